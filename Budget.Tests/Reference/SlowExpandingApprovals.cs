using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Tests.Reference;

/// <summary>PB-EAR as §7 defines it, with exact fractions of votes, however long they become.</summary>
internal sealed class SlowExpandingApprovals(Electorate electorate, SlowTies ties)
{
    private const string Name = "expanding-approvals";

    private readonly List<Decision> _decisions = [];
    private readonly List<int> _remaining = [.. electorate.Projects];
    private readonly SlowVotes _votes = new(electorate);
    private Rational _moneyLeft = electorate.Budget;

    public Outcome Run()
    {
        var last = electorate.Cost.Length;
        for (var rank = 1; rank <= last; rank++)
        {
            while (Candidates(rank).ToArray() is { Length: > 0 } candidates)
            {
                var tied = candidates.Where(one => candidates.All(other => _votes.Compare(
                    one, Behind(one, rank), other, Behind(other, rank)) >= 0)).ToImmutableArray();
                if (ties.First(tied) is not var (project, by))
                {
                    return new Outcome { Decisions = [.. _decisions], Refusal = new Refusal.TieUnresolved(tied) };
                }

                var told = _votes.Told(project, Behind(project, rank), rank);
                _votes.Pay(project, Behind(project, rank));
                _remaining.Remove(project);
                _moneyLeft -= electorate.Cost[project];
                _decisions.Add(new Funded(Name, project, tied, by, told, electorate.InMinorUnits(_moneyLeft)));
            }
        }

        _decisions.AddRange(_remaining.Select(project =>
            new Eliminated(Name, project, [project], null, _votes.Told(project, Behind(project, last), last))));
        return new Outcome { Decisions = [.. _decisions] };
    }

    private IEnumerable<int> Candidates(int rank) => _remaining.Where(project =>
        electorate.Cost[project] <= _moneyLeft && _votes.Reach(project, Behind(project, rank)));

    private int[] Behind(int project, int rank) => [.. Enumerable.Range(0, electorate.Voters.Length)
        .Where(voter => electorate.Voters[voter].RanksWithin(rank, project))];
}
