using System.Collections.Immutable;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Expanding approvals: rank by rank, of what reaches its quota the project with most votes for the money is next.
/// </summary>
internal sealed class ExpandingApprovalsReplay(Trail trail)
{
    public const string Name = "expanding-approvals";

    private readonly VotesLeft _votes = new(trail);
    private readonly List<int> _open = [.. Enumerable.Range(0, trail.Costs.Length)];

    public ReplayFault? Check()
    {
        var last = trail.Costs.Length;
        ReplayFault? fault = null;
        for (var rank = 1; rank <= last && fault is null && trail.Refusal is null; rank++)
        {
            ForEachListed((project, group, place) =>
            {
                if (place == rank)
                {
                    _votes.Join(project, group);
                }
            });
            while (fault is null && trail.Refusal is null && Strongest() is { IsEmpty: false } tied)
            {
                fault = Fund(tied, rank);
            }
        }

        foreach (var project in _open)
        {
            fault ??= trail.Refusal is not null ? null
                : trail.Expect(new Eliminated(Name, project, [project], null, _votes.Told(project, last)));
        }

        return fault;
    }

    private ImmutableArray<int> Strongest()
    {
        ImmutableArray<int> reaching = [.. _open.Where(project => trail.Fits(project) && _votes.Reach(project))];
        return [.. reaching.Where(one => reaching.All(other => _votes.Compare(one, other) >= 0))];
    }

    private ReplayFault? Fund(ImmutableArray<int> tied, int rank)
    {
        var fault = trail.ExpectFunded(Name, tied, project => _votes.Told(project, rank), out var funded);
        if (fault is not null || funded is not { } paid)
        {
            return fault;
        }

        _open.Remove(paid);
        var payers = new HashSet<int>();
        ForEachListed((project, group, place) =>
        {
            if (project == paid && place <= rank)
            {
                payers.Add(group);
            }
        });
        ForEachListed((project, group, place) =>
        {
            if (project != paid && place <= rank && payers.Contains(group))
            {
                _votes.Leave(project, group);
            }
        });
        _votes.Pay(paid, payers);
        ForEachListed((project, group, place) =>
        {
            if (project != paid && place <= rank && payers.Contains(group))
            {
                _votes.Join(project, group);
            }
        });
        return null;
    }

    private void ForEachListed(Action<int, int, long> visit)
    {
        for (var group = 0; group < trail.Profile.GroupCount; group++)
        {
            var listed = trail.Profile.Listed(group);
            var places = trail.Profile.Values(group);
            for (var at = 0; at < listed.Length; at++)
            {
                visit(listed[at], group, places[at]);
            }
        }
    }
}
