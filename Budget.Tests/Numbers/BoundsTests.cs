using System.Numerics;
using Budget.Core.Numbers;
using CsCheck;

namespace Budget.Tests.Numbers;

public class BoundsTests
{
    [Test]
    public void A_quotient_lies_within_its_bounds() => Gen.Select(Counts, Counts, Counts, Gen.Bool).Sample(one =>
    {
        var (low, more, divisor, negligible) = one;
        var high = negligible ? low + 1 : low + more;
        var bounds = Bounds.Quotient(low, high, divisor + 1);
        return Holds(bounds.Low, new Rational(low, divisor + 1), atMost: true)
            && Holds(bounds.High, new Rational(high, divisor + 1), atMost: false);
    }, iter: 20_000);

    [Test]
    public void A_fraction_of_any_length_lies_within_its_bounds() => Gen.Select(Huge, Huge).Sample(one =>
    {
        var (numerator, denominator) = (one.Item1, one.Item2 + 1);
        var bounds = Bounds.Of(numerator, denominator);
        var exact = new Rational(numerator, denominator);
        return Holds(bounds.Low, exact, atMost: true) && Holds(bounds.High, exact, atMost: false)
            && (bounds.High - bounds.Low) * (1L << 48) <= bounds.High;
    }, iter: 5_000);

    [Test]
    public void A_weighted_mean_lies_within_its_bounds() => Gen.Select(
        Gen.Long[0, 1L << 40].Array[1, 30], Gen.Long[0, 1L << 60], Gen.Long[1, 1L << 40],
        Huge.Array[30], Huge.Array[30])
        .Sample(one =>
    {
        var (weights, plus, divisor, numerators, denominators) = one;
        var values = weights.Select((_, at) =>
            new Rational(numerators[at] % BigInteger.Pow(10, 20), (denominators[at] % 1_000_000) + 1)).ToArray();
        var bounds = Bounds.WeightedMean(
            weights, [.. values.Select(value => Bounds.Of(value.Numerator, value.Denominator))], plus, divisor);
        var sum = weights.Zip(values, (weight, value) => weight * value).Aggregate((Rational)plus, Rational.Add);
        var exact = sum / divisor;
        return Holds(bounds.Low, exact, atMost: true) && Holds(bounds.High, exact, atMost: false);
    }, iter: 2_000);

    [Test]
    public void Only_disjoint_bounds_prove_an_order()
    {
        Assert.That(new Bounds(3, 4).MayReach(new Bounds(1, 2)), Is.False);
        Assert.That(new Bounds(2, 4).MayReach(new Bounds(1, 2)));
        Assert.That(new Bounds(1, 2).MayReach(new Bounds(3, 4)));
        Assert.That(Bounds.Infinity.MayReach(Bounds.Unknown));
    }

    private static Gen<Int128> Counts => Gen.Select(
        Gen.Long[0, long.MaxValue], Gen.Int[0, 62], Gen.Int[0, 50],
        (value, right, left) => ((Int128)value >> right) << left);

    private static Gen<BigInteger> Huge => Gen.Select(
        Gen.Byte.Array[0, 120], bytes => new BigInteger(bytes, isUnsigned: true));

    // A double is a fraction too, and so the comparison is exact.
    private static bool Holds(double bound, Rational exact, bool atMost)
    {
        var bits = BitConverter.DoubleToInt64Bits(bound);
        var exponent = (int)(bits >> 52) - 1075;
        BigInteger mantissa = (bits & ((1L << 52) - 1)) | (bound == 0 ? 0 : 1L << 52);
        var value = exponent >= 0
            ? new Rational(mantissa << exponent, 1)
            : new Rational(mantissa, BigInteger.One << -exponent);
        return atMost ? value <= exact : exact <= value;
    }
}
