using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>Sequential Phragmén as §6 defines it.</summary>
internal static class SlowPhragmen
{
    private const string Name = "phragmen";

    public static Outcome Run(Electorate electorate, SlowTies ties, OnMisfit onMisfit, bool supportedOnly)
    {
        var decisions = new List<Decision>();
        var moneyLeft = electorate.Budget;
        Skipped PassedOver(int project) => new(
            Name, project, electorate.Instance.Projects[project].Cost, electorate.InMinorUnits(moneyLeft));
        var candidates = electorate.Projects.Where(project => !electorate.IsOut(project, [])).ToArray();
        decisions.AddRange(candidates.Where(one => electorate.Cost[one] > electorate.Budget).Select(PassedOver));
        var remaining = candidates.Where(project => electorate.Cost[project] <= electorate.Budget
            && (!supportedOnly || electorate.Votes[project].Sign > 0)).ToList();
        var loads = new Rational[electorate.Voters.Length];
        while (remaining.Count > 0)
        {
            var next = remaining.ToDictionary(project => project, project => Load(electorate, loads, project));
            var finite = next.Values.Where(load => load is not null).ToArray();
            var least = finite.Length > 0 ? finite.Min() : null;
            var tied = remaining.Where(project => next[project] == least).ToImmutableArray();
            var misfits = tied.Where(project => electorate.Cost[project] > moneyLeft).ToArray();
            if (misfits.Length > 0 && onMisfit == OnMisfit.Skip)
            {
                decisions.AddRange(misfits.Select(PassedOver));
                remaining.RemoveAll(misfits.Contains);
                continue;
            }

            if (misfits.Length > 0)
            {
                // Nothing is chosen here, so that a tie need not be resolved to name one of those that end it.
                var named = ties.First(misfits)?.Project ?? misfits.Where(project => misfits.All(other =>
                    ties.Compare(project, other).Order <= 0)).Min();
                decisions.Add(new Stopped(
                    Name, named, tied, electorate.Instance.Projects[named].Cost, electorate.InMinorUnits(moneyLeft)));
                break;
            }

            if (ties.First(tied) is not var (project, by))
            {
                return new Outcome { Decisions = [.. decisions], Refusal = new Refusal.TieUnresolved(tied) };
            }

            var funded = decisions.OfType<Funded>().Select(one => one.Project).Append(project).ToArray();
            remaining.RemoveAll(other => other == project || electorate.IsOut(other, funded));
            moneyLeft -= electorate.Cost[project];
            Carry(electorate, loads, project, least);
            var left = electorate.InMinorUnits(moneyLeft);
            decisions.Add(new Funded(Name, project, tied, by, new Measure.Load(least), left));
        }

        return new Outcome { Decisions = [.. decisions] };
    }

    // s_p = (Σ x_i + c_p)/v_p over those who list p; null stands for infinity.
    private static Rational? Load(Electorate electorate, Rational[] loads, int project)
    {
        var votes = electorate.Votes[project];
        var carried = electorate.Voters.Zip(loads).Where(pair => pair.First.Lists[project])
            .Aggregate(Rational.Zero, (sum, pair) => sum + pair.First.Weight * pair.Second);
        return votes.Sign == 0 ? null : (carried + electorate.Cost[project]) / votes;
    }

    private static void Carry(Electorate electorate, Rational[] loads, int project, Rational? load)
    {
        for (var voter = 0; voter < loads.Length; voter++)
        {
            loads[voter] = electorate.Voters[voter].Lists[project] ? load!.Value : loads[voter];
        }
    }
}
