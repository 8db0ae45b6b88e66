using Budget.Core.Elections;

namespace Budget.Benchmarks.Yardstick;

/// <summary>For each project, the groups of identical ballots that list it, with how many voters each is.</summary>
internal sealed class SupporterLists
{
    private readonly int[] _starts;
    private readonly int[] _groups;
    private readonly int[] _weights;

    public SupporterLists(Profile profile)
    {
        _starts = Starts(profile);
        _groups = new int[_starts[^1]];
        _weights = new int[_starts[^1]];
        var next = _starts[..^1];
        for (var group = 0; group < profile.GroupCount; group++)
        {
            foreach (var project in profile.Listed(group))
            {
                _groups[next[project]] = group;
                _weights[next[project]++] = (int)profile.Weights[group];
            }
        }
    }

    public ReadOnlySpan<int> GroupsOf(int project) => _groups.AsSpan(_starts[project].._starts[project + 1]);

    public ReadOnlySpan<int> WeightsOf(int project) => _weights.AsSpan(_starts[project].._starts[project + 1]);

    private static int[] Starts(Profile profile)
    {
        var starts = new int[profile.ProjectCount + 1];
        for (var group = 0; group < profile.GroupCount; group++)
        {
            foreach (var project in profile.Listed(group))
            {
                starts[project + 1]++;
            }
        }

        for (var project = 0; project < profile.ProjectCount; project++)
        {
            starts[project + 1] += starts[project];
        }

        return starts;
    }
}
