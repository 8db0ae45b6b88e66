using System.Collections.Immutable;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// STV for budgets: the strongest project that reaches its quota is next, and where there is none, the weakest leaves.
/// </summary>
internal sealed class TransfersReplay(Trail trail)
{
    public const string Name = "stv";

    private readonly VotesLeft _votes = new(trail);
    private readonly List<int> _open = [.. Enumerable.Range(0, trail.Costs.Length)];
    private readonly int?[] _restsOn = new int?[trail.Profile.GroupCount];

    public ReplayFault? Check()
    {
        if (FirstSharedPlace() is { } shared)
        {
            trail.Refuse(shared);
            return null;
        }

        MoveOn(group => _restsOn[group] is null);
        ReplayFault? fault = null;
        while (fault is null && trail.Refusal is null && _open.Count > 0)
        {
            ImmutableArray<int> reaching = [.. _open.Where(project => trail.Fits(project) && _votes.Reach(project))];
            ImmutableArray<int> empty = [.. _open.Where(project => !_votes.Any(project))];
            fault = !reaching.IsEmpty ? Fund(Best(reaching, sign: 1))
                : !empty.IsEmpty ? LeaveTogether(empty)
                : Leave(Best([.. _open], sign: -1));
        }

        return fault;
    }

    private ImmutableArray<int> Best(ImmutableArray<int> projects, int sign) =>
        [.. projects.Where(one => projects.All(other => sign * _votes.Compare(one, other) >= 0))];

    private ReplayFault? Fund(ImmutableArray<int> tied)
    {
        var fault = trail.ExpectFunded(Name, tied, project => _votes.Told(project), out var funded);
        if (fault is null && funded is { } paid)
        {
            var payers = Enumerable.Range(0, _restsOn.Length).Where(group => _restsOn[group] == paid).ToArray();
            _votes.Pay(paid, payers);
            Out(paid);
        }

        return fault;
    }

    private ReplayFault? LeaveTogether(ImmutableArray<int> empty)
    {
        ReplayFault? fault = null;
        foreach (var project in empty)
        {
            fault ??= trail.Expect(new Eliminated(Name, project, [project], null, _votes.Told(project)));
            Out(project);
        }

        return fault;
    }

    private ReplayFault? Leave(ImmutableArray<int> tied)
    {
        if (trail.Precedence.LastOf(tied) is not { } last)
        {
            trail.Refuse(new Refusal.TieUnresolved(tied));
            return null;
        }

        var fault = trail.Expect(new Eliminated(Name, last.Project, tied, last.By, _votes.Told(last.Project)));
        Out(last.Project);
        return fault;
    }

    private void Out(int project)
    {
        _open.Remove(project);
        MoveOn(group => _restsOn[group] == project);
    }

    private void MoveOn(Func<int, bool> isMoving)
    {
        for (var group = 0; group < _restsOn.Length; group++)
        {
            if (isMoving(group))
            {
                _restsOn[group] = null;
                foreach (var project in trail.Profile.Listed(group))
                {
                    if (_open.Contains(project))
                    {
                        _restsOn[group] = project;
                        _votes.Join(project, group);
                        break;
                    }
                }
            }
        }
    }

    private Refusal.SharedPlace? FirstSharedPlace()
    {
        var shared = new SortedSet<(int First, int Second)>();
        for (var group = 0; group < _restsOn.Length; group++)
        {
            var listed = trail.Profile.Listed(group);
            var places = trail.Profile.Values(group);
            for (var at = 0; at + 1 < listed.Length; at++)
            {
                if (places[at] == places[at + 1])
                {
                    shared.Add((listed[at], listed[at + 1]));
                }
            }
        }

        return shared.Count == 0 ? null : new(shared.Min.First, shared.Min.Second);
    }
}
