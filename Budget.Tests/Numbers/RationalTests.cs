using System.Globalization;
using System.Numerics;
using Budget.Core.Numbers;
using CsCheck;

namespace Budget.Tests.Numbers;

public class RationalTests
{
    [TestCase("7/2", "7/2")]
    [TestCase("-14/4", "-7/2")]
    [TestCase("6/3", "2")]
    [TestCase("0/5", "0")]
    [TestCase("0.50", "1/2")]
    [TestCase("-2,25", "-9/4")]
    [TestCase("3", "3")]
    public void A_fraction_is_read_in_any_spelling_and_written_in_lowest_terms(string text, string written)
    {
        Assert.That(Rational.TryParse(text, out var value));
        Assert.That(value.ToString(), Is.EqualTo(written));
    }

    [TestCase("")]
    [TestCase("1/0")]
    [TestCase("1/-2")]
    [TestCase("1/2/3")]
    [TestCase("1 /2")]
    [TestCase("1e3")]
    [TestCase("½")]
    [TestCase("/2")]
    [TestCase("1/")]
    [TestCase("0x1")]
    public void What_is_no_fraction_is_not_read(string text) => Assert.That(Rational.TryParse(text, out _), Is.False);

    [Test]
    public void The_default_value_is_zero_over_one()
    {
        Rational zero = default;
        Assert.Multiple(() =>
        {
            Assert.That(zero, Is.EqualTo(new Rational(0, -7)));
            Assert.That(zero.Denominator, Is.EqualTo(BigInteger.One));
            Assert.That(zero + Rational.One, Is.EqualTo(Rational.One));
            Assert.That(zero.ToString(), Is.EqualTo("0"));
        });
    }

    [Test]
    public void A_negative_denominator_turns_the_sign() =>
        Assert.That(new Rational(1, -2), Is.EqualTo(new Rational(-1, 2)));

    [Test]
    public void Nothing_is_divided_by_zero()
    {
        Assert.That(() => new Rational(1, 0), Throws.TypeOf<DivideByZeroException>());
        Assert.That(() => Rational.One / Rational.Zero, Throws.TypeOf<DivideByZeroException>());
    }

    [TestCase(7, 2, 3)]
    [TestCase(-7, 2, -4)]
    [TestCase(-6, 2, -3)]
    [TestCase(0, 5, 0)]
    public void The_floor_is_the_largest_whole_number_not_above(int numerator, int denominator, int floor) =>
        Assert.That(new Rational(numerator, denominator).Floor(), Is.EqualTo(new BigInteger(floor)));

    [Test]
    public void Arithmetic_is_that_of_fractions() => Pairs.Sample(pair =>
    {
        var (left, right) = pair;
        return left + right - right == left
            && left * right == right * left
            && (right.Sign == 0 || left / right * right == left)
            && (left - right).Sign == left.CompareTo(right)
            && Rational.Min(left, right) + Rational.Max(left, right) == left + right
            && BigInteger.GreatestCommonDivisor(left.Numerator, left.Denominator).IsOne;
    }, iter: 10_000);

    [Test]
    public void What_is_written_is_read_back_in_every_culture() => Pairs.Sample(pair =>
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("da-DK");
            return Rational.TryParse(pair.Left.ToString(), out var value) && value == pair.Left;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    });

    private static Gen<(Rational Left, Rational Right)> Pairs => Gen.Select(
        Fractions, Fractions, (left, right) => (left, right));

    private static Gen<Rational> Fractions => Gen.Select(
        Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[1, 1_000_000],
        (numerator, denominator) => new Rational(numerator, denominator));
}
