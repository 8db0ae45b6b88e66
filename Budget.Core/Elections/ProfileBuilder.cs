using Budget.Core.Ballots;

namespace Budget.Core.Elections;

/// <summary>
/// Collects ballots and groups the identical ones as they come. A project listed twice on a ballot counts once: with
/// its last points, or at its first place in a ranking, where the others close up.
/// </summary>
public sealed class ProfileBuilder
{
    // Most ballots are short, and inserting one by one sorts a short one soonest.
    private const int Short = 16;

    private readonly BallotKind _kind;
    private readonly int _pointDecimals;
    private readonly int _projectCount;
    private readonly BallotGroups _groups;
    private readonly int[] _seenOn;
    private readonly int[] _seenAt;
    private int _ballots;

    /// <param name="kind">The kind of every ballot.</param>
    /// <param name="projectCount">Ballots list places from 0 to this, exclusive.</param>
    /// <param name="pointDecimals">Points are given in units of 10^-pointDecimals.</param>
    public ProfileBuilder(BallotKind kind, int projectCount, int pointDecimals = 0)
    {
        (_kind, _projectCount, _pointDecimals) = (kind, projectCount, pointDecimals);
        _groups = new BallotGroups(hasValues: kind != BallotKind.Approval);
        _seenOn = new int[kind == BallotKind.Approval ? 0 : projectCount];
        _seenAt = new int[_seenOn.Length];
    }

    /// <summary>Adds an approval ballot.</summary>
    public void AddApproval(ReadOnlySpan<int> projects, long weight = 1)
    {
        Require(_kind == BallotKind.Approval);
        var listed = _groups.Projects(projects.Length);
        var count = projects.Length <= Short ? InsertEach(projects, listed) : SortAll(projects, listed);
        if (count > 0)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(listed[0], nameof(projects));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(listed[count - 1], _projectCount, nameof(projects));
        }

        _groups.Add(count, weight);
    }

    /// <summary>Adds a ballot with points.</summary>
    /// <param name="projects">The projects listed.</param>
    /// <param name="points">Beside them, in units of 10^-pointDecimals, none negative.</param>
    /// <param name="weight">How many voters cast it.</param>
    public void AddPoints(ReadOnlySpan<int> projects, ReadOnlySpan<long> points, long weight = 1)
    {
        Require(_kind.HasPoints() && projects.Length == points.Length);
        Require(!points.ContainsAnyExceptInRange(0, long.MaxValue));
        _ballots++;
        var listed = _groups.Projects(projects.Length);
        var values = _groups.Values(projects.Length);
        var count = 0;
        for (var at = 0; at < projects.Length; at++)
        {
            var project = projects[at];
            if (FirstSight(project, count))
            {
                (listed[count], values[count]) = (project, points[at]);
                count++;
            }
            else
            {
                values[_seenAt[project]] = points[at];
            }
        }

        listed[..count].Sort(values[..count]);
        _groups.Add(count, weight);
    }

    /// <summary>Adds a ranking.</summary>
    /// <param name="projects">Best first.</param>
    /// <param name="tiers">
    /// Beside them, a number that grows from tier to tier and is shared within one; empty when no two share a tier.
    /// </param>
    /// <param name="weight">How many voters cast it.</param>
    public void AddRanking(ReadOnlySpan<int> projects, ReadOnlySpan<int> tiers = default, long weight = 1)
    {
        Require(_kind == BallotKind.Ranked && (tiers.IsEmpty || tiers.Length == projects.Length));
        _ballots++;
        var listed = _groups.Projects(projects.Length);
        var ranks = _groups.Values(projects.Length);
        var (count, tierStart, lastTier) = (0, 0, 0);
        for (var at = 0; at < projects.Length; at++)
        {
            if (!FirstSight(projects[at], count))
            {
                continue;
            }

            if (count > 0 && (tiers.IsEmpty || tiers[at] != lastTier))
            {
                listed[tierStart..count].Sort();
                tierStart = count;
            }

            lastTier = tiers.IsEmpty ? 0 : tiers[at];
            (listed[count], ranks[count]) = (projects[at], tierStart + 1);
            count++;
        }

        listed[tierStart..count].Sort();
        _groups.Add(count, weight);
    }

    /// <summary>The profile of all ballots added; the builder is used up.</summary>
    public Profile Build() => _groups.ToProfile(_kind, _pointDecimals, _projectCount);

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new ArgumentException("The ballot is of another kind, its columns differ, or points are negative.");
        }
    }

    private static int InsertEach(ReadOnlySpan<int> projects, Span<int> sorted)
    {
        var count = 0;
        foreach (var project in projects)
        {
            var at = count;
            while (at > 0 && sorted[at - 1] > project)
            {
                at--;
            }

            if (at > 0 && sorted[at - 1] == project)
            {
                continue;
            }

            for (var move = count; move > at; move--)
            {
                sorted[move] = sorted[move - 1];
            }

            sorted[at] = project;
            count++;
        }

        return count;
    }

    private static int SortAll(ReadOnlySpan<int> projects, Span<int> sorted)
    {
        projects.CopyTo(sorted);
        sorted.Sort();
        var count = 1;
        foreach (var project in sorted[1..])
        {
            if (project != sorted[count - 1])
            {
                sorted[count++] = project;
            }
        }

        return count;
    }

    private bool FirstSight(int project, int at)
    {
        if (_seenOn[project] == _ballots)
        {
            return false;
        }

        (_seenOn[project], _seenAt[project]) = (_ballots, at);
        return true;
    }
}
