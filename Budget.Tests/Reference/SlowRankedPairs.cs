using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>
/// Ranked pairs as §7 defines it. Unlisted projects rank below all listed ones, and equal among themselves. What a tie
/// leaves open is tried in every order: only where that changes what is locked in is anything unresolved.
/// </summary>
internal sealed class SlowRankedPairs(Electorate electorate, SlowTies ties)
{
    private const string Name = "ranked-pairs";

    private readonly List<Decision> _decisions = [];
    private Rational _moneyLeft = electorate.Budget;

    /// <summary>Whether most voters with a preference prefer one to the other.</summary>
    public bool Beats(int project, int other) => Margin(project, other).Sign > 0;

    public Outcome Run(OnMisfit onMisfit, bool supportedOnly)
    {
        var outcome = Outcome.Empty with { SmithSet = [.. SmithSet()] };
        var locked = Locked(out var unresolved);
        var refusal = unresolved ?? Fill(locked, onMisfit, supportedOnly);
        return outcome with { Decisions = [.. _decisions], Refusal = refusal };
    }

    private Rational Margin(int project, int other) =>
        electorate.Sum(voter => Prefers(voter, project, other), _ => Rational.One)
        - electorate.Sum(voter => Prefers(voter, other, project), _ => Rational.One);

    private static bool Prefers(Voter voter, int project, int other) => voter.Ranks[project] > 0
        && (voter.Ranks[other] == 0 || voter.Ranks[project] < voter.Ranks[other]);

    // The smallest of all sets whose members beat everybody outside.
    private int[] SmithSet() => Enumerable.Range(1, (1 << electorate.Cost.Length) - 1)
        .Select(bits => electorate.Projects.Where(project => (bits >> project & 1) == 1).ToArray())
        .Where(some => some.All(one => electorate.Projects.Except(some).All(other => Beats(one, other))))
        .MinBy(some => some.Length) ?? [];

    private HashSet<(int Winner, int Loser)> Locked(out Refusal.TieUnresolved? unresolved)
    {
        var pairs = electorate.Projects.SelectMany(winner => electorate.Projects.Select(loser => (winner, loser)))
            .Where(pair => Beats(pair.winner, pair.loser)).ToList();
        var locked = new HashSet<(int Winner, int Loser)>();
        unresolved = null;
        while (pairs.Count > 0 && unresolved is null)
        {
            var first = pairs.Where(pair => pairs.All(other => Order(pair, other) <= 0)).ToArray();
            pairs.RemoveAll(first.Contains);
            var ways = first.Select((_, shift) => Lock(locked, [.. first[shift..], .. first[..shift]])).ToArray();
            if (ways.Any(way => !way.SetEquals(ways[0])))
            {
                unresolved = new([.. first.Where(pair => !Leads(locked, pair.loser, pair.winner))
                    .SelectMany(pair => new[] { pair.winner, pair.loser }).Distinct().Order()]);
            }

            locked = ways[0];
        }

        return locked;
    }

    private int Order((int Winner, int Loser) left, (int Winner, int Loser) right)
    {
        var margins = Margin(right.Winner, right.Loser).CompareTo(Margin(left.Winner, left.Loser));
        return margins != 0 ? margins
            : ties.Compare(left.Winner, right.Winner).Order is not 0 and var winner ? winner
            : ties.Compare(left.Loser, right.Loser).Order;
    }

    private static HashSet<(int Winner, int Loser)> Lock(
        HashSet<(int Winner, int Loser)> before, (int Winner, int Loser)[] pairs)
    {
        var locked = before.ToHashSet();
        foreach (var pair in pairs.Where(pair => !Leads(locked, pair.Loser, pair.Winner)))
        {
            locked.Add(pair);
        }

        return locked;
    }

    private static bool Leads(HashSet<(int Winner, int Loser)> locked, int from, int to) => locked
        .Where(pair => pair.Winner == from).Any(pair => pair.Loser == to || Leads(locked, pair.Loser, to));

    private Refusal.TieUnresolved? Fill(
        HashSet<(int Winner, int Loser)> locked, OnMisfit onMisfit, bool supportedOnly)
    {
        var left = electorate.Projects.Where(project => !supportedOnly || electorate.Votes[project].Sign > 0).ToList();
        for (var place = 1; left.Count > 0; place++)
        {
            var highest = left.Where(project => !left.Any(other => Leads(locked, other, project))).ToImmutableArray();
            var next = highest.First(one => highest.All(other => ties.Compare(one, other).Order <= 0));
            var fits = electorate.Cost[next] <= _moneyLeft;
            var cost = electorate.Instance.Projects[next].Cost;
            ImmutableArray<int> tied =
                [.. highest.Where(one => onMisfit == OnMisfit.Stop || electorate.Cost[one] <= _moneyLeft)];
            if (!fits && onMisfit == OnMisfit.Skip)
            {
                _decisions.Add(new Skipped(Name, next, cost, electorate.InMinorUnits(_moneyLeft)));
            }
            else if (ties.First(tied) is not var (_, by))
            {
                return new Refusal.TieUnresolved(tied);
            }
            else if (!fits)
            {
                _decisions.Add(new Stopped(Name, next, tied, cost, electorate.InMinorUnits(_moneyLeft)));
                return null;
            }
            else
            {
                _moneyLeft -= electorate.Cost[next];
                var moneyLeft = electorate.InMinorUnits(_moneyLeft);
                _decisions.Add(new Funded(Name, next, tied, by, Told(next, place), moneyLeft));
            }

            left.Remove(next);
        }

        return null;
    }

    private Measure.Place Told(int project, int place) => new(
        place, electorate.Projects.Count(other => Beats(project, other)),
        electorate.Projects.Count(other => Beats(other, project)));
}
