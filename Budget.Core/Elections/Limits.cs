using System.Collections.Immutable;

namespace Budget.Core.Elections;

/// <summary>What may not be funded beside what is; where several forbid it, the first one is said to.</summary>
internal sealed class Limits
{
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

    private static ImmutableArray<int> Binding(ImmutableArray<Limit> all, int project) =>
        [.. Enumerable.Range(0, all.Length).Where(at => all[at].Projects.BinarySearch(project) >= 0)];
}
