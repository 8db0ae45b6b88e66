using Budget.Api.Imports;
using CsCheck;

namespace Budget.Tests.Api.Imports;

public sealed class AmountsTests
{
    [TestCase("600000", 600_000_00)]
    [TestCase("600.000,50", 600_000_50)]
    [TestCase("600000,5", 600_000_50)]
    [TestCase("600000.50", 600_000_50)]
    [TestCase("600000.5", 600_000_50)]
    [TestCase("600 000", 600_000_00)]
    [TestCase("600\u00A0000,50", 600_000_50)]
    [TestCase("1\u202F600\u202F000", 1_600_000_00)]
    [TestCase("1.600.000", 1_600_000_00)]
    [TestCase("1.600.000,01", 1_600_000_01)]
    [TestCase(" 600000 kr. ", 600_000_00)]
    [TestCase("600000kr", 600_000_00)]
    [TestCase("kr. 600.000,00", 600_000_00)]
    [TestCase("DKK 600000", 600_000_00)]
    [TestCase("600000,5\u00A0dkk", 600_000_50)]
    [TestCase("600.000,-", 600_000_00)]
    [TestCase("600,- kr.", 600_00)]
    [TestCase("0", 0)]
    [TestCase("0,01", 1)]
    [TestCase("0007", 7_00)]
    [TestCase("92233720368547758,07", long.MaxValue)]
    public void An_amount_is_read_as_Danish_offices_write_it(string text, long minor) =>
        Assert.That(Amounts.Read(text, "DKK"), Is.EqualTo(new AmountReading(minor, null, false, "")));

    [TestCase("600.000", 600_000_00)]
    [TestCase("1.234", 1_234_00)]
    [TestCase("kr. 12.500", 12_500_00)]
    public void A_dot_before_three_digits_is_read_as_thousands_and_doubted(string text, long minor)
    {
        var reading = Amounts.Read(text, "DKK");
        Assert.That((reading.Minor, reading.Code, reading.IsError), Is.EqualTo((minor, "thousands-assumed", false)));
    }

    [TestCase("", "missing")]
    [TestCase("kr.", "missing")]
    [TestCase("1,234", "ambiguous")]
    [TestCase("600,000 kr", "ambiguous")]
    [TestCase("-1", "negative")]
    [TestCase("\u22121", "negative")]
    [TestCase("kr. -600.000,50", "negative")]
    [TestCase("0,001", "too-precise")]
    [TestCase("0.500", "too-precise")]
    [TestCase("1234.567", "too-precise")]
    [TestCase("1234,567", "too-precise")]
    [TestCase("600.000,500", "too-precise")]
    [TestCase("600 000.000", "too-precise")]
    [TestCase("1,2345", "too-precise")]
    [TestCase("92233720368547758,08", "too-large")]
    [TestCase("100000000000000000000000000000000", "too-large")]
    [TestCase("600.00,50", "unreadable")]
    [TestCase("6000.000,50", "unreadable")]
    [TestCase("600,000.50", "unreadable")]
    [TestCase("1,234,567", "unreadable")]
    [TestCase("1.23.456", "unreadable")]
    [TestCase("0.600.000", "unreadable")]
    [TestCase("1 000.000,50", "unreadable")]
    [TestCase("1 23", "unreadable")]
    [TestCase("1  234", "unreadable")]
    [TestCase("600,50,-", "unreadable")]
    [TestCase("600,", "unreadable")]
    [TestCase(",50", "unreadable")]
    [TestCase(".500", "unreadable")]
    [TestCase("6E+05", "unreadable")]
    [TestCase("+5", "unreadable")]
    [TestCase("(600)", "unreadable")]
    [TestCase("--5", "unreadable")]
    [TestCase("600 EUR", "unreadable")]
    [TestCase("kr 600 kr", "unreadable")]
    [TestCase("0x10", "unreadable")]
    [TestCase("#VALUE!", "unreadable")]
    [TestCase("٦٠٠", "unreadable")]
    [TestCase("６００", "unreadable")]
    [TestCase("six hundred", "unreadable")]
    public void What_is_no_amount_or_may_be_two_is_refused(string text, string code)
    {
        var reading = Amounts.Read(text, "DKK");
        Assert.That((reading.Minor, reading.Code, reading.IsError), Is.EqualTo((0L, "amount-" + code, true)));
    }

    [Test]
    public void Kroner_are_no_euro()
    {
        Assert.That(Amounts.Read("600 EUR", "EUR").Minor, Is.EqualTo(600_00));
        Assert.That(Amounts.Read("600 kr.", "EUR").Code, Is.EqualTo("amount-unreadable"));
    }

    [TestCase(0, "0,00")]
    [TestCase(5, "0,05")]
    [TestCase(600_000_50, "600000,50")]
    [TestCase(-5, "-0,05")]
    [TestCase(long.MaxValue, "92233720368547758,07")]
    [TestCase(long.MinValue, "-92233720368547758,08")]
    public void An_amount_is_written_with_a_comma_and_two_decimals(long minor, string text) =>
        Assert.That(Amounts.Text(minor), Is.EqualTo(text));

    [Test]
    public void An_amount_that_is_written_is_read_as_the_same() => Gen.Long[0, long.MaxValue].Sample(
        minor => Amounts.Read(Amounts.Text(minor), "DKK") == AmountReading.Of(minor));
}
