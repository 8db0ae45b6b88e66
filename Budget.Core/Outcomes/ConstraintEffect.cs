namespace Budget.Core.Outcomes;

/// <summary>What a constraint did to an outcome, seen from what would have been decided without it.</summary>
/// <param name="Constraint">Its place in the rule set.</param>
/// <param name="Without">The outcome of the rule set less this constraint.</param>
public sealed record ConstraintEffect(int Constraint, Outcome Without)
{
    /// <summary>Whether anything else is funded than without it, or in another order.</summary>
    public bool Changed(Outcome with) =>
        Without.Refusal is not null || !Without.Allocation.SequenceEqual(with.Allocation);

    /// <summary>The projects that it keeps from being funded, in the order they would have been.</summary>
    public IEnumerable<int> Displaced(Outcome with) => Without.Allocation.Except(with.Allocation);

    /// <summary>The projects that are funded only because of it, in order.</summary>
    public IEnumerable<int> Admitted(Outcome with) => with.Allocation.Except(Without.Allocation);
}
