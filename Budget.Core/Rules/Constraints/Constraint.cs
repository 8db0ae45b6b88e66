using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.Constraints;

/// <summary>A condition that a town puts around its rule, whatever the rule is.</summary>
public abstract record Constraint
{
    private protected Constraint()
    {
    }

    /// <summary>The name in rule sets.</summary>
    public abstract string Kind { get; }

    /// <summary>The projects it speaks of; null where it speaks of all.</summary>
    public virtual ProjectGroup? Names => null;
}

/// <summary>
/// Projects that are taken back: they leave all ballots before anything else, and their voters still count.
/// </summary>
/// <param name="Group">The projects.</param>
public sealed record Withdrawn(ProjectGroup Group) : Constraint
{
    public override string Kind => "withdrawn";
    public override ProjectGroup Names => Group;

    /// <summary>The ballots less everything that constraints withdraw.</summary>
    public static Profile From(Instance instance, Profile profile, ImmutableArray<Constraint> constraints)
    {
        var groups = constraints.OfType<Withdrawn>().Select(constraint => constraint.Group).ToArray();
        return groups.Length == 0 ? profile : profile.Without(project =>
            Array.Exists(groups, group => group.Contains(instance.Projects[project])));
    }
}

/// <summary>Projects of which one at most is funded: the first one removes the rest.</summary>
/// <param name="Group">The projects.</param>
public sealed record Exclusive(ProjectGroup Group) : Constraint
{
    public override string Kind => "exclusive";
    public override ProjectGroup Names => Group;
}

/// <summary>Projects that together get so much at most: what would get them beyond it is out.</summary>
/// <param name="Group">The projects.</param>
/// <param name="Amount">In currency units; not negative.</param>
public sealed record Cap(ProjectGroup Group, Rational Amount) : Constraint
{
    public override string Kind => "cap";
    public override ProjectGroup Names => Group;
}
