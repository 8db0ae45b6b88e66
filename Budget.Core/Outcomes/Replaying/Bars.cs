using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>What the constraints of a town forbid, looked up anew each time from their definitions.</summary>
/// <param name="instance">The projects.</param>
/// <param name="profile">The ballots, less what is withdrawn.</param>
/// <param name="constraints">The constraints.</param>
internal sealed class Bars(Instance instance, Profile profile, ImmutableArray<Constraint> constraints)
{
    // What is withdrawn is so before anything else is asked.
    private readonly int[] _inTurn =
    [
        .. Enumerable.Range(0, constraints.Length).Where(at => constraints[at] is Withdrawn),
        .. Enumerable.Range(0, constraints.Length).Where(at => constraints[at] is not Withdrawn),
    ];

    public ImmutableArray<Constraint> Constraints => constraints;

    /// <summary>The first constraint that bars a project, and the funded projects it speaks of; or null.</summary>
    /// <param name="project">A project that is not funded.</param>
    /// <param name="funded">For each project whether it is.</param>
    public (int Constraint, ImmutableArray<int> Because)? By(int project, bool[] funded)
    {
        foreach (var at in _inTurn)
        {
            ImmutableArray<int> others = constraints[at].Names is { } group && Belongs(project, group)
                ? [.. Enumerable.Range(0, funded.Length).Where(other => funded[other] && Belongs(other, group))]
                : [];
            if (IsBroken(constraints[at], project, others))
            {
                return (at, constraints[at] is Withdrawn ? [] : others);
            }
        }

        return null;
    }

    /// <summary>Whether a group holds a project.</summary>
    public static bool Belongs(Project project, ProjectGroup group) => group.By switch
    {
        GroupBy.Projects => group.Names.Contains(project.Id.Value),
        GroupBy.Category => project.Categories.Contains(group.Names[0]),
        GroupBy.Area => project.Area == group.Names[0],
        _ => project.Proposer == group.Names[0],
    };

    private bool Belongs(int project, ProjectGroup group) => Belongs(instance.Projects[project], group);

    private bool IsBroken(Constraint constraint, int project, ImmutableArray<int> others) => constraint switch
    {
        MinVotes few => profile.Votes(project) < few.Votes,
        MinShare few => profile.Votes(project) < few.Share * Whole(few.Of),
        Withdrawn gone => Belongs(project, gone.Group),
        Exclusive => others.Length > 0,
        Earmark => false,
        Cap cap => Belongs(project, cap.Group) && Cost(others.Add(project)) > cap.Amount,
        _ => throw new InvalidOperationException("Nothing is known of such a constraint."),
    };

    private Rational Cost(ImmutableArray<int> projects) => instance.InCurrency(projects.Aggregate(
        Rational.Zero, (sum, project) => sum + instance.Projects[project].Cost.MinorUnits));

    private Rational Whole(ShareOf of)
    {
        var whole = Rational.Zero;
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var listed = profile.Listed(group).Length;
            var counted = of == ShareOf.Marks ? listed : of == ShareOf.NonEmptyBallots ? Math.Min(listed, 1) : 1;
            whole += (Rational)profile.Weights[group] * counted;
        }

        return whole;
    }
}
