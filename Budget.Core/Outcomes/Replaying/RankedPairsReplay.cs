using System.Collections.Immutable;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Ranked pairs: all majorities are counted anew, locked in one by one, and the order they make is followed.
/// </summary>
internal sealed class RankedPairsReplay(Trail trail)
{
    public const string Name = "ranked-pairs";

    private readonly Duels _duels = new(trail.Profile);
    private readonly List<int> _open = [.. Enumerable.Range(0, trail.Costs.Length)];
    private readonly List<int>[] _below = [.. trail.Costs.Select(_ => new List<int>())];

    public ReplayFault? Check()
    {
        trail.SmithSet = _duels.SmithSet();
        if (Undecided() is { } undecided)
        {
            trail.Refuse(new Refusal.TieUnresolved(undecided));
            return null;
        }

        var stops = trail.RuleSet.OnMisfit == OnMisfit.Stop;
        _open.RemoveAll(project => trail.RuleSet.SupportedOnly && trail.Profile.Votes(project) == 0);
        ReplayFault? fault = null;
        for (var place = 1; fault is null && trail.Refusal is null && _open.Count > 0; place++)
        {
            ImmutableArray<int> highest =
                [.. _open.Where(project => !_open.Exists(other => Leads(other, project)))];
            fault = stops ? TakeOrStop(highest, place) : TakeOrSkip(highest, place);
        }

        return fault;
    }

    private ReplayFault? TakeOrSkip(ImmutableArray<int> highest, int place)
    {
        var next = trail.Precedence.Earliest(highest);
        if (trail.Fits(next))
        {
            return Take([.. highest.Where(trail.Fits)], place);
        }

        _open.Remove(next);
        return trail.Expect(new Skipped(Name, next, trail.CostOf(next), trail.MoneyLeft));
    }

    private ReplayFault? TakeOrStop(ImmutableArray<int> highest, int place)
    {
        if (trail.Precedence.FirstOf(highest) is not { Project: var next } || trail.Fits(next))
        {
            return Take(highest, place);
        }

        _open.Clear();
        return trail.Expect(new Stopped(Name, next, highest, trail.CostOf(next), trail.MoneyLeft));
    }

    private ReplayFault? Take(ImmutableArray<int> tied, int place)
    {
        var fault = trail.ExpectFunded(Name, tied, project => new Measure.Place(
            place, _duels.Beaten(project), _duels.BeatenBy(project)), out var funded);
        _open.RemoveAll(project => project == funded);
        return fault;
    }

    // Locks what must be, and answers the projects of equal majorities of which nothing says which goes first, although
    // that decides what is locked in.
    private ImmutableArray<int>? Undecided()
    {
        var left = _duels.Majorities().ToList();
        left.Sort(Order);
        while (left.Count > 0)
        {
            var equals = left.TakeWhile(pair => Order(pair, left[0]) == 0).ToList();
            left.RemoveRange(0, equals.Count);
            equals.RemoveAll(pair => Leads(pair.Loser, pair.Winner));
            foreach (var (winner, loser) in equals)
            {
                if (Leads(loser, winner))
                {
                    return [.. equals.Select(pair => pair.Winner).Union(equals.Select(pair => pair.Loser)).Order()];
                }

                _below[winner].Add(loser);
            }
        }

        return null;
    }

    private int Order((int Winner, int Loser) left, (int Winner, int Loser) right)
    {
        var one = _duels.Margin(left.Winner, left.Loser);
        var other = _duels.Margin(right.Winner, right.Loser);
        return one != other ? other.CompareTo(one)
            : trail.Precedence.Compare(left.Winner, right.Winner) is not 0 and var winner ? winner
            : trail.Precedence.Compare(left.Loser, right.Loser);
    }

    // Whether a way of locked pairs leads down from one project to another one.
    private bool Leads(int from, int to)
    {
        var (seen, next) = (new HashSet<int> { from }, new Stack<int>([from]));
        while (next.TryPop(out var project))
        {
            foreach (var below in _below[project].Where(seen.Add).ToArray())
            {
                next.Push(below);
            }
        }

        return from != to && seen.Contains(to);
    }
}
