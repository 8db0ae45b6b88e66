using Budget.Api.Rounds;

namespace Budget.Api.Projects;

/// <summary>What was decided about a proposal.</summary>
internal enum ProjectState
{
    /// <summary>Nobody has decided yet.</summary>
    Proposed,

    /// <summary>It stands on the ballot.</summary>
    Approved,

    /// <summary>It does not, for a public reason.</summary>
    Rejected,

    /// <summary>Those who proposed it, or the town, took it back.</summary>
    Withdrawn,
}

/// <summary>Which decisions about a project follow which, and until when.</summary>
internal static class ProjectStates
{
    private static readonly (ProjectState From, ProjectState To)[] Decisions =
    [
        (ProjectState.Proposed, ProjectState.Approved), (ProjectState.Proposed, ProjectState.Rejected),
        (ProjectState.Approved, ProjectState.Rejected), (ProjectState.Proposed, ProjectState.Withdrawn),
        (ProjectState.Approved, ProjectState.Withdrawn), (ProjectState.Approved, ProjectState.Proposed),
        (ProjectState.Rejected, ProjectState.Proposed), (ProjectState.Withdrawn, ProjectState.Proposed),
    ];

    public static bool MayBecome(this ProjectState from, ProjectState to) => Decisions.Contains((from, to));

    /// <summary>Whether people are owed a reason.</summary>
    public static bool NeedsReason(this ProjectState to) => to is ProjectState.Rejected or ProjectState.Withdrawn;

    /// <summary>
    /// Whether a round still takes this decision: until the lock all of them, from then on only a withdrawal, and none
    /// once its ballots are sealed for counting.
    /// </summary>
    public static bool IsTakenBy(this ProjectState to, Round round) => round.State.IsOpenToChange()
        || (to == ProjectState.Withdrawn && round.State <= RoundState.Reconciling && round.SealedAt is null);
}
