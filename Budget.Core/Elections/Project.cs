using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Elections;

/// <summary>Something voters can fund, all or nothing.</summary>
public sealed record Project
{
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative.</exception>
    public Project(ProjectId id, Money cost)
    {
        ArgumentException.ThrowIfNullOrEmpty(id.Value);
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, Money.Zero);
        (Id, Cost) = (id, cost);
    }

    public ProjectId Id { get; }
    public Money Cost { get; }

    /// <summary>What it is about, as far as a town's constraints speak of it; may be several things.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The area it belongs to; null where it belongs to none.</summary>
    public string? Area { get; init; }

    /// <summary>Who proposed it; null where nobody says.</summary>
    public string? Proposer { get; init; }

    public bool Equals(Project? other) => other is not null && Id == other.Id && Cost == other.Cost
        && Categories.AsSpan().SequenceEqual(other.Categories.AsSpan())
        && Area == other.Area && Proposer == other.Proposer;

    public override int GetHashCode() => HashCode.Combine(Id, Cost, Area, Proposer);
}
