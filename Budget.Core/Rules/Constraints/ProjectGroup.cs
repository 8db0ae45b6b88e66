using System.Collections.Immutable;
using System.Globalization;
using Budget.Core.Elections;

namespace Budget.Core.Rules.Constraints;

/// <summary>The projects that a constraint speaks of.</summary>
/// <param name="By">How they are named.</param>
/// <param name="Names">The ids of the projects; or one category, area or proposer.</param>
public sealed record ProjectGroup(GroupBy By, ImmutableArray<string> Names)
{
    /// <summary>The member of a constraint that names it.</summary>
    public string Member => By.ToString().ToLower(CultureInfo.InvariantCulture);

    /// <summary>Whether a project belongs to it.</summary>
    public bool Contains(Project project) => By switch
    {
        GroupBy.Projects => Names.Contains(project.Id.Value),
        GroupBy.Category => project.Categories.Contains(Names[0]),
        GroupBy.Area => project.Area == Names[0],
        GroupBy.Proposer => project.Proposer == Names[0],
        _ => throw new InvalidOperationException("Projects are not named so."),
    };

    /// <summary>Its projects that stand in an instance, by their places there, ascending.</summary>
    internal ImmutableArray<int> In(Instance instance) =>
        [.. Enumerable.Range(0, instance.Projects.Length).Where(project => Contains(instance.Projects[project]))];
}

/// <summary>How the projects of a group are named.</summary>
public enum GroupBy
{
    /// <summary>One by one, by their ids.</summary>
    Projects,

    /// <summary>All that have a category.</summary>
    Category,

    /// <summary>All of an area.</summary>
    Area,

    /// <summary>All of a proposer.</summary>
    Proposer,
}
