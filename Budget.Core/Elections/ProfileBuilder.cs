using System.Runtime.InteropServices;
using Budget.Core.Ballots;

namespace Budget.Core.Elections;

/// <summary>
/// Collects ballots and groups the identical ones as they come. A project listed twice on a ballot counts once: with
/// its last points, or at its first place in a ranking, where the others close up.
/// </summary>
public sealed class ProfileBuilder
{
    private readonly BallotKind _kind;
    private readonly int _pointDecimals;
    private readonly List<int> _starts = [0];
    private readonly List<int> _projects = [];
    private readonly List<long> _values = [];
    private readonly List<long> _weights = [];
    private readonly long[] _votes;
    private readonly int[] _seenOn;
    private readonly int[] _seenAt;
    private int[] _buckets = new int[1024];
    private int[] _hashes = new int[512];
    private int _ballots;

    /// <param name="kind">The kind of every ballot.</param>
    /// <param name="projectCount">Ballots list places from 0 to this, exclusive.</param>
    /// <param name="pointDecimals">Points are given in units of 10^-pointDecimals.</param>
    public ProfileBuilder(BallotKind kind, int projectCount, int pointDecimals = 0)
    {
        (_kind, _pointDecimals) = (kind, pointDecimals);
        _votes = new long[projectCount];
        _seenOn = new int[projectCount];
        _seenAt = new int[projectCount];
    }

    /// <summary>Adds an approval ballot.</summary>
    public void AddApproval(ReadOnlySpan<int> projects, long weight = 1)
    {
        Require(_kind == BallotKind.Approval);
        Begin();
        foreach (var project in projects)
        {
            if (FirstSight(project))
            {
                _projects.Add(project);
            }
        }

        CollectionsMarshal.AsSpan(_projects)[_starts[^1]..].Sort();
        End(weight);
    }

    /// <summary>Adds a ballot with points.</summary>
    /// <param name="projects">The projects listed.</param>
    /// <param name="points">Beside them, in units of 10^-pointDecimals, none negative.</param>
    /// <param name="weight">How many voters cast it.</param>
    public void AddPoints(ReadOnlySpan<int> projects, ReadOnlySpan<long> points, long weight = 1)
    {
        Require(_kind.HasPoints() && projects.Length == points.Length && !points.ContainsAnyExceptInRange(0, long.MaxValue));
        Begin();
        for (var at = 0; at < projects.Length; at++)
        {
            if (FirstSight(projects[at]))
            {
                _projects.Add(projects[at]);
                _values.Add(points[at]);
            }
            else
            {
                _values[_seenAt[projects[at]]] = points[at];
            }
        }

        var start = _starts[^1];
        CollectionsMarshal.AsSpan(_projects)[start..].Sort(CollectionsMarshal.AsSpan(_values)[start..]);
        End(weight);
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
        Begin();
        var start = _starts[^1];
        var (tierStart, lastTier) = (start, 0);
        for (var at = 0; at < projects.Length; at++)
        {
            if (!FirstSight(projects[at]))
            {
                continue;
            }

            if (tiers.IsEmpty || _projects.Count == start || tiers[at] != lastTier)
            {
                SortTier(tierStart);
                tierStart = _projects.Count;
                lastTier = tiers.IsEmpty ? 0 : tiers[at];
            }

            _projects.Add(projects[at]);
            _values.Add(tierStart - start + 1);
        }

        SortTier(tierStart);
        End(weight);
    }

    /// <summary>The profile of all ballots added; the builder is used up.</summary>
    public Profile Build() => new(
        _kind, _pointDecimals, [.. _starts], [.. _projects], [.. _values], [.. _weights], _votes);

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new ArgumentException("The ballot is not of the profile's kind, or its columns differ in length.");
        }
    }

    private void SortTier(int from) => CollectionsMarshal.AsSpan(_projects)[from..].Sort();

    private void Begin() => _ballots++;

    private bool FirstSight(int project)
    {
        if (_seenOn[project] == _ballots)
        {
            return false;
        }

        _seenOn[project] = _ballots;
        _seenAt[project] = _values.Count;
        return true;
    }

    private void End(long weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        var start = _starts[^1];
        foreach (var project in CollectionsMarshal.AsSpan(_projects)[start..])
        {
            _votes[project] += weight;
        }

        var hash = HashOfLast(start);
        for (var slot = hash & (_buckets.Length - 1); ; slot = (slot + 1) & (_buckets.Length - 1))
        {
            var group = _buckets[slot] - 1;
            if (group < 0)
            {
                Keep(slot, hash, weight);
                return;
            }

            if (_hashes[group] == hash && SameAsLast(group, start))
            {
                _weights[group] += weight;
                CollectionsMarshal.SetCount(_projects, start);
                CollectionsMarshal.SetCount(_values, _kind == BallotKind.Approval ? 0 : start);
                return;
            }
        }
    }

    private void Keep(int slot, int hash, long weight)
    {
        _buckets[slot] = _weights.Count + 1;
        if (_weights.Count == _hashes.Length)
        {
            Array.Resize(ref _hashes, 2 * _hashes.Length);
        }

        _hashes[_weights.Count] = hash;
        _weights.Add(weight);
        _starts.Add(_projects.Count);
        if (2 * _weights.Count > _buckets.Length)
        {
            Rehash();
        }
    }

    private void Rehash()
    {
        _buckets = new int[2 * _buckets.Length];
        for (var group = 0; group < _weights.Count; group++)
        {
            var slot = _hashes[group] & (_buckets.Length - 1);
            while (_buckets[slot] != 0)
            {
                slot = (slot + 1) & (_buckets.Length - 1);
            }

            _buckets[slot] = group + 1;
        }
    }

    // The hash decides only where a ballot is looked for, never an order that anybody sees.
    private int HashOfLast(int start)
    {
        unchecked
        {
            var hash = 17UL;
            foreach (var project in CollectionsMarshal.AsSpan(_projects)[start..])
            {
                hash = (hash ^ (uint)project) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 29;
            }

            foreach (var value in _kind == BallotKind.Approval ? [] : CollectionsMarshal.AsSpan(_values)[start..])
            {
                hash = (hash ^ (ulong)value) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 29;
            }

            return (int)(hash >> 32);
        }
    }

    private bool SameAsLast(int group, int start)
    {
        var projects = CollectionsMarshal.AsSpan(_projects);
        var values = CollectionsMarshal.AsSpan(_values);
        return projects[_starts[group].._starts[group + 1]].SequenceEqual(projects[start..])
            && (_kind == BallotKind.Approval || values[_starts[group].._starts[group + 1]].SequenceEqual(values[start..]));
    }
}
