using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Budget.Core.Ballots;

namespace Budget.Core.Elections;

/// <summary>
/// Different ballots, each once with its weight, as columns that grow at their end. The next ballot is written where
/// it may stay; some wait there until their likes are looked for together.
/// </summary>
internal sealed class BallotGroups(bool hasValues)
{
    // Asking for 32 buckets in a row lets the memory fetch them at the same time; one by one, waiting for them was
    // half of the time that 470.000 different ballots took.
    private const int Together = 32;
    private const int FirstPatience = 100;

    private readonly (int Start, int Hash, long Weight)[] _waiting = new (int, int, long)[Together + 1];
    private readonly (int Hash, int Group)[] _met = new (int, int)[Together];
    private readonly GroupBuckets _buckets = new();
    private int[] _starts = new int[513];
    private int[] _projects = new int[2048];
    private long[] _values = new long[hasValues ? 2048 : 0];
    private long[] _weights = new long[512];
    private int _waitingCount;
    private int _groups;
    private int _patience = FirstPatience;
    private ulong _seed = 0x9E3779B97F4A7C15UL;

    /// <summary>Where the projects of the next ballot are written.</summary>
    public Span<int> Projects(int room)
    {
        var start = _waiting[_waitingCount].Start;
        if (_projects.Length - start < room)
        {
            Array.Resize(ref _projects, Math.Max(2 * _projects.Length, start + room));
            Array.Resize(ref _values, hasValues ? _projects.Length : 0);
        }

        return _projects.AsSpan(start, room);
    }

    /// <summary>Where the values of the next ballot are written, after <see cref="Projects"/> made room.</summary>
    public Span<long> Values(int room) => _values.AsSpan(_waiting[_waitingCount].Start, room);

    /// <summary>Counts the ballot that was written: its first <paramref name="length"/> projects and values.</summary>
    public void Add(int length, long weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        var start = _waiting[_waitingCount].Start;
        _waiting[_waitingCount++] = (start, HashOf(start, length), weight);
        _waiting[_waitingCount].Start = start + length;
        if (_waitingCount == Together)
        {
            Settle();
        }
    }

    /// <summary>The profile of all ballots added; the groups are used up.</summary>
    public Profile ToProfile(BallotKind kind, int pointDecimals, int projectCount)
    {
        Settle();
        var votes = new long[projectCount];
        for (var group = 0; group < _groups; group++)
        {
            foreach (var project in _projects.AsSpan(_starts[group].._starts[group + 1]))
            {
                votes[project] += _weights[group];
            }
        }

        var end = _starts[_groups];
        return new(kind, pointDecimals, _starts[..(_groups + 1)], _projects[..end],
            hasValues ? _values[..end] : [], _weights[.._groups], votes);
    }

    private void Settle()
    {
        _buckets.Fit(_groups + _waitingCount);
        for (var at = 0; at < _waitingCount; at++)
        {
            _met[at] = _buckets[_waiting[at].Hash];
        }

        var tries = 0;
        for (var at = 0; at < _waitingCount; at++)
        {
            var (start, hash, weight) = _waiting[at];
            tries = Math.Max(tries, Settle(start, _waiting[at + 1].Start - start, hash, weight));
        }

        (_waiting[0].Start, _waitingCount) = (_starts[_groups], 0);
        if (tries > _patience)
        {
            Reseed();
        }
    }

    private int Settle(int start, int length, int hash, long weight)
    {
        for (var tries = 0; ; tries++)
        {
            ref var bucket = ref _buckets[unchecked(hash + tries)];
            if (bucket.Group == 0)
            {
                bucket = (hash, _groups + 1);
                Keep(start, length, weight);
                return tries;
            }

            if (bucket.Hash == hash && Same(bucket.Group - 1, start, length))
            {
                _weights[bucket.Group - 1] += weight;
                return tries;
            }
        }
    }

    private void Keep(int start, int length, long weight)
    {
        if (_groups == _weights.Length)
        {
            Array.Resize(ref _weights, 2 * _groups);
            Array.Resize(ref _starts, 2 * _groups + 1);
        }

        var end = _starts[_groups];
        _projects.AsSpan(start, length).CopyTo(_projects.AsSpan(end));
        if (hasValues)
        {
            _values.AsSpan(start, length).CopyTo(_values.AsSpan(end));
        }

        _weights[_groups++] = weight;
        _starts[_groups] = end + length;
    }

    // Somebody may write ballots that all hash alike. The new seed depends on every ballot so far, so that whoever
    // writes them cannot foresee it; more patience each time bounds how often this happens.
    private void Reseed()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(_projects.AsSpan(0, _starts[_groups])), digest);
        _seed ^= BinaryPrimitives.ReadUInt64LittleEndian(digest) | 1;
        _patience *= 2;
        _buckets.Clear();
        for (var group = 0; group < _groups; group++)
        {
            _buckets.Add(HashOf(_starts[group], _starts[group + 1] - _starts[group]), group + 1);
        }
    }

    private int HashOf(int start, int length) =>
        Hash(_projects.AsSpan(start, length), hasValues ? _values.AsSpan(start, length) : []);

    // The hash decides only where a ballot is looked for, never an order that anybody sees.
    internal int Hash(ReadOnlySpan<int> projects, ReadOnlySpan<long> values)
    {
        unchecked
        {
            var hash = _seed;
            foreach (var project in projects)
            {
                hash = (hash ^ (uint)project) * 0xD1342543DE82EF95UL;
                hash ^= hash >> 32;
            }

            foreach (var value in values)
            {
                hash = (hash ^ (ulong)value) * 0xD1342543DE82EF95UL;
                hash ^= hash >> 32;
            }

            return (int)(hash >> 16);
        }
    }

    private bool Same(int group, int start, int length)
    {
        var from = _starts[group];
        return _starts[group + 1] - from == length
            && _projects.AsSpan(from, length).SequenceEqual(_projects.AsSpan(start, length))
            && (!hasValues || _values.AsSpan(from, length).SequenceEqual(_values.AsSpan(start, length)));
    }
}
