namespace Budget.Core.Ballots;

/// <summary>What a voter is asked for.</summary>
public enum BallotKind
{
    /// <summary>A set of projects the voter approves of.</summary>
    Approval,

    /// <summary>Projects in order of preference, best first; projects in one tier are equally good.</summary>
    Ranked,

    /// <summary>Points split over projects out of one sum.</summary>
    Cumulative,

    /// <summary>Points for each project independently of the others.</summary>
    Scoring,
}

public static class BallotKindExtensions
{
    /// <summary>Whether a ballot of this kind gives points.</summary>
    public static bool HasPoints(this BallotKind kind) => kind is BallotKind.Cumulative or BallotKind.Scoring;
}
