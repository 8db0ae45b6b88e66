using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.Constraints;

/// <summary>
/// A project with fewer votes is out before the rule runs; it stays on the ballots, and its voters still count.
/// </summary>
public abstract record Threshold : Constraint
{
    private protected Threshold()
    {
    }

    /// <summary>As many votes are enough.</summary>
    /// <param name="profile">The ballots, less what is withdrawn.</param>
    public abstract Rational Enough(Profile profile);
}

/// <summary>A threshold that is a number.</summary>
/// <param name="Votes">At least 1.</param>
public sealed record MinVotes(long Votes) : Threshold
{
    public override string Kind => "minVotes";
    public override Rational Enough(Profile profile) => Votes;
}

/// <summary>A threshold that is a share of something.</summary>
/// <param name="Of">Of what.</param>
/// <param name="Share">Above 0 and at most 1.</param>
public sealed record MinShare(ShareOf Of, Rational Share) : Threshold
{
    public override string Kind => "minShare";

    public override Rational Enough(Profile profile) => Share * (Rational)(Of switch
    {
        ShareOf.Ballots => profile.VoterCount,
        ShareOf.NonEmptyBallots => Enumerable.Range(0, profile.GroupCount)
            .Where(group => !profile.Listed(group).IsEmpty).Sum(group => profile.Weights[group]),
        ShareOf.Marks => Enumerable.Range(0, profile.ProjectCount)
            .Aggregate(BigInteger.Zero, (sum, project) => sum + profile.Votes(project)),
        _ => throw new InvalidOperationException("A share of nothing known."),
    });
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
