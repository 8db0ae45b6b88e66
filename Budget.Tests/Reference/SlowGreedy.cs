using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>Greedy as §3 defines it, from nothing or after what another rule has funded.</summary>
internal sealed class SlowGreedy(string name, Electorate electorate, SlowTies ties, OnMisfit onMisfit)
{
    private readonly List<Decision> _decisions = [];
    private Rational _moneyLeft;

    /// <summary>Continues an outcome with what is left of the money, on the projects it has not funded.</summary>
    public Outcome After(Outcome outcome, bool supportedOnly)
    {
        _decisions.AddRange(outcome.Decisions);
        _moneyLeft = electorate.Budget - electorate.CostOf(outcome.Allocation);
        var remaining = electorate.Projects.Except(outcome.Allocation)
            .Where(project => !supportedOnly || electorate.IsSupported(project)).ToList();
        var refusal = onMisfit == OnMisfit.Skip ? Skipping(remaining) : Stopping(remaining);
        return outcome with { Decisions = [.. _decisions], Refusal = refusal };
    }

    private Refusal.TieUnresolved? Skipping(List<int> remaining)
    {
        while (StillIn(remaining))
        {
            var best = Best(remaining);
            var fitting = best.Where(Fits).ToImmutableArray();
            var next = best.First(project => best.All(other => ties.Compare(project, other).Order <= 0));
            if (!Fits(next))
            {
                _decisions.Add(new Skipped(name, next, Cost(next), MoneyLeft));
            }
            else if (ties.First(fitting) is var (project, by))
            {
                Fund(project, fitting, by);
            }
            else
            {
                return new Refusal.TieUnresolved(fitting);
            }

            remaining.Remove(next);
        }

        return null;
    }

    private Refusal.TieUnresolved? Stopping(List<int> remaining)
    {
        while (StillIn(remaining))
        {
            var best = Best(remaining).ToImmutableArray();
            if (ties.First(best) is not { } first)
            {
                return new Refusal.TieUnresolved(best);
            }

            if (!Fits(first.Project))
            {
                _decisions.Add(new Stopped(name, first.Project, best, Cost(first.Project), MoneyLeft));
                return null;
            }

            remaining.Remove(first.Project);
            Fund(first.Project, best, first.By);
        }

        return null;
    }

    private bool StillIn(List<int> remaining)
    {
        var funded = _decisions.OfType<Funded>().Select(funded => funded.Project);
        remaining.RemoveAll(project => electorate.IsOut(project, funded));
        return remaining.Count > 0;
    }

    private Int128 MoneyLeft => electorate.InMinorUnits(_moneyLeft);

    private Money Cost(int project) => electorate.Instance.Projects[project].Cost;

    private bool Fits(int project) => electorate.Cost[project] <= _moneyLeft;

    private int[] Best(List<int> remaining) =>
        [.. remaining.Where(project => remaining.All(other => CompareMerit(project, other) >= 0))];

    private int CompareMerit(int left, int right) => (Merit(left), Merit(right)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (one, other) => one.Value.CompareTo(other.Value),
    };

    // Density, or the score itself for greedy by score; null stands for infinity.
    private Rational? Merit(int project)
    {
        var total = electorate.Totals[project];
        return name == "greedy-by-score" || total.Sign == 0 ? total
            : electorate.Cost[project].Sign == 0 ? null
            : total / electorate.Cost[project];
    }

    private void Fund(int project, ImmutableArray<int> tied, TieKey? by)
    {
        _moneyLeft -= electorate.Cost[project];
        Measure measure = name == "greedy-by-score"
            ? new Measure.Score(electorate.Totals[project])
            : new Measure.Density(Merit(project));
        _decisions.Add(new Funded(name, project, tied, by, measure, MoneyLeft));
    }
}
