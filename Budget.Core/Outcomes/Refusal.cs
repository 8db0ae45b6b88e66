using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Ballots;

namespace Budget.Core.Outcomes;

/// <summary>Why a rule did not answer with a final allocation.</summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>Projects are tied and no key of the tie order separates the first ones: nothing is guessed.</summary>
    /// <param name="Tied">The tied projects, ascending.</param>
    public sealed record TieUnresolved(ImmutableArray<int> Tied) : Refusal
    {
        public bool Equals(TieUnresolved? other) =>
            other is not null && Tied.AsSpan().SequenceEqual(other.Tied.AsSpan());
        public override int GetHashCode() => Tied.Aggregate(17, HashCode.Combine);
    }

    /// <summary>A purse increase reached its step limit.</summary>
    /// <param name="Steps">The limit.</param>
    public sealed record StepLimitReached(long Steps) : Refusal;

    /// <summary>A search for the best selection of projects came to its limit before it had looked at all.</summary>
    /// <param name="Nodes">The limit.</param>
    public sealed record SearchLimitReached(long Nodes) : Refusal;

    /// <summary>The ballots do not say what the rule asks.</summary>
    /// <param name="Asked">The name of the satisfaction, or of the rule, that they do not answer.</param>
    /// <param name="Kind">The kind of the ballots.</param>
    public sealed record UnsupportedBallots(string Asked, BallotKind Kind) : Refusal;

    /// <summary>More money is earmarked than there is.</summary>
    /// <param name="EarmarkedMinor">How much, in the smallest unit.</param>
    public sealed record EarmarkedTooMuch(BigInteger EarmarkedMinor) : Refusal;

    /// <summary>A ballot puts two projects in one place, and the rule asks for one before the other.</summary>
    /// <param name="First">The first project of which that is so on any ballot.</param>
    /// <param name="Second">The first one beside it.</param>
    public sealed record SharedPlace(int First, int Second) : Refusal;

    /// <summary>
    /// Points, scores or weights are so large that their sums are beyond what the engine counts exactly.
    /// </summary>
    /// <param name="Project">The project whose supporters' satisfaction adds up to too much.</param>
    public sealed record TooLarge(int Project) : Refusal;
}
