using Budget.Api.Imports;
using CsCheck;

namespace Budget.Tests.Api.Imports;

public sealed class ListingTests
{
    private static readonly Gen<string> Names =
        Gen.OneOf("|", ",", "\\", "a", "b c", "\\n").Array[1, 6].Select(string.Concat);

    [Test]
    public void Names_come_back_whatever_marks_are_in_them() => Names.Array[1, 5].Sample(names =>
        Listing.Split(Listing.Join(names, '|'), '|').SequenceEqual(names)
        && Listing.Split(Listing.Join(names, ','), ',').SequenceEqual(names), iter: 5_000);

    [TestCase("a | b", "a+b")]
    [TestCase("a\\b|c", "a\\b+c")]
    [TestCase("a\\|b", "a|b")]
    [TestCase("", "")]
    [TestCase("a|", "a+")]
    public void A_backslash_means_itself_but_before_a_mark(string cell, string names) =>
        Assert.That(string.Join('+', Listing.Split(cell, '|')), Is.EqualTo(names));
}
