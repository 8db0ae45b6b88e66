using Budget.Api.Security;

namespace Budget.Tests.Api.Security;

public sealed class VotingCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(at => (byte)at)];

    [Test]
    public void A_code_is_printed_in_groups_and_reads_back()
    {
        var code = VotingCode.New();
        Assert.That(code.Printed, Does.Match("^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{2}$"));
        Assert.That(Kept(code.Printed), Is.EqualTo(VotingCode.Kept(code, Key)));
        Assert.That(VotingCode.New().Printed, Is.Not.EqualTo(code.Printed));
    }

    [Test]
    public void A_code_may_be_written_in_any_case_with_any_hyphens_and_spaces()
    {
        var code = VotingCode.New();
        var bare = code.Printed.Replace("-", "", StringComparison.Ordinal);
        Assert.That(
            new[] { bare, bare.ToLowerInvariant(), string.Join(' ', bare.Chunk(3).Select(part => new string(part))) }
                .Select(Kept),
            Is.All.EqualTo(VotingCode.Kept(code, Key)));
    }

    [Test]
    public void Letters_that_look_like_digits_are_read_as_digits()
    {
        var written = Enumerable.Repeat(0, 1000).Select(_ => VotingCode.New().Printed)
            .First(printed => printed.Contains('0', StringComparison.Ordinal)
                && printed.Contains('1', StringComparison.Ordinal));
        Assert.That(
            new[] { written.Replace('0', 'O').Replace('1', 'I'), written.Replace('0', 'o').Replace('1', 'l') }
                .Select(Kept),
            Is.All.EqualTo(Kept(written)));
    }

    [Test]
    public void One_wrong_letter_is_always_noticed()
    {
        var letters = VotingCode.New().Printed.Replace("-", "", StringComparison.Ordinal);
        Assert.That(
            from at in Enumerable.Range(0, letters.Length)
            from wrong in Alphabet
            where wrong != letters[at]
            where VotingCode.Read($"{letters[..at]}{wrong}{letters[(at + 1)..]}") is not null
            select (at, wrong),
            Is.Empty);
    }

    [Test]
    public void Two_letters_that_changed_places_are_always_noticed()
    {
        var letters = VotingCode.New().Printed.Replace("-", "", StringComparison.Ordinal);
        Assert.That(
            from first in Enumerable.Range(0, letters.Length)
            from second in Enumerable.Range(0, first)
            where letters[first] != letters[second]
            where VotingCode.Read(Swapped(letters, first, second)) is not null
            select (first, second),
            Is.Empty);
    }

    [TestCase("")]
    [TestCase("4K0VX")]
    [TestCase("U0000-00000-00000-00000-00000-00")]
    [TestCase("0000000000000000000000000000")]
    [TestCase("\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10")]
    [TestCase("ſſſſſſſſſſſſſſſſſſſſſſſſſſſ")]
    public void What_cannot_be_a_code_is_none(string written) => Assert.That(VotingCode.Read(written), Is.Null);

    [Test]
    public void A_text_that_is_too_long_is_not_looked_at()
    {
        var printed = VotingCode.New().Printed;
        Assert.That(VotingCode.Read(printed + new string(' ', 64 - printed.Length)), Is.Not.Null);
        Assert.That(VotingCode.Read(printed + new string(' ', 65 - printed.Length)), Is.Null);
    }

    [Test]
    public void What_is_kept_depends_on_the_key_and_never_shows_the_code()
    {
        var code = VotingCode.New();
        Assert.That(VotingCode.Kept(code, Key), Does.Match("^[0-9a-f]{64}$"));
        Assert.That(VotingCode.Kept(code, new byte[32]), Is.Not.EqualTo(VotingCode.Kept(code, Key)));
        Assert.That(code.ToString(), Does.Not.Contain(code.Printed[..5]));
    }

    private static string Kept(string written) => VotingCode.Kept(VotingCode.Read(written)!, Key);

    private static string Swapped(string letters, int first, int second)
    {
        var swapped = letters.ToCharArray();
        (swapped[first], swapped[second]) = (swapped[second], swapped[first]);
        return new(swapped);
    }
}
