using System.Collections.Immutable;

namespace Budget.Core.Elections;

/// <summary>What may not be funded beside what is; where several forbid it, the first one is said to.</summary>
internal sealed class Limits
{
    private const int NoConstraint = -1;

    private readonly ImmutableArray<int>[] _of;

    public Limits(ImmutableArray<Limit> all, int projects)
    {
        All = all;
        _of = [.. Enumerable.Range(0, projects).Select(project => Binding(all, project))];
    }

    /// <summary>Everything may be funded beside everything.</summary>
    public static Limits None { get; } = new([], 0);

    public ImmutableArray<Limit> All { get; }

    /// <summary>The places, in <see cref="All"/>, of the limits that bind a project.</summary>
    public ReadOnlySpan<int> Of(int project) => All.IsEmpty ? [] : _of[project].AsSpan();

    /// <summary>What is left of the limits beside projects that are funded.</summary>
    /// <param name="instance">The projects.</param>
    /// <param name="funded">Those that are funded.</param>
    /// <param name="closed">Those that are out on no constraint's account, ascending.</param>
    public Limits Beside(Instance instance, IReadOnlyCollection<int> funded, ImmutableArray<int> closed)
    {
        var left = All.Select(limit => limit with
        {
            Most = funded.Where(project => limit.Projects.BinarySearch(project) >= 0)
                .Aggregate(limit.Most, (most, project) => most - limit.Taken(instance, project)),
        });
        return closed.IsEmpty
            ? new([.. left], instance.Projects.Length)
            : new([.. left, new(NoConstraint, closed, Most: 0, IsOfMoney: false)], instance.Projects.Length);
    }

    private static ImmutableArray<int> Binding(ImmutableArray<Limit> all, int project) =>
        [.. Enumerable.Range(0, all.Length).Where(at => all[at].Projects.BinarySearch(project) >= 0)];
}
