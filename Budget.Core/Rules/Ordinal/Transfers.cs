using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Ordinal;

/// <summary>One run of <see cref="SingleTransferableVote"/>.</summary>
internal sealed class Transfers
{
    private const string Name = SingleTransferableVote.Name;

    private readonly Instance _instance;
    private readonly Profile _profile;
    private readonly TieRanking _ties;
    private readonly VoteWeights _weights;
    private readonly CancellationToken _cancellation;
    private readonly Standings _standings;
    private readonly Room _room;
    private readonly List<int> _waiting;
    private readonly bool[] _isOut;
    private readonly int[] _at;
    private readonly ImmutableArray<Decision>.Builder _decisions = ImmutableArray.CreateBuilder<Decision>();

    public Transfers(
        Instance instance, Profile profile, TieRanking ties, VoteWeights weights, CancellationToken cancellation)
    {
        (_instance, _profile, _ties, _weights, _cancellation) = (instance, profile, ties, weights, cancellation);
        _standings = new Standings(instance, profile, weights);
        _room = new Room(instance, Outcome.Empty);
        _waiting = [.. Enumerable.Range(0, instance.Projects.Length)];
        (_isOut, _at) = (new bool[_waiting.Count], new int[profile.GroupCount]);
    }

    /// <summary>Any outcome when the votes turn out to be too close.</summary>
    public Outcome Run()
    {
        Settle(Enumerable.Range(0, _at.Length));
        Refusal? refusal = null;
        while (_waiting.Count > 0 && refusal is null && !_weights.IsTooClose)
        {
            _cancellation.ThrowIfCancellationRequested();
            var reaching = _waiting.FindAll(project => _standings.Reaches(project) && Fits(project));
            refusal = reaching.Count > 0 ? Fund(_standings.Extremes(reaching, sign: 1))
                : LeaveWithoutVotes() ? null
                : Eliminate(_standings.Extremes(_waiting, sign: -1));
        }

        return new() { Decisions = _decisions.ToImmutable(), Refusal = refusal };
    }

    // Votes are conserved: all that are left are worth the money that is left, so that whatever reaches its quota can
    // be paid, unless votes were too close to tell.
    private bool Fits(int project) => _instance.CostMinor(project) <= _room.Left || _weights.IsTooClose
        ? _room.Fits(project)
        : throw new InvalidOperationException($"'{_instance.Projects[project].Id}' has a quota and does not fit.");

    private Refusal.TieUnresolved? Fund(int[] tied)
    {
        if (!_ties.TryChoose(tied, out var choice))
        {
            return new Refusal.TieUnresolved([.. tied]);
        }

        var (project, told) = (choice.Project, _standings.Told(choice.Project));
        _room.Take(project);
        _decisions.Add(new Funded(Name, project, [.. tied], choice.By, told, _room.Left));
        Release(project, _standings.PayAndLeave(project));
        return null;
    }

    // Nothing rests on such projects that could move: they leave together, since their order decides nothing.
    private bool LeaveWithoutVotes()
    {
        var empty = _waiting.FindAll(project => !_standings.HasVotes(project));
        foreach (var project in empty)
        {
            _decisions.Add(new Eliminated(Name, project, [project], null, _standings.Told(project)));
            Release(project, _standings.Leave(project));
        }

        return empty.Count > 0;
    }

    private Refusal.TieUnresolved? Eliminate(int[] tied)
    {
        if (!_ties.TryChooseLast(tied, out var choice))
        {
            return new Refusal.TieUnresolved([.. tied]);
        }

        _decisions.Add(new Eliminated(
            Name, choice.Project, [.. tied], choice.By, _standings.Told(choice.Project)));
        Release(choice.Project, _standings.Leave(choice.Project));
        return null;
    }

    // The votes on a project that is funded or out go on to the next.
    private void Release(int project, List<int> groups)
    {
        _isOut[project] = true;
        _waiting.Remove(project);
        Settle(groups);
    }

    private void Settle(IEnumerable<int> groups)
    {
        foreach (var group in groups)
        {
            var listed = _profile.Listed(group);
            ref var at = ref _at[group];
            while (at < listed.Length && _isOut[listed[at]])
            {
                at++;
            }

            if (at < listed.Length)
            {
                _standings.Join(listed[at], group);
            }
        }
    }
}
