using Budget.Core.Elections;

namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// By how many more voters one project is preferred to another one. Whoever lists a project prefers it to all that are
/// not listed, and between those prefers nothing.
/// </summary>
internal sealed class Majorities
{
    private readonly long[][] _preferred;
    private readonly Profile _profile;

    public Majorities(Profile profile, CancellationToken cancellation)
    {
        _profile = profile;
        _preferred = [.. Enumerable.Range(0, profile.ProjectCount).Select(_ => new long[profile.ProjectCount])];
        for (var group = 0; group < profile.GroupCount; group++)
        {
            if (group % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Count(profile.Listed(group), profile.Values(group), profile.Weights[group]);
        }
    }

    /// <summary>Positive when most voters with a preference between the two prefer the first.</summary>
    public long Margin(int project, int other) => _preferred[project][other] - _preferred[other][project]
        + _profile.Votes(project) - _profile.Votes(other);

    /// <summary>Against how many projects one has a majority.</summary>
    public int Wins(int project) => Projects.Count(other => Margin(project, other) > 0);

    /// <summary>How many projects have a majority against one.</summary>
    public int Losses(int project) => Projects.Count(other => Margin(project, other) < 0);

    /// <summary>
    /// The smallest set that is not empty and in which every project has a majority against every one outside,
    /// ascending (Smith 1973).
    /// </summary>
    public int[] SmithSet()
    {
        // Whoever wins most less what it loses is in; and so is whatever does not lose to all that are in.
        var best = Projects.OrderByDescending(project => Wins(project) - Losses(project)).Take(1).ToList();
        for (var at = 0; at < best.Count; at++)
        {
            best.AddRange(Projects.Where(other => Margin(best[at], other) <= 0).Except(best).ToArray());
        }

        return [.. best.Order()];
    }

    private IEnumerable<int> Projects => Enumerable.Range(0, _preferred.Length);

    // Only pairs of listed projects; what they win against the others follows from the votes.
    private void Count(ReadOnlySpan<int> listed, ReadOnlySpan<long> ranks, long weight)
    {
        for (var at = 0; at < listed.Length; at++)
        {
            var row = _preferred[listed[at]];
            var next = at + 1;
            while (next < listed.Length && ranks[next] == ranks[at])
            {
                next++;
            }

            foreach (var worse in listed[next..])
            {
                row[worse] += weight;
            }
        }
    }
}
