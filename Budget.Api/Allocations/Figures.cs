using System.Globalization;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Api.Allocations;

/// <summary>
/// How people write numbers: thousands apart, as many decimals as needed, and a sign where something was rounded. The
/// exact numbers are in the JSON. Nothing here depends on the language of the machine.
/// </summary>
internal sealed record Figures
{
    private readonly NumberFormatInfo _signs;
    private readonly string _about;

    private Figures(string thousands, string point, string about)
    {
        _signs = new() { NumberGroupSeparator = thousands, NumberDecimalSeparator = point };
        _about = about;
    }

    /// <summary><c>12,340.50</c>; <c>≈12,340.50</c> where it was rounded.</summary>
    public static Figures English { get; } = new(",", ".", "≈");

    /// <summary><c>12.340,50</c>; <c>ca. 12.340,50</c> where it was rounded.</summary>
    public static Figures Danish { get; } = new(".", ",", "ca. ");

    /// <summary>What is not exact is rounded to so many decimals.</summary>
    public int Decimals { get; private init; } = 2;

    /// <summary>With so many decimals every amount of an instance is exact, and less than one looks less.</summary>
    public Figures For(Instance instance) => this with { Decimals = Math.Max(2, instance.Decimals) };

    /// <summary>A whole number.</summary>
    public string Count(BigInteger number) => number.ToString("N0", _signs);

    /// <summary>An exact amount of an instance, with decimals only where it has some.</summary>
    public string Amount(Instance instance, Int128 minorUnits) =>
        For(instance).AtLeast(instance.InCurrency((BigInteger)minorUnits));

    /// <summary>A number cut down: what people have is never said to be more.</summary>
    public string AtLeast(Rational number, int? decimals = null)
    {
        var scale = BigInteger.Pow(10, decimals ?? Decimals);
        var scaled = (number * scale).Floor();
        return Write(scaled, decimals ?? Decimals, isExact: number == new Rational(scaled, scale));
    }

    /// <summary>A number rounded up: what people pay or lack is never said to be less.</summary>
    public string AtMost(Rational number)
    {
        var scale = BigInteger.Pow(10, Decimals);
        var scaled = -(Rational.Zero - number * scale).Floor();
        return Write(scaled, Decimals, isExact: number == new Rational(scaled, scale));
    }

    /// <summary>A share of a whole in per cent, to the nearest tenth, halves up.</summary>
    public string Percent(Int128 part, Int128 whole)
    {
        var tenths = whole == 0 ? 0 : (part * 2000 + whole) / (whole * 2);
        return $"{Count((BigInteger)(tenths / 10))}{_signs.NumberDecimalSeparator}{tenths % 10} %";
    }

    // Exact whole numbers stand without decimals, others with two at least: 12,340 and 12,340.50 and ≈12,340.00.
    private string Write(BigInteger scaled, int decimals, bool isExact)
    {
        while (decimals > 2 && isExact && scaled % 10 == 0)
        {
            (scaled, decimals) = (scaled / 10, decimals - 1);
        }

        var whole = BigInteger.DivRem(scaled, BigInteger.Pow(10, decimals), out var rest);
        return isExact && rest.IsZero
            ? Count(whole)
            : (isExact ? "" : _about) + Count(whole) + _signs.NumberDecimalSeparator
                + rest.ToString($"D{decimals}", CultureInfo.InvariantCulture);
    }
}
