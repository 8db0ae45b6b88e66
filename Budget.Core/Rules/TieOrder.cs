using System.Collections.Immutable;
using Budget.Core.Elections;

namespace Budget.Core.Rules;

/// <summary>What may separate tied projects.</summary>
public enum TieKey
{
    /// <summary>The cheaper project first.</summary>
    Cost,

    /// <summary>The project listed by more voters first.</summary>
    Votes,

    /// <summary>A published order: see <see cref="Lot"/>. Without a seed it separates nothing.</summary>
    Lot,

    /// <summary>The smaller id first, by code points.</summary>
    Id,
}

/// <summary>Keys in order; the first that separates tied projects decides. No rule ever draws.</summary>
/// <param name="Keys">Each at most once.</param>
/// <param name="LotSeed">What the lot order is made from, or null when there is none yet.</param>
public sealed record TieOrder(ImmutableArray<TieKey> Keys, string? LotSeed = null)
{
    /// <summary>Cheaper first, then more votes, then the lot.</summary>
    public static TieOrder Default { get; } = new([TieKey.Cost, TieKey.Votes, TieKey.Lot]);

    /// <summary>The order of all projects of an election under these keys.</summary>
    public TieRanking On(Instance instance, Profile profile) => new(this, instance, profile);

    public bool Equals(TieOrder? other) =>
        other is not null && Keys.AsSpan().SequenceEqual(other.Keys.AsSpan()) && LotSeed == other.LotSeed;

    public override int GetHashCode() =>
        Keys.Aggregate(LotSeed?.GetHashCode(StringComparison.Ordinal) ?? 0, HashCode.Combine);
}
