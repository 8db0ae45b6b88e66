using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Ordinal;

/// <summary>One run of <see cref="ExpandingApprovals"/>.</summary>
internal sealed class Expansion
{
    private const string Name = ExpandingApprovals.Name;

    private readonly Profile _profile;
    private readonly TieRanking _ties;
    private readonly VoteWeights _weights;
    private readonly CancellationToken _cancellation;
    private readonly Standings _standings;
    private readonly Room _room;
    private readonly List<int> _waiting;
    private readonly int[] _shown;
    private readonly ImmutableArray<Decision>.Builder _decisions = ImmutableArray.CreateBuilder<Decision>();

    public Expansion(
        Instance instance, Profile profile, TieRanking ties, VoteWeights weights, CancellationToken cancellation)
    {
        (_profile, _ties, _weights, _cancellation) = (profile, ties, weights, cancellation);
        _standings = new Standings(instance, profile, weights);
        _room = new Room(instance, Outcome.Empty);
        _waiting = [.. Enumerable.Range(0, instance.Projects.Length)];
        _shown = new int[profile.GroupCount];
    }

    /// <summary>Any outcome when the votes turn out to be too close.</summary>
    public Outcome Run()
    {
        var last = _waiting.Count;
        for (var rank = 1; rank <= last; rank++)
        {
            Expand(rank);
            while (!_weights.IsTooClose && Strongest() is { Length: > 0 } tied)
            {
                if (!_ties.TryChoose(tied, out var choice))
                {
                    var refusal = new Refusal.TieUnresolved([.. tied]);
                    return new() { Decisions = _decisions.ToImmutable(), Refusal = refusal };
                }

                Fund(choice, tied, rank);
            }
        }

        foreach (var project in _waiting)
        {
            _decisions.Add(new Eliminated(Name, project, [project], null, _standings.Told(project, last)));
        }

        return new() { Decisions = _decisions.ToImmutable() };
    }

    // Votes come to count for the projects of one more rank.
    private void Expand(int rank)
    {
        _cancellation.ThrowIfCancellationRequested();
        for (var group = 0; group < _shown.Length; group++)
        {
            var listed = _profile.Listed(group);
            var ranks = _profile.Values(group);
            ref var shown = ref _shown[group];
            for (; shown < listed.Length && ranks[shown] <= rank; shown++)
            {
                _standings.Join(listed[shown], group);
            }
        }
    }

    // The projects with most votes for the money among those that reach their quota, ascending.
    private int[] Strongest()
    {
        _cancellation.ThrowIfCancellationRequested();
        return _standings.Extremes(
            _waiting.FindAll(project => _room.Fits(project) && _standings.Reaches(project)), sign: 1);
    }

    private void Fund(TieChoice choice, int[] tied, int rank)
    {
        var (project, told) = (choice.Project, _standings.Told(choice.Project, rank));
        _room.Take(project);
        _waiting.Remove(project);
        _decisions.Add(new Funded(Name, project, [.. tied], choice.By, told, _room.Left));
        _standings.Pay(project, _shown);
    }
}
