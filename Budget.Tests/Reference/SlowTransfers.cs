using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Tests.Reference;

/// <summary>STV for budgets as §7 defines it, with exact fractions of votes, however long they become.</summary>
internal sealed class SlowTransfers(Electorate electorate, SlowTies ties)
{
    private const string Name = "stv";

    private readonly List<Decision> _decisions = [];
    private readonly List<int> _remaining = [.. electorate.Projects];
    private readonly SlowVotes _votes = new(electorate);
    private Rational _moneyLeft = electorate.Budget;

    public Outcome Run()
    {
        if (SharedPlace() is { } shared)
        {
            return Outcome.Empty with { Refusal = shared };
        }

        while (_remaining.Count > 0)
        {
            var reaching = _remaining.Where(project => _votes.Reach(project, Behind(project))).ToArray();
            var refusal = reaching.Length > 0 ? FundBest(reaching) : Eliminate();
            if (refusal is not null)
            {
                return new Outcome { Decisions = [.. _decisions], Refusal = refusal };
            }
        }

        return new Outcome { Decisions = [.. _decisions] };
    }

    private Refusal.TieUnresolved? FundBest(int[] reaching)
    {
        var tied = reaching.Where(one => reaching.All(other => Compare(one, other) >= 0)).ToImmutableArray();
        if (ties.First(tied) is not var (project, by))
        {
            return new Refusal.TieUnresolved(tied);
        }

        if (electorate.Cost[project] > _moneyLeft)
        {
            throw new InvalidOperationException("What reaches its quota does not fit.");
        }

        var told = _votes.Told(project, Behind(project));
        _votes.Pay(project, Behind(project));
        _remaining.Remove(project);
        _moneyLeft -= electorate.Cost[project];
        _decisions.Add(new Funded(Name, project, tied, by, told, electorate.InMinorUnits(_moneyLeft)));
        return null;
    }

    // On projects without votes nothing rests that could move, so that it does not matter which of them leaves first.
    private Refusal.TieUnresolved? Eliminate()
    {
        var empty = _remaining.Where(project => _votes.Worth(Behind(project)).Sign == 0).ToArray();
        foreach (var project in empty)
        {
            _decisions.Add(new Eliminated(Name, project, [project], null, _votes.Told(project, Behind(project))));
        }

        _remaining.RemoveAll(empty.Contains);
        if (empty.Length > 0)
        {
            return null;
        }

        var tied = _remaining.Where(one => _remaining.All(other => Compare(one, other) <= 0)).ToImmutableArray();
        if (ties.Last(tied) is not var (last, by))
        {
            return new Refusal.TieUnresolved(tied);
        }

        _decisions.Add(new Eliminated(Name, last, tied, by, _votes.Told(last, Behind(last))));
        _remaining.Remove(last);
        return null;
    }

    private int Compare(int left, int right) => _votes.Compare(left, Behind(left), right, Behind(right));

    // Whoever ranks a project, and none that is left better.
    private int[] Behind(int project) => [.. Enumerable.Range(0, electorate.Voters.Length).Where(voter =>
        electorate.Voters[voter].Ranks[project] > 0 && !_remaining.Any(other =>
            electorate.Voters[voter].RanksWithin(electorate.Voters[voter].Ranks[project] - 1, other)))];

    private Refusal.SharedPlace? SharedPlace() => electorate.Projects
        .SelectMany(first => electorate.Projects.Where(second => second > first)
            .Where(second => electorate.Voters.Any(voter =>
                voter.Ranks[first] > 0 && voter.Ranks[first] == voter.Ranks[second]))
            .Select(second => new Refusal.SharedPlace(first, second)))
        .FirstOrDefault();
}
