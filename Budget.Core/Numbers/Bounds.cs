using System.Numerics;

namespace Budget.Core.Numbers;

/// <summary>
/// A number known to lie between two doubles, both ends included. Rounding always widens, so what two disjoint bounds
/// say about their numbers is proven; where they overlap they say nothing, and the exact numbers must be asked.
/// </summary>
public readonly record struct Bounds(double Low, double High)
{
    // Wider than the three roundings (two conversions and a division, 2^-53 each) that make an end.
    private const double Up = 1 + 1.0 / (1L << 50);
    private const double Down = 1 - 1.0 / (1L << 50);

    /// <summary>Says nothing.</summary>
    public static Bounds Unknown => new(double.NegativeInfinity, double.PositiveInfinity);

    public static Bounds Infinity => new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>Bounds of low/divisor … high/divisor, for numerators of at least 0 and a positive divisor.</summary>
    public static Bounds Quotient(Int128 low, Int128 high, Int128 divisor) =>
        new((double)low / (double)divisor * Down, (double)high / (double)divisor * Up);

    /// <summary>Bounds of an exact non-negative fraction; the denominator is positive.</summary>
    public static Bounds Of(BigInteger numerator, BigInteger denominator)
    {
        // A quotient of 64 bits keeps more than a double can hold; the shift brings it back into range.
        var shift = 64 - (int)(numerator.GetBitLength() - denominator.GetBitLength());
        var quotient = (double)(shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift));
        var value = Math.ScaleB(quotient, -shift);
        return new(value * Down, value * Up);
    }

    /// <summary>
    /// Bounds of (Σ weight_j · value_j + plus) / divisor, where nothing is negative and the divisor is positive.
    /// </summary>
    public static Bounds WeightedMean(ReadOnlySpan<long> weights, List<Bounds> values, long plus, long divisor)
    {
        var (low, high) = ((double)plus, (double)plus);
        for (var at = 0; at < weights.Length; at++)
        {
            low += weights[at] * values[at].Low;
            high += weights[at] * values[at].High;
        }

        // Every term is rounded at most three times and every sum once, each by a factor within 1 ± 2^-53.
        var roundings = (weights.Length + 8) * Math.ScaleB(1, -52);
        return new(low / divisor * (1 - roundings), high / divisor * (1 + roundings));
    }

    /// <summary>Bounds of the sum of two numbers of at least 0.</summary>
    public static Bounds operator +(Bounds left, Bounds right) =>
        new((left.Low + right.Low) * Down, (left.High + right.High) * Up);

    /// <summary>Bounds of the product of two numbers of at least 0.</summary>
    public static Bounds operator *(Bounds left, Bounds right) =>
        new(left.Low * right.Low * Down, left.High * right.High * Up);

    /// <summary>Bounds of the quotient of a number of at least 0 by one above 0.</summary>
    public static Bounds operator /(Bounds left, Bounds right) => new(
        left.Low / right.High * Down, right.Low == 0 ? double.PositiveInfinity : left.High / right.Low * Up);

    public static Bounds Add(Bounds left, Bounds right) => left + right;
    public static Bounds Multiply(Bounds left, Bounds right) => left * right;
    public static Bounds Divide(Bounds left, Bounds right) => left / right;

    /// <summary>Bounds of the number or 1, whichever is more.</summary>
    public Bounds AtLeastOne => new(Math.Max(1, Low), Math.Max(1, High));

    /// <summary>Bounds of the smaller of two numbers.</summary>
    public static Bounds Min(Bounds left, Bounds right) =>
        new(Math.Min(left.Low, right.Low), Math.Min(left.High, right.High));

    /// <summary>What is known of a number that is also at most the larger of two upper ends.</summary>
    public Bounds UpTo(Bounds other) => this with { High = Math.Max(High, other.High) };

    /// <summary>What remains known when only the lower end holds.</summary>
    public Bounds FromBelow => this with { High = double.PositiveInfinity };

    /// <summary>False when this number is proven to be larger than the other.</summary>
    public bool MayReach(Bounds other) => Low <= other.High;

    /// <summary>
    /// Of two numbers the one that is surely not above the smaller end: whichever has the lower upper end.
    /// </summary>
    public static Bounds Nearer(Bounds left, Bounds right) => right.High < left.High ? right : left;

    /// <summary>Orders by lower ends.</summary>
    public static int CompareLows(Bounds left, Bounds right) => left.Low.CompareTo(right.Low);
}
