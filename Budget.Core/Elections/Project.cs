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
}
