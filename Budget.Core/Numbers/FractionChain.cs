using System.Numerics;

namespace Budget.Core.Numbers;

/// <summary>
/// Fractions found one after the other, the denominator of each being that of the one before times a whole number.
/// Sums of multiples of them are then one pass of multiplications, without a common divisor ever being sought.
/// </summary>
public sealed class FractionChain
{
    private readonly List<BigInteger> _numerators = [];
    private readonly List<BigInteger> _steps = [];

    /// <param name="first">The first fraction.</param>
    public FractionChain(Rational first)
    {
        _numerators.Add(first.Numerator);
        _steps.Add(first.Denominator);
        Denominator = first.Denominator;
    }

    /// <summary>How many fractions there are.</summary>
    public int Count => _numerators.Count;

    /// <summary>
    /// The denominator of the last fraction; whole multiples of all of them are counts of its inverse.
    /// </summary>
    public BigInteger Denominator { get; private set; }

    /// <summary>The fraction added last.</summary>
    public Rational Last => new(_numerators[^1], Denominator);

    /// <summary>The numerator of the fraction added last, over <see cref="Denominator"/>.</summary>
    public BigInteger LastNumerator => _numerators[^1];

    /// <summary>
    /// Adds the fraction <paramref name="numerator"/> / (<see cref="Denominator"/> · <paramref name="step"/>).
    /// </summary>
    public void Add(BigInteger numerator, BigInteger step)
    {
        _numerators.Add(numerator);
        _steps.Add(step);
        Denominator *= step;
    }

    /// <summary>
    /// The numerator, over <see cref="Denominator"/>, of Σ coefficient_j · fraction_j.
    /// </summary>
    /// <param name="coefficients">One per fraction, in the order they were added.</param>
    public BigInteger Combine(ReadOnlySpan<long> coefficients)
    {
        var sum = _numerators[0] * coefficients[0];
        for (var at = 1; at < _numerators.Count; at++)
        {
            sum *= _steps[at];
            if (coefficients[at] != 0)
            {
                sum += _numerators[at] * coefficients[at];
            }
        }

        return sum;
    }
}
