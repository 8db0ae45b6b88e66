using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// Supporters of projects, more of them with each rank: everybody who ranks a project at the last rank that counts or
/// better supports it alike. Nobody supports anything at first.
/// </summary>
internal sealed class RankColumns
{
    // By rank, for each project the place behind its last supporter.
    private readonly List<int[]> _ends = [];

    public RankColumns(Instance instance, Profile profile)
    {
        var projects = instance.Projects.Length;
        var starts = Starts(profile, projects);
        var (groups, weights) = (new int[starts[^1]], new long[starts[^1]]);
        var (next, shown) = (starts[..^1], new int[profile.GroupCount]);
        for (var rank = 1; rank <= projects; rank++)
        {
            for (var group = 0; group < shown.Length; group++)
            {
                var listed = profile.Listed(group);
                var ranks = profile.Values(group);
                ref var at = ref shown[group];
                for (; at < listed.Length && ranks[at] <= rank; at++)
                {
                    ref var place = ref next[listed[at]];
                    (groups[place], weights[place]) = (group, profile.Weights[group]);
                    place++;
                }
            }

            _ends.Add([.. next]);
        }

        Support = new Support(
            [.. starts[..^1].Select(start => new SupportRun(1, start, start))],
            [.. Enumerable.Range(0, projects + 1)], groups, weights, [.. starts[..^1].Select(_ => 1L)], Rational.One);
    }

    public Support Support { get; }

    /// <summary>Lets one more rank count; false when nobody ranks anything there.</summary>
    public bool Expand(int rank)
    {
        var anybody = false;
        for (var project = 0; project < Support.ProjectCount; project++)
        {
            var end = _ends[rank - 1][project];
            anybody |= end > Support.RunsOf(project)[0].End;
            Support.Extend(project, end);
        }

        return anybody;
    }

    private static int[] Starts(Profile profile, int projects)
    {
        var starts = new int[projects + 1];
        for (var group = 0; group < profile.GroupCount; group++)
        {
            foreach (var project in profile.Listed(group))
            {
                starts[project + 1]++;
            }
        }

        for (var project = 0; project < projects; project++)
        {
            starts[project + 1] += starts[project];
        }

        return starts;
    }
}
