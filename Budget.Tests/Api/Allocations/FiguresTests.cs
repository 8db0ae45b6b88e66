using Budget.Api.Allocations;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Tests.Api.Allocations;

public sealed class FiguresTests
{
    [TestCase(1, 3, "≈0.33", "≈0.34", "ca. 0,33", "ca. 0,34")]
    [TestCase(2469, 2, "1,234.50", "1,234.50", "1.234,50", "1.234,50")]
    [TestCase(1234567, 1, "1,234,567", "1,234,567", "1.234.567", "1.234.567")]
    [TestCase(3000001, 3, "≈1,000,000.33", "≈1,000,000.34", "ca. 1.000.000,33", "ca. 1.000.000,34")]
    public void What_people_have_is_cut_down_and_what_they_lack_is_rounded_up(
        long numerator, long denominator, string least, string most, string danishLeast, string danishMost)
    {
        var number = new Rational(numerator, denominator);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Figures.English.AtLeast(number), Is.EqualTo(least));
            Assert.That(Figures.English.AtMost(number), Is.EqualTo(most));
            Assert.That(Figures.Danish.AtLeast(number), Is.EqualTo(danishLeast));
            Assert.That(Figures.Danish.AtMost(number), Is.EqualTo(danishMost));
        }
    }

    [TestCase(1, 2000, "0.1 %", "0,1 %")]
    [TestCase(1, 2001, "0.0 %", "0,0 %")]
    [TestCase(1999, 2000, "100.0 %", "100,0 %")]
    [TestCase(1, 16, "6.3 %", "6,3 %")]
    [TestCase(0, 0, "0.0 %", "0,0 %")]
    public void A_share_is_rounded_and_a_half_goes_up(long part, long whole, string english, string danish)
    {
        Assert.That(Figures.English.Percent(part, whole), Is.EqualTo(english));
        Assert.That(Figures.Danish.Percent(part, whole), Is.EqualTo(danish));
    }

    [Test]
    public void Money_with_more_decimals_than_two_shows_them()
    {
        var instance = new Instance(new Money(1), [], decimals: 3);
        Assert.That(Figures.Danish.Amount(instance, 1_234_567), Is.EqualTo("1.234,567"));
        Assert.That(Figures.Danish.Amount(instance, 1_234_500), Is.EqualTo("1.234,50"));
        Assert.That(Figures.Danish.For(instance).AtMost(new Rational(1, 3)), Is.EqualTo("ca. 0,334"));
    }
}
