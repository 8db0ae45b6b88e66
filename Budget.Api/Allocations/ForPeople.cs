using System.Globalization;
using System.Numerics;
using System.Text;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Api.Allocations;

/// <summary>
/// Numbers and names as people read them: thousands apart, at most two decimals, and ≈ where something was cut off.
/// The exact numbers are in the JSON. Nothing here depends on culture.
/// </summary>
internal static class ForPeople
{
    /// <summary>A whole number: <c>12,340</c>.</summary>
    public static string Count(BigInteger number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An exact amount of an instance: <c>12,340</c> or <c>12,340.50</c>.</summary>
    public static string Amount(Instance instance, Int128 minorUnits) =>
        Cut(instance.InCurrency((BigInteger)minorUnits), Decimals(instance));

    /// <summary>An exact amount of an instance.</summary>
    public static string Amount(Instance instance, Money amount) => Amount(instance, amount.MinorUnits);

    /// <summary>An amount in currency units, cut down: what people have is never said to be more.</summary>
    public static string AtLeast(Rational amount, int decimals = 2) => Cut(amount, decimals);

    /// <summary>An amount in currency units, rounded up: what people pay is never said to be less.</summary>
    public static string AtMost(Rational amount)
    {
        var cents = Rational.Zero - (Rational.Zero - amount * 100).Floor();
        return Write(cents.Numerator, 2, isExact: amount == cents / 100);
    }

    /// <summary><c>1st</c>, <c>2nd</c>, <c>3rd</c>, <c>11th</c>.</summary>
    public static string Ordinal(int place) => (place % 100 is > 10 and < 14 ? 0 : place % 10) switch
    {
        1 => $"{Count(place)}st",
        2 => $"{Count(place)}nd",
        3 => $"{Count(place)}rd",
        _ => $"{Count(place)}th",
    };

    /// <summary><c>1 vote</c>, <c>2 votes</c>.</summary>
    public static string Plural(BigInteger number, string one) => number.IsOne ? $"1 {one}" : $"{Count(number)} {one}s";

    /// <summary>A share of a whole in per cent, cut down to a tenth: <c>98.5 %</c>.</summary>
    public static string Percent(Int128 part, Int128 whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{Tenths(part, whole) / 10}.{Tenths(part, whole) % 10} %");

    /// <summary>
    /// A text from a file on one line, without characters that could command a terminal or turn what is around them.
    /// </summary>
    public static string Name(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator => new Rune(' '),
                _ => rune,
            });
        }

        return shown.ToString();
    }

    /// <summary>With so many decimals every amount of an instance is exact, and less than one looks less.</summary>
    public static int Decimals(Instance instance) => Math.Max(2, instance.Decimals);

    private static Int128 Tenths(Int128 part, Int128 whole) => whole == 0 ? 0 : part * 1000 / whole;

    private static string Cut(Rational amount, int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var scaled = (amount * scale).Floor();
        return Write(scaled, decimals, isExact: amount == new Rational(scaled, scale));
    }

    // Exact whole numbers stand without decimals, others with two at least: 12,340 and 12,340.50 and ≈12,340.00.
    private static string Write(BigInteger scaled, int decimals, bool isExact)
    {
        while (decimals > 2 && isExact && scaled % 10 == 0)
        {
            (scaled, decimals) = (scaled / 10, decimals - 1);
        }

        var whole = BigInteger.DivRem(scaled, BigInteger.Pow(10, decimals), out var rest);
        return isExact && rest.IsZero
            ? Count(whole)
            : $"{(isExact ? "" : "≈")}{Count(whole)}.{rest.ToString($"D{decimals}", CultureInfo.InvariantCulture)}";
    }
}
