using System.Numerics;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules;

/// <summary>Reads a <see cref="Support"/> off the ballots.</summary>
internal static class SupportColumns
{
    public static Support Of(Instance instance, Profile profile, Satisfaction satisfaction) => satisfaction switch
    {
        Satisfaction.CostOf => Listed(
            instance, profile, project => project.Cost.MinorUnits, new Rational(1, instance.CurrencyUnit)),
        Satisfaction.CardinalityOf => Listed(instance, profile, _ => 1, Rational.One),
        Satisfaction.PointsOf => Points(instance, profile),
        Satisfaction.PositionalOf positional => Positional(instance, profile, positional.Scores),
        _ => throw new ArgumentOutOfRangeException(nameof(satisfaction)),
    };

    // Everybody who lists a project gets the same from it: one run per project.
    private static Support Listed(Instance instance, Profile profile, Func<Project, long> scale, Rational unit)
    {
        var scales = instance.Projects.Select(scale).ToArray();
        var starts = new int[scales.Length + 1];
        for (var group = 0; group < profile.GroupCount; group++)
        {
            foreach (var project in profile.Listed(group))
            {
                starts[project + 1] += scales[project] > 0 ? 1 : 0;
            }
        }

        for (var project = 0; project < scales.Length; project++)
        {
            starts[project + 1] += starts[project];
        }

        var groups = new int[starts[^1]];
        var weights = new long[starts[^1]];
        var next = starts.ToArray();
        for (var group = 0; group < profile.GroupCount; group++)
        {
            foreach (var project in profile.Listed(group))
            {
                if (scales[project] > 0)
                {
                    groups[next[project]] = group;
                    weights[next[project]++] = profile.Weights[group];
                }
            }
        }

        var runs = Enumerable.Range(0, scales.Length)
            .Select(project => new SupportRun(1, starts[project], starts[project + 1]));
        return new([.. runs], [.. Enumerable.Range(0, scales.Length + 1)], groups, weights, scales, unit);
    }

    private static Support Points(Instance instance, Profile profile)
    {
        var entries = Entries(profile, (group, at) => profile.Values(group)[at]);
        return Sorted(instance, profile, entries, new Rational(1, BigInteger.Pow(10, profile.PointDecimals)));
    }

    private static Support Positional(Instance instance, Profile profile, ScoreVector scores)
    {
        var tiers = new TierScores(profile, scores);
        var entries = Entries(profile, tiers.Share);
        return Sorted(instance, profile, entries, tiers.Unit);
    }

    private static List<(int Project, long Share, int Group)> Entries(Profile profile, Func<int, int, long> share)
    {
        var entries = new List<(int Project, long Share, int Group)>();
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var listed = profile.Listed(group);
            for (var at = 0; at < listed.Length; at++)
            {
                if (share(group, at) is > 0 and var positive)
                {
                    entries.Add((listed[at], positive, group));
                }
            }
        }

        entries.Sort();
        return entries;
    }

    private static Support Sorted(
        Instance instance, Profile profile, List<(int Project, long Share, int Group)> entries, Rational unit)
    {
        var runs = new List<SupportRun>();
        var runStarts = new int[instance.Projects.Length + 1];
        for (int start = 0, end; start < entries.Count; start = end)
        {
            var (project, share, _) = entries[start];
            for (end = start + 1; end < entries.Count && entries[end].Project == project; end++)
            {
                if (entries[end].Share != share)
                {
                    break;
                }
            }

            runs.Add(new(share, start, end));
            runStarts[project + 1]++;
        }

        for (var project = 0; project < instance.Projects.Length; project++)
        {
            runStarts[project + 1] += runStarts[project];
        }

        return new(
            [.. runs], runStarts, [.. entries.Select(entry => entry.Group)],
            [.. entries.Select(entry => profile.Weights[entry.Group])], [.. instance.Projects.Select(_ => 1L)], unit);
    }
}
