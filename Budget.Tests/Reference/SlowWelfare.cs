using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Tests.Reference;

/// <summary>Maximum welfare as §3 defines it: every set of projects is looked at.</summary>
internal sealed class SlowWelfare(Electorate electorate, SlowTies ties, bool supportedOnly)
{
    private const string Name = "maximum-welfare";

    public Outcome Run()
    {
        var inTurn = electorate.Projects.Where(project => !supportedOnly || electorate.IsSupported(project)).ToList();
        inTurn.Sort((left, right) => ties.Compare(left, right).Order is not 0 and var order ? order : left - right);
        var feasible = Enumerable.Range(0, 1 << inTurn.Count)
            .Select(bits => inTurn.Where((_, at) => (bits >> at & 1) == 1).ToArray())
            .Where(set => electorate.CostOf(set) <= electorate.Budget).ToArray();
        var most = feasible.Select(Welfare).Max();
        var best = feasible.Where(set => Welfare(set) == most).ToArray();
        var least = best.Select(electorate.CostOf).Min();
        var optimal = best.Where(set => electorate.CostOf(set) == least).ToArray();

        // The set that holds the first project in which it differs from any other one.
        var chosen = optimal.Single(set => optimal.All(other => other == set
            || set.Contains(inTurn.First(project => set.Contains(project) != other.Contains(project)))));
        return Fund(chosen, optimal, inTurn);
    }

    private Outcome Fund(int[] chosen, int[][] optimal, List<int> inTurn)
    {
        var decisions = new List<Decision>();
        var moneyLeft = electorate.Budget;
        foreach (var project in chosen)
        {
            // Optimal sets that are alike up to here, and do without it.
            var before = inTurn[..inTurn.IndexOf(project)];
            var others = optimal.Where(set => !set.Contains(project)
                && before.TrueForAll(one => set.Contains(one) == chosen.Contains(one)));
            var tied = others.SelectMany(set => set.Except(chosen)).Append(project).Distinct().Order()
                .ToImmutableArray();
            if (ties.First(tied) is not var (_, by))
            {
                return new Outcome { Decisions = [.. decisions], Refusal = new Refusal.TieUnresolved(tied) };
            }

            moneyLeft -= electorate.Cost[project];
            var measure = new Measure.Welfare(electorate.Totals[project], Welfare(chosen));
            decisions.Add(new Funded(Name, project, tied, by, measure, electorate.InMinorUnits(moneyLeft)));
        }

        return new Outcome { Decisions = [.. decisions] };
    }

    private Rational Welfare(int[] set) =>
        set.Aggregate(Rational.Zero, (sum, project) => sum + electorate.Totals[project]);
}
