using System.Numerics;
using Budget.Core.Numbers;

namespace Budget.Tests.Numbers;

public class DecimalLiteralTests
{
    [TestCase("28534.61", 2853461, 2)]
    [TestCase("28534,61", 2853461, 2)]
    [TestCase("12.500", 125, 1)]
    [TestCase("007", 7, 0)]
    [TestCase("-1.5", -15, 1)]
    [TestCase("10.0", 10, 0)]
    [TestCase("0", 0, 0)]
    public void Digits_with_at_most_one_dot_or_comma_are_a_number(string text, int digits, int decimals)
    {
        Assert.That(DecimalLiteral.TryParse(text, out var literal));
        Assert.That((literal.Digits, literal.Decimals), Is.EqualTo((new BigInteger(digits), decimals)));
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".5")]
    [TestCase("5.")]
    [TestCase("1.000.000")]
    [TestCase("1,000.5")]
    [TestCase("1e5")]
    [TestCase("+1")]
    [TestCase(" 1")]
    [TestCase("1 000")]
    [TestCase("١٢")]
    [TestCase("--1")]
    [TestCase("kr 5")]
    public void Anything_else_is_not(string text) => Assert.That(DecimalLiteral.TryParse(text, out _), Is.False);

    [Test]
    public void A_literal_of_too_many_digits_is_refused_before_it_costs_time()
    {
        Assert.That(DecimalLiteral.TryParse(new string('9', DecimalLiteral.MaxDigits), out _));
        Assert.That(DecimalLiteral.TryParse(new string('9', DecimalLiteral.MaxDigits + 1), out _), Is.False);
    }

    [TestCase("9223372036854775807", 0, long.MaxValue)]
    [TestCase("-9223372036854775808", 0, long.MinValue)]
    [TestCase("92233720368547758.07", 2, long.MaxValue)]
    [TestCase("1.5", 3, 1500)]
    public void It_is_counted_in_small_units_up_to_the_last_long(string text, int decimals, long count)
    {
        Assert.That(DecimalLiteral.TryParse(text, out var literal));
        Assert.That(literal.TryScale(decimals, out var scaled));
        Assert.That(scaled, Is.EqualTo(count));
    }

    [TestCase("9223372036854775808", 0)]
    [TestCase("92233720368547758.08", 2)]
    [TestCase("1.25", 1)]
    public void And_not_beyond(string text, int decimals)
    {
        Assert.That(DecimalLiteral.TryParse(text, out var literal));
        Assert.That(literal.TryScale(decimals, out _), Is.False);
    }

    [TestCase(2853461, 2, "28534.61")]
    [TestCase(2853460, 2, "28534.6")]
    [TestCase(2853400, 2, "28534")]
    [TestCase(5, 3, "0.005")]
    [TestCase(-5, 1, "-0.5")]
    [TestCase(0, 2, "0")]
    [TestCase(120, 0, "120")]
    public void A_count_is_written_without_zeros_at_the_end(long count, int decimals, string text) =>
        Assert.That(DecimalLiteral.Format(count, decimals), Is.EqualTo(text));

    [Test]
    public void It_is_an_exact_fraction()
    {
        Assert.That(DecimalLiteral.TryParse("0.125", out var literal));
        Assert.That(literal.ToRational(), Is.EqualTo(new Rational(1, 8)));
    }
}
