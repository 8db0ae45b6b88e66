using Budget.Core.Numbers;

namespace Budget.Core.Ballots;

/// <summary>What a ballot may hold; a limit that is null does not bind.</summary>
public sealed record BallotLimits
{
    /// <summary>How many projects a ballot lists at least.</summary>
    public int? MinLength { get; init; }

    /// <summary>How many projects a ballot lists at most.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least sum of points on a ballot.</summary>
    public DecimalLiteral? MinSumPoints { get; init; }

    /// <summary>The greatest sum of points on a ballot.</summary>
    public DecimalLiteral? MaxSumPoints { get; init; }

    /// <summary>The fewest points a listed project gets.</summary>
    public DecimalLiteral? MinPoints { get; init; }

    /// <summary>The most points a listed project gets.</summary>
    public DecimalLiteral? MaxPoints { get; init; }

    /// <summary>The greatest sum of costs of the listed projects, in currency units.</summary>
    public DecimalLiteral? MaxSumCost { get; init; }
}
