using System.Globalization;
using System.Numerics;

namespace Budget.Core.Numbers;

/// <summary>
/// An exact fraction in lowest terms with a positive denominator; <c>default</c> is zero.
/// Written as <c>7/2</c>, whole numbers without a denominator.
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominatorLessOne;

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    private Rational(BigInteger whole) => Numerator = whole;

    public static Rational Zero => default;
    public static Rational One => new(BigInteger.One);

    public BigInteger Numerator { get; }
    public BigInteger Denominator => _denominatorLessOne + 1;
    public int Sign => Numerator.Sign;

    public static implicit operator Rational(long whole) => new(whole);
    public static implicit operator Rational(BigInteger whole) => new(whole);
    public static Rational FromInt64(long whole) => new(whole);

    public static Rational operator +(Rational left, Rational right) => new(
        left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) => new(
        left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The right side is zero.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static Rational Add(Rational left, Rational right) => left + right;
    public static Rational Subtract(Rational left, Rational right) => left - right;
    public static Rational Multiply(Rational left, Rational right) => left * right;
    public static Rational Divide(Rational left, Rational right) => left / right;
    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;
    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    public int CompareTo(Rational other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) =>
        Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    /// <summary>The largest whole number not above this fraction.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>
    /// Reads what <see cref="ToString"/> writes, and decimal literals: <c>-7/2</c>, <c>3</c>, <c>0.5</c>.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value)
    {
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            var read = DecimalLiteral.TryParse(text, out var literal);
            value = literal.ToRational();
            return read;
        }

        value = default;
        var invariant = CultureInfo.InvariantCulture;
        if (!BigInteger.TryParse(text[..slash], NumberStyles.AllowLeadingSign, invariant, out var numerator)
            || !BigInteger.TryParse(text[(slash + 1)..], NumberStyles.None, invariant, out var denominator)
            || denominator.IsZero)
        {
            return false;
        }

        value = new Rational(numerator, denominator);
        return true;
    }

    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
