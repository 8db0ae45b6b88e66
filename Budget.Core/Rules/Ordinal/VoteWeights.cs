using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// What is left of every vote: 1 at first, and less by a factor for each project it paid for. Votes that paid for the
/// same projects are worth the same: they share a level. Beside each exact value stands a number of ticks, which
/// decides nearly every comparison.
/// </summary>
internal sealed class VoteWeights
{
    // A count of 50.000 votes seldom needs more than 100.
    private const int FewestDigits = 256;

    private readonly Profile _profile;
    private readonly int _digits;
    private readonly int[] _levelOf;
    private readonly List<Enclosure> _levels = [];
    private readonly List<long> _ticks = [];
    private readonly List<int> _met = [];
    private long[] _votersAt = [];
    private int[] _below = [];

    private VoteWeights(Profile profile, int digits)
    {
        (_profile, _digits, _levelOf) = (profile, digits, new int[profile.GroupCount]);
        // All votes together make less than 2^62 ticks, where there are not more voters than that.
        TickDigits = Math.Max(0, 61 - (int)((BigInteger)profile.VoterCount).GetBitLength());
        AddLevel(Whole(1));
    }

    /// <summary>
    /// Counts with whole votes, and anew with four times as many digits as long as some number cannot be told from
    /// another one.
    /// </summary>
    /// <param name="profile">The ballots.</param>
    /// <param name="count">May end early, with whatever answer, when votes are too close.</param>
    public static Outcome Counted(Profile profile, Func<VoteWeights, Outcome> count)
    {
        for (var digits = FewestDigits; ; digits *= 4)
        {
            var weights = new VoteWeights(profile, digits);
            var outcome = count(weights);
            if (!weights.IsTooClose)
            {
                return outcome;
            }
        }
    }

    /// <summary>A whole vote has 2 to the power of this many ticks.</summary>
    public int TickDigits { get; }

    /// <summary>Whether some number could not be told from another one: more digits are needed.</summary>
    public bool IsTooClose { get; private set; }

    /// <summary>A number of votes nobody has paid with.</summary>
    public Enclosure Whole(BigInteger votes) => Enclosure.Whole(votes, _digits);

    /// <summary>
    /// What is left of a vote of a group, in ticks, rounded down: it is less than two ticks more.
    /// </summary>
    public long Ticks(int group) => _ticks[_levelOf[group]];

    /// <summary>What is left of all votes of some groups.</summary>
    public Enclosure Sum(List<int> groups)
    {
        if (_votersAt.Length < _levels.Count)
        {
            _votersAt = new long[2 * _levels.Count];
        }

        foreach (var group in groups)
        {
            ref var voters = ref _votersAt[_levelOf[group]];
            if (voters == 0)
            {
                _met.Add(_levelOf[group]);
            }

            voters += _profile.Weights[group];
        }

        var sum = Whole(0);
        foreach (var level in _met)
        {
            sum += _levels[level] * _votersAt[level];
            _votersAt[level] = 0;
        }

        _met.Clear();
        return sum;
    }

    /// <summary>Leaves to the votes of some groups a part of what they are worth.</summary>
    public void Keep(List<int> groups, Enclosure part)
    {
        var above = _levels.Count;
        if (_below.Length < above)
        {
            _below = new int[2 * above];
        }

        _below.AsSpan(0, above).Clear();
        foreach (var group in groups)
        {
            ref var below = ref _below[_levelOf[group]];
            if (below == 0)
            {
                below = _levels.Count;
                AddLevel(_levels[_levelOf[group]] * part);
            }

            _levelOf[group] = below;
        }
    }

    /// <summary>The number, or nothing and a note that more digits are needed.</summary>
    public T OrTooClose<T>(T? number) where T : struct
    {
        IsTooClose |= number is null;
        return number ?? default;
    }

    private void AddLevel(Enclosure value)
    {
        _levels.Add(value);
        _ticks.Add(OrTooClose(value.InUnits(TickDigits)));
    }
}
