using System.Numerics;
using Budget.Core.Numbers;
using CsCheck;

namespace Budget.Tests.Numbers;

public class EnclosureTests
{
    private const int Digits = 256;

    [Test]
    public void It_compares_and_rounds_down_as_the_fractions_do_that_it_stands_for() =>
        (from parts in Gen.Select(Gen.Long[1, 50], Gen.Long[0, 50]).Array[0, 4]
         from other in Gen.Select(Gen.Long[1, 50], Gen.Long[0, 50]).Array[0, 4]
         from whole in Gen.Long[0, 1_000_000_007]
         select (parts, other, whole)).Sample(one =>
        {
            var (left, right) = (Product(one.parts), Product(one.other));
            return Enclosure.Compare(left.Near, right.Near) == left.Exact.CompareTo(right.Exact)
                && Enclosure.Compare(left.Near + right.Near, right.Near + left.Near) == 0
                && (left.Near * one.whole).Floor() == (left.Exact * one.whole).Floor();
        }, iter: 20_000);

    [Test]
    public void Fractions_that_differ_behind_the_last_digit_are_too_close()
    {
        var third = Enclosure.Whole(3, Digits).PartLeftWithout(2);
        var more = Enclosure.Whole(3 * BigInteger.Pow(2, 300), Digits).PartLeftWithout(2 * BigInteger.Pow(2, 300) - 1);
        Assert.Multiple(() =>
        {
            Assert.That(Enclosure.Compare(third, more), Is.Null);
            Assert.That(Enclosure.Compare(third, third), Is.Zero);
            Assert.That((third * 3).Floor(), Is.EqualTo((BigInteger)1));
            Assert.That((more * 3).Floor(), Is.Null);
        });
    }

    // (1 − b/a)·(1 − b'/a')·… for pairs with b ≤ a.
    private static (Enclosure Near, Rational Exact) Product((long Whole, long Part)[] pairs) => pairs.Aggregate(
        (Near: Enclosure.Whole(1, Digits), Exact: Rational.One), (product, pair) =>
        {
            var (whole, part) = (pair.Whole, pair.Part % pair.Whole);
            return (
                product.Near * Enclosure.Whole(whole, Digits).PartLeftWithout(part),
                product.Exact * (1 - new Rational(part, whole)));
        });
}
