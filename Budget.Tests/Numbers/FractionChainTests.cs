using System.Numerics;
using Budget.Core.Numbers;
using CsCheck;

namespace Budget.Tests.Numbers;

public class FractionChainTests
{
    [Test]
    public void Sums_of_multiples_are_those_of_the_fractions() => Gen.Select(
        Gen.Int[1, 50],
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[1, 1000]).Array[0, 12],
        Gen.Long[-20, 20].Array[13])
        .Sample(one =>
        {
            var (first, links, coefficients) = one;
            var chain = new FractionChain(new Rational(first, 7));
            var fractions = new List<Rational> { new(first, 7) };
            foreach (var (numerator, step) in links)
            {
                chain.Add(numerator, step);
                fractions.Add(new Rational(numerator, chain.Denominator));
            }

            var sum = fractions.Zip(coefficients, (fraction, coefficient) => fraction * coefficient)
                .Aggregate(Rational.Add);
            return new Rational(chain.Combine(coefficients.AsSpan(0, chain.Count)), chain.Denominator) == sum
                && chain.Last == fractions[^1] && chain.Count == fractions.Count;
        }, iter: 2_000);

    [Test]
    public void The_denominator_is_the_product_of_all_steps()
    {
        var chain = new FractionChain(new Rational(5, 2));
        chain.Add(1, 3);
        chain.Add(1, 5);
        Assert.That(chain.Denominator, Is.EqualTo(new BigInteger(30)));
        Assert.That(chain.Last, Is.EqualTo(new Rational(1, 30)));
    }
}
