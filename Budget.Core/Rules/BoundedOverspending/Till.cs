using System.Numerics;
using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules.BoundedOverspending;

/// <summary>Charges the supporters of a project: each pays for her share, or all she has where that is less.</summary>
internal sealed class Till(Instance instance, Support support, ExactPurses purses)
{
    private readonly List<Tally> _stepped = [];
    private readonly List<Tally> _exhausted = [];
    private readonly List<Tally> _emptied = [];

    /// <summary>Takes what is asked, and says who paid what.</summary>
    public Measure.Part Pay(PartPrice price)
    {
        var (project, perShare) = (price.Project, price.PerShare);
        if (perShare.Sign == 0)
        {
            return new Measure.Part(
                Rational.Zero, Rational.One, Rational.Zero, Rational.Zero, support.Supporters(project), 0);
        }

        purses.Step(project, _stepped);
        Sort(perShare);
        var exhausted = _exhausted.Sum(tally => tally.Voters);
        var fullShares = support.Shares(project) - _exhausted.Sum(tally => tally.Share * tally.Voters);
        var together = InMinor(purses.ExactSum(CollectionsMarshal.AsSpan(_exhausted))) + perShare * fullShares;
        var measure = new Measure.Part(
            instance.InCurrency(perShare) / (support.Unit * support.Scale(project)),
            price.Alpha,
            instance.InCurrency(together),
            instance.InCurrency(Largest(perShare)),
            support.Supporters(project) - exhausted,
            exhausted);
        Charge(project, perShare);
        return measure;
    }

    // Who has less than her payment is exhausted; who has just as much pays in full, and is emptied too.
    private void Sort(Rational perShare)
    {
        _exhausted.Clear();
        _emptied.Clear();
        foreach (var tally in _stepped)
        {
            var order = Compare(tally, perShare * tally.Share);
            if (order < 0)
            {
                _exhausted.Add(tally);
            }

            if (order <= 0)
            {
                _emptied.Add(tally);
            }
        }
    }

    // The purse against the payment, which is above 0. Ticks tell, but for a few.
    private int Compare(Tally tally, Rational payment)
    {
        if (tally.Level == Levels.None)
        {
            return -1;
        }

        var ticks = purses.TicksAt(tally.Level);
        var due = purses.Ticks.Scale.Ceiling(payment.Numerator, payment.Denominator);
        return ticks > due ? 1
            : ticks + purses.Paid.Count < due - 1 ? -1
            : (purses.ExactAt(tally.Level) * payment.Denominator).CompareTo(
                payment.Numerator * purses.Paid.Denominator);
    }

    // Whoever pays in full pays most for the largest share; an emptied purse may still have held more than that.
    private Rational Largest(Rational perShare)
    {
        var share = _stepped.Except(_exhausted).Select(tally => tally.Share).DefaultIfEmpty(0).Max();
        var richer = _exhausted.Where(tally => tally.Share > share).ToArray();
        var most = richer.Select(tally => purses.TicksAt(tally.Level)).DefaultIfEmpty(0).Max();
        var purse = richer.Where(tally => purses.TicksAt(tally.Level) + purses.Paid.Count >= most)
            .Select(tally => purses.ExactAt(tally.Level)).DefaultIfEmpty(BigInteger.Zero).Max();
        return Rational.Max(perShare * share, InMinor(purse));
    }

    // The next denominator is a multiple of the last one, and as small as that allows.
    private void Charge(int project, Rational perShare)
    {
        var common = BigInteger.GreatestCommonDivisor(purses.Paid.Denominator, perShare.Denominator);
        purses.Paid.Add(perShare.Numerator * (purses.Paid.Denominator / common), perShare.Denominator / common);
        purses.Charge(project, CollectionsMarshal.AsSpan(_stepped), CollectionsMarshal.AsSpan(_emptied));
    }

    private Rational InMinor(BigInteger numerator) => new(numerator, purses.Paid.Denominator);
}
