using System.Numerics;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// The best that a project asks when only a part of it need be paid: at each price λ that empties a purse, and at the
/// one that brings just the whole cost together, the part α of the cost comes together, and λ/α² is asked.
/// </summary>
/// <param name="Over">λ/α² as an unreduced fraction: the numerator.</param>
/// <param name="Under">The denominator.</param>
/// <param name="Alpha">α; of equally good parts the largest.</param>
internal sealed record PartBargain(BigInteger Over, BigInteger Under, Rational Alpha)
{
    public int CompareTo(PartBargain other) => (Over * other.Under).CompareTo(other.Over * Under);

    /// <param name="supporters">Some of whom have something.</param>
    /// <param name="cost">In currency units, above 0.</param>
    /// <param name="purses">What everybody has left.</param>
    public static PartBargain Of(Supporters supporters, Rational cost, PursesLeft purses)
    {
        var (owned, denominator) = purses.Holdings(supporters, cost.Denominator);
        var unit = owned.Aggregate(BigInteger.One, (common, one) =>
            common * one.Gain.Denominator / BigInteger.GreatestCommonDivisor(common, one.Gain.Denominator));
        var purse = owned.ConvertAll(one => (one.Amount, Gain: (one.Gain * unit).Numerator, one.Voters));
        purse.Sort((left, right) => (left.Amount * right.Gain).CompareTo(right.Amount * left.Gain));
        var (price, emptied) = ((cost * denominator).Numerator, BigInteger.Zero);
        var sharing = purse.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Gain * one.Voters);
        PartBargain? best = null;
        foreach (var (amount, gain, voters) in purse)
        {
            var (together, whole) = (gain * emptied + amount * sharing, gain * price);
            // Amounts are in units of 1/denominator, gains in units of 1/unit.
            var next = together >= whole
                ? new PartBargain((price - emptied) * unit, sharing * denominator, Rational.One)
                : new PartBargain(
                    amount * gain * price * price * unit, denominator * together * together,
                    new Rational(together, whole));
            best = best is null || next.CompareTo(best) <= 0 ? next : best;
            if (together >= whole)
            {
                break;
            }

            emptied += amount * voters;
            sharing -= gain * voters;
        }

        return best!;
    }
}
