using System.Numerics;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules;

/// <summary>Reads a <see cref="Support"/> off the ballots.</summary>
internal static class SupportColumns
{
    public static Support Of(Instance instance, Profile profile, Satisfaction satisfaction)
    {
        var scales = instance.Projects
            .Select(project => satisfaction.IsTimesCost ? project.Cost.MinorUnits : 1).ToArray();
        var unit = satisfaction.IsTimesCost ? new Rational(1, instance.CurrencyUnit) : Rational.One;
        return satisfaction switch
        {
            Satisfaction.CostOf or Satisfaction.CardinalityOf => Listed(profile, scales, unit),
            Satisfaction.PointsOf => Points(profile, scales, unit),
            Satisfaction.PositionalOf { Scores: var scores } => Positional(profile, scores, scales, unit),
            _ => throw new ArgumentOutOfRangeException(nameof(satisfaction)),
        };
    }

    // Everybody who lists a project gets the same from it: one run per project.
    private static Support Listed(Profile profile, long[] scales, Rational unit)
    {
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

    private static Support Points(Profile profile, long[] scales, Rational unit)
    {
        var entries = Entries(profile, scales, (group, at) => profile.Values(group)[at]);
        return Sorted(profile, entries, scales, unit * new Rational(1, BigInteger.Pow(10, profile.PointDecimals)));
    }

    private static Support Positional(Profile profile, ScoreVector scores, long[] scales, Rational unit)
    {
        var tiers = new TierScores(profile, scores);
        return Sorted(profile, Entries(profile, scales, tiers.Share), scales, unit * tiers.Unit);
    }

    // A project whose shares are worth nothing has no supporters.
    private static List<(int Project, long Share, int Group)> Entries(
        Profile profile, long[] scales, Func<int, int, long> share)
    {
        var entries = new List<(int Project, long Share, int Group)>();
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var listed = profile.Listed(group);
            for (var at = 0; at < listed.Length; at++)
            {
                if (scales[listed[at]] > 0 && share(group, at) is > 0 and var positive)
                {
                    entries.Add((listed[at], positive, group));
                }
            }
        }

        entries.Sort();
        return entries;
    }

    private static Support Sorted(
        Profile profile, List<(int Project, long Share, int Group)> entries, long[] scales, Rational unit)
    {
        var runs = new List<SupportRun>();
        var runStarts = new int[scales.Length + 1];
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

        for (var project = 0; project < scales.Length; project++)
        {
            runStarts[project + 1] += runStarts[project];
        }

        return new(
            [.. runs], runStarts, [.. entries.Select(entry => entry.Group)],
            [.. entries.Select(entry => profile.Weights[entry.Group])], scales, unit);
    }
}
