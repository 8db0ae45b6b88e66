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
/// A project with fewer votes is out before the rule runs; it stays on the ballots, and its voters still count.
/// </summary>
/// <param name="Votes">As many are enough; at least 1.</param>
public sealed record MinVotes(long Votes) : Constraint
{
    public override string Kind => "minVotes";
}

/// <summary>The same, where the votes that are enough are a share of something.</summary>
/// <param name="Of">Of what.</param>
/// <param name="Share">Such a share is enough; above 0 and at most 1.</param>
public sealed record MinShare(ShareOf Of, Rational Share) : Constraint
{
    public override string Kind => "minShare";
}

/// <summary>
/// Projects that are taken back: they leave all ballots before anything else, and their voters still count.
/// </summary>
/// <param name="Group">The projects.</param>
public sealed record Withdrawn(ProjectGroup Group) : Constraint
{
    public override string Kind => "withdrawn";
    public override ProjectGroup Names => Group;
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

/// <summary>What a share of votes is a share of.</summary>
public enum ShareOf
{
    /// <summary>All ballots, empty ones included.</summary>
    Ballots,

    /// <summary>The ballots that list a project at least.</summary>
    NonEmptyBallots,

    /// <summary>The votes of all projects together.</summary>
    Marks,
}
