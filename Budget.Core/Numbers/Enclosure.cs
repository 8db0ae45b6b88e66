using System.Numerics;

namespace Budget.Core.Numbers;

/// <summary>
/// An exact fraction of at least 0 that would be too long to be written down: known to lie between two ends, which
/// rounding only moves apart, and by its <see cref="Residue"/>. That two of them differ is proven by their ends; that
/// they are equal is taken from ends that overlap and residues that agree. A proof of that would need numbers whose
/// length doubles with every multiplication.
/// </summary>
internal readonly record struct Enclosure
{
    // Where so many digits do not tell two numbers apart, they are equal, whatever their residues are.
    private const int MostDigits = 1 << 14;

    private readonly int _digits;
    private readonly BigInteger _low;
    private readonly Residue _residue;

    // The upper end less the lower one: mostly a short number, which is cheap to carry along.
    private readonly BigInteger _width;

    private Enclosure(int digits, BigInteger low, BigInteger width, Residue residue) =>
        (_digits, _low, _width, _residue) = (digits, low, width, residue);

    private BigInteger High => _low + _width;

    /// <summary>A whole number, from which fractions of so many binary digits can be made.</summary>
    public static Enclosure Whole(BigInteger whole, int digits) =>
        new(digits, whole << digits, BigInteger.Zero, Residue.Of(whole));

    public static Enclosure operator +(Enclosure left, Enclosure right) => new(
        left._digits, left._low + right._low, left._width + right._width, left._residue + right._residue);

    public static Enclosure operator *(Enclosure left, Enclosure right)
    {
        // (l + v)·(r + w) = l·r + (l·w + v·r + v·w), where both parts are rounded down and made good for.
        var beyond = left._low * right._width + left._width * (right._low + right._width);
        return right._low.IsZero && right._width.IsZero ? right : new(
            left._digits,
            (left._low * right._low) >> left._digits,
            (beyond >> left._digits) + 2,
            left._residue * right._residue);
    }

    /// <summary>The product with a whole number of at least 0.</summary>
    public static Enclosure operator *(Enclosure left, BigInteger right) => new(
        left._digits, left._low * right, left._width * right, left._residue * Residue.Of(right));

    /// <summary>
    /// The order of two numbers, or null when they are too close to each other to be told apart by so many digits.
    /// </summary>
    public static int? Compare(Enclosure left, Enclosure right) =>
        left._low > right.High ? 1
        : left.High < right._low ? -1
        : left._residue == right._residue || left._digits >= MostDigits ? 0
        : null;

    /// <summary>
    /// 1 − part/this, for a number of at least the part: which part of it is left when a part is taken away.
    /// </summary>
    public Enclosure PartLeftWithout(BigInteger part)
    {
        var low = LeftOf(_low, part);
        var high = BigInteger.Min(LeftOf(High, part) + 1, BigInteger.One << _digits);
        return new(_digits, low, high - low, (_residue - Residue.Of(part)) * _residue.Inverse());
    }

    /// <summary>The largest whole number not above this one; null when it takes more digits to tell.</summary>
    public BigInteger? Floor()
    {
        var (floor, above) = (_low >> _digits, High >> _digits);
        return floor == above ? floor
            : above > floor + 1 ? null
            : Compare(this, Whole(above, _digits)) switch
            {
                null => null,
                < 0 => floor,
                _ => above,
            };
    }

    /// <summary>
    /// The number in units of so many binary digits, rounded down; null when two units more may be reached, too.
    /// </summary>
    public long? InUnits(int digits)
    {
        var units = _low >> (_digits - digits);
        return _width < (BigInteger.One << (_digits - digits)) ? (long)units : null;
    }

    // Rounded down; an end may lie on the wrong side of the part, though the number itself does not.
    private BigInteger LeftOf(BigInteger end, BigInteger part) =>
        end.IsZero ? BigInteger.Zero
        : BigInteger.Max(BigInteger.Zero, ((end - (part << _digits)) << _digits) / end);
}
