using System.Collections.Immutable;

namespace Budget.Core.Elections;

/// <summary>Projects that may take up only so much together.</summary>
/// <param name="Constraint">The place of the constraint it comes from, in the rule set.</param>
/// <param name="Projects">Whom it binds, ascending.</param>
/// <param name="Most">The most that those of them that are funded may take up; with 0 none that takes up any.</param>
/// <param name="IsOfMoney">Whether a project takes up its cost, instead of one place.</param>
internal sealed record Limit(int Constraint, ImmutableArray<int> Projects, Int128 Most, bool IsOfMoney)
{
    /// <summary>What a project takes up.</summary>
    public Int128 Taken(Instance instance, int project) => IsOfMoney ? instance.CostMinor(project) : 1;
}
