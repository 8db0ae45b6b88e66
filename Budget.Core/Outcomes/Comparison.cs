using System.Collections.Immutable;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes;

/// <summary>How a comparison step chose between the completed outcome and most votes.</summary>
/// <param name="Measure">Of what voters may have more.</param>
/// <param name="Voters">
/// How many have more of which; null when most votes was refused, so that there was nothing to compare with.
/// </param>
/// <param name="Other">The decisions of the outcome that was not chosen.</param>
public sealed record Comparison(ComparisonMeasure Measure, Preferences? Voters, ImmutableArray<Decision> Other)
{
    /// <summary>Whether the decisions of the outcome are those of most votes.</summary>
    public bool ChoosesMostVotes => Voters is { ChoosesMostVotes: true };

    public bool Equals(Comparison? other) => other is not null && Measure == other.Measure && Voters == other.Voters
        && Other.AsSpan().SequenceEqual(other.Other.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Measure, Voters, Other.IsDefault ? 0 : Other.Length);
}

/// <summary>How many voters have more of which outcome.</summary>
/// <param name="Completed">e: those who have more of the completed outcome.</param>
/// <param name="MostVotes">g: those who have more of most votes.</param>
/// <param name="Indifferent">All others.</param>
public sealed record Preferences(long Completed, long MostVotes, long Indifferent)
{
    /// <summary>Most votes needs more voters; as many are not enough.</summary>
    public bool ChoosesMostVotes => MostVotes > Completed;
}
