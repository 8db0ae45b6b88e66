using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.EqualShares;

/// <summary>Writes down a run: what was funded at what price, by whom, and what became unaffordable when.</summary>
internal sealed class Trace(Instance instance, Support support, string by = MethodOfEqualShares.Name)
{
    private readonly ImmutableArray<Decision>.Builder _decisions = ImmutableArray.CreateBuilder<Decision>();
    private readonly HashSet<int> _dropped = [];
    private readonly Int128[] _leastTicks = new Int128[support.ProjectCount];
    private Int128 _moneyLeft = instance.BudgetLimit.MinorUnits;
    private ExactPurses _purses = null!;
    private ExactPrices _exact = null!;

    /// <summary>The last rank at which voters support a project; null where there are no ranks.</summary>
    public long? Rank { get; set; }

    /// <summary>Whether more voters may come to support a project, so that nothing is out for good.</summary>
    public bool MoreSupportersMayCome { get; set; }

    public ImmutableArray<Decision> Decisions => _decisions.ToImmutable();

    public void Start(ExactPurses purses, ExactPrices exact) => (_purses, _exact) = (purses, exact);

    public void FundGift(ImmutableArray<int> tied, TieChoice choice) => Fund(
        choice.Project, tied, choice.By,
        new Measure.Price(Rational.Zero, Rational.Zero, support.Supporters(choice.Project), 0, Rank));

    /// <summary>Called before the payment is made, while purses are what they were when the price was found.</summary>
    public void Fund(Price price, ImmutableArray<int> tied, TieKey? brokenBy)
    {
        var perShare = new Rational(price.Owed, _purses.Paid.Denominator * price.Shares);
        var satisfaction = support.Unit * support.Scale(price.Project);
        var exhausted = price.Exhausted.Sum(tally => tally.Voters);
        Fund(price.Project, tied, brokenBy, new Measure.Price(
            instance.InCurrency(perShare) / satisfaction,
            instance.InCurrency(LargestPayment(price, perShare)),
            support.Supporters(price.Project) - exhausted,
            exhausted,
            Rank));
    }

    /// <summary>Says which of the projects still in line can no longer be paid by their supporters.</summary>
    public void DropUnaffordable(ReadOnlySpan<int> candidates)
    {
        foreach (var project in candidates.ToArray().Order())
        {
            if (MoreSupportersMayCome || _dropped.Contains(project) || CertainlyAffordable(project))
            {
                continue;
            }

            var owned = _exact.Owned(project);
            if (owned < _exact.Cost(project))
            {
                _dropped.Add(project);
                _decisions.Add(new Unaffordable(
                    by, project, instance.InCurrency(new Rational(owned, _purses.Paid.Denominator)),
                    instance.Projects[project].Cost));
            }
        }
    }

    private void Fund(int project, ImmutableArray<int> tied, TieKey? brokenBy, Measure measure)
    {
        var cost = instance.Projects[project].Cost;
        _moneyLeft -= cost.MinorUnits;
        for (var other = 0; other < _leastTicks.Length; other++)
        {
            _leastTicks[other] -= _purses.Ticks.Scale.Ceiling(cost) + support.Supporters(other);
        }

        _decisions.Add(new Funded(by, project, tied, brokenBy, measure, _moneyLeft));
    }

    // Whoever pays in full pays most for the largest share; an emptied purse may still have held more than that.
    private Rational LargestPayment(Price price, Rational perShare)
    {
        var largestShare = 0L;
        foreach (var run in support.RunsOf(price.Project))
        {
            var exhausted = price.Exhausted.Where(tally => tally.Share == run.Share).Sum(tally => tally.Voters);
            if (run.Share > largestShare && exhausted < Weight(run))
            {
                largestShare = run.Share;
            }
        }

        var purses = price.Exhausted.Where(tally => tally.Share > largestShare)
            .Select(tally => _purses.ExactAt(tally.Level)).DefaultIfEmpty(BigInteger.Zero).Max();
        return Rational.Max(perShare * largestShare, new Rational(purses, _purses.Paid.Denominator));
    }

    private long Weight(SupportRun run) => support.Weights[run.Start..run.End].Sum();

    // A payment takes from the supporters of any project at most what was bought, and a tick from each for rounding: so
    // they are asked again only when what they surely own is no longer enough.
    private bool CertainlyAffordable(int project)
    {
        var cost = _purses.Ticks.Scale.Ceiling(instance.Projects[project].Cost);
        if (_leastTicks[project] < cost)
        {
            _leastTicks[project] = 0;
            foreach (var run in support.RunsOf(project))
            {
                var range = run.Start..run.End;
                _leastTicks[project] += _purses.Ticks.Sum(support.Groups.AsSpan(range), support.Weights.AsSpan(range));
            }
        }

        return _leastTicks[project] >= cost;
    }
}
