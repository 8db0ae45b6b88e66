using System.Numerics;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// A tick is 2^-Shift of the smallest unit of money, so that all the money there is makes less than 2^62 ticks.
/// </summary>
internal readonly record struct TickScale(int Shift)
{
    public static TickScale For(Rational money) =>
        new(61 - (int)(money.Numerator.GetBitLength() - money.Denominator.GetBitLength()));

    /// <summary>What so many ticks are worth, in the smallest unit.</summary>
    public Rational Amount(long ticks) => Shift >= 0
        ? new Rational(ticks, BigInteger.One << Shift)
        : new Rational((BigInteger)ticks << -Shift, BigInteger.One);

    /// <summary>A fraction of the smallest unit in ticks, rounded down.</summary>
    public BigInteger Floor(BigInteger numerator, BigInteger denominator) => Shift >= 0
        ? (numerator << Shift) / denominator
        : numerator / (denominator << -Shift);

    /// <summary>A fraction of the smallest unit in ticks, rounded up.</summary>
    public BigInteger Ceiling(BigInteger numerator, BigInteger denominator) => Shift >= 0
        ? ((numerator << Shift) + denominator - 1) / denominator
        : (numerator + (denominator << -Shift) - 1) / (denominator << -Shift);

    /// <summary>An amount in ticks, rounded up; beyond 2^62 it only says that it is more than there is.</summary>
    public Int128 Ceiling(Money amount) => Shift is >= 0 and < 64
        ? (Int128)amount.MinorUnits << Shift
        : (Int128)BigInteger.Min(Ceiling(amount.MinorUnits, BigInteger.One), Int128.One << 64);
}
