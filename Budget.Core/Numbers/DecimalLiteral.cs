using System.Globalization;
using System.Numerics;

namespace Budget.Core.Numbers;

/// <summary>
/// A number as people write it: digits with at most one dot or comma, perhaps a minus in front; never an exponent,
/// a thousands separator or a currency. Equal to <c>Digits · 10^-Decimals</c>, without trailing zeros after the point.
/// </summary>
public readonly record struct DecimalLiteral
{
    /// <summary>More digits than any amount needs; a longer literal is refused before it costs time.</summary>
    public const int MaxDigits = 60;

    private DecimalLiteral(BigInteger digits, int decimals) => (Digits, Decimals) = (digits, decimals);

    public BigInteger Digits { get; }

    /// <summary>How many digits stand after the point, trailing zeros apart; 0 for a whole number.</summary>
    public int Decimals { get; }

    public static bool TryParse(ReadOnlySpan<char> text, out DecimalLiteral literal)
    {
        literal = default;
        var negative = text is ['-', ..];
        var unsigned = negative ? text[1..] : text;
        var point = unsigned.IndexOfAny('.', ',');
        var whole = point < 0 ? unsigned : unsigned[..point];
        var fraction = point < 0 ? [] : unsigned[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || whole.Length + fraction.Length > MaxDigits
            || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        fraction = fraction.TrimEnd('0');
        var digits = BigInteger.Parse(string.Concat(whole, fraction), NumberStyles.None, CultureInfo.InvariantCulture);
        literal = new DecimalLiteral(negative ? -digits : digits, fraction.Length);
        return true;
    }

    /// <summary>This number counted in units of 10^-<paramref name="decimals"/>.</summary>
    /// <returns>False when it has more decimals than that, or the count is beyond a <see cref="long"/>.</returns>
    public bool TryScale(int decimals, out long count)
    {
        count = 0;
        if (decimals < Decimals)
        {
            return false;
        }

        var scaled = Digits * BigInteger.Pow(10, decimals - Decimals);
        if (scaled < long.MinValue || scaled > long.MaxValue)
        {
            return false;
        }

        count = (long)scaled;
        return true;
    }

    public Rational ToRational() => new(Digits, BigInteger.Pow(10, Decimals));

    /// <summary>
    /// Writes <paramref name="count"/> units of 10^-<paramref name="decimals"/> without trailing zeros: <c>12.5</c>.
    /// </summary>
    public static string Format(BigInteger count, int decimals)
    {
        var digits = BigInteger.Abs(count).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var fraction = digits[^decimals..].TrimEnd('0');
        var sign = count.Sign < 0 ? "-" : "";
        return fraction.Length == 0 ? sign + digits[..^decimals] : $"{sign}{digits[..^decimals]}.{fraction}";
    }
}
