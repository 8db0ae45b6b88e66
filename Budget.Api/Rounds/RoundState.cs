namespace Budget.Api.Rounds;

/// <summary>Where a round is in its life.</summary>
internal enum RoundState
{
    Draft,
    Collecting,
    Screening,

    /// <summary>Prices and list are public, and may still change.</summary>
    Hearing,

    /// <summary>Nothing that decides the outcome can change.</summary>
    Locked,

    Voting,
    Paused,

    /// <summary>No ballot comes in any more.</summary>
    Closed,

    /// <summary>What came on paper is counted in.</summary>
    Reconciling,

    /// <summary>Staff see the outcome.</summary>
    Counted,

    /// <summary>Everybody sees it.</summary>
    Published,

    Archived,
    Cancelled,
}

internal static class RoundStates
{
    /// <summary>Whether lines, projects, rule and roll groups may still change.</summary>
    public static bool IsOpenToChange(this RoundState state) => state <= RoundState.Hearing;

    /// <summary>Whether staff may see counts.</summary>
    public static bool IsCounted(this RoundState state) =>
        state is RoundState.Counted or RoundState.Published or RoundState.Archived;

    /// <summary>Whether everybody may see counts.</summary>
    public static bool IsPublished(this RoundState state) => state is RoundState.Published or RoundState.Archived;
}
