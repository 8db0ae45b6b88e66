using System.Numerics;

namespace Budget.Core.Numbers;

/// <summary>
/// What a fraction leaves modulo the prime 2^61 − 1. Fractions with different residues are different; two that are
/// different have the same one as good as never, however long they are.
/// </summary>
internal readonly record struct Residue
{
    private const ulong Prime = (1UL << 61) - 1;

    private readonly ulong _value;

    private Residue(ulong value) => _value = value;

    public static Residue Of(BigInteger whole)
    {
        var rest = whole % Prime;
        return new((ulong)(rest.Sign < 0 ? rest + Prime : rest));
    }

    public static Residue operator +(Residue left, Residue right) => new(Reduced(left._value + right._value));

    public static Residue operator -(Residue left, Residue right) => new(Reduced(left._value + Prime - right._value));

    public static Residue operator *(Residue left, Residue right)
    {
        var product = (UInt128)left._value * right._value;
        return new(Reduced((ulong)(product & Prime) + (ulong)(product >> 61)));
    }

    /// <summary>One divided by this, by Fermat; nothing of nothing.</summary>
    public Residue Inverse()
    {
        var (inverse, square) = (new Residue(1), this);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            inverse = (exponent & 1) == 1 ? inverse * square : inverse;
            square *= square;
        }

        return inverse;
    }

    private static ulong Reduced(ulong value) => value >= Prime ? value - Prime : value;
}
