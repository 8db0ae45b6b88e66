using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// What every voter has left during one run, exactly. Voters with the same payments behind them share a level; a level
/// knows whom it paid for, and so its exact purse, and counts that purse in ticks: whole numbers so fine that all the
/// money there is makes just under 2^62 of them. A purse holds at least its ticks and less than its ticks plus
/// <see cref="Slack"/>: integers decide nearly every comparison, and where they cannot, the exact fractions do.
/// </summary>
internal sealed class Purses(Profile profile)
{
    private const int Empty = 0;
    private const int Full = 1;

    private readonly int[] _levelOf = new int[profile.GroupCount];
    private readonly long[] _ticksOf = new long[profile.GroupCount];
    private readonly List<Level> _levels = [];
    private int[] _successor = [];
    private long[] _coefficients = [];
    private FractionChain _paid = new(Rational.Zero);
    private int _shift;

    /// <summary>The payments per share, from the second fraction on; the first is the purse everybody started with.</summary>
    public FractionChain Paid => _paid;

    /// <summary>By less than so many ticks a purse may exceed its ticks.</summary>
    public long Slack { get; private set; }

    /// <summary>For each group of ballots, its purse in ticks.</summary>
    public ReadOnlySpan<long> Ticks => _ticksOf;

    /// <summary>Gives everybody the same purse, an amount of the smallest unit.</summary>
    public void FillAll(Rational purse)
    {
        var all = purse * profile.VoterCount;
        _shift = 61 - (int)(all.Numerator.GetBitLength() - all.Denominator.GetBitLength());
        _paid = new FractionChain(purse);
        Slack = 1;
        _levels.Clear();
        _levels.Add(new Level(0, 0, 0, 0));
        _levels.Add(new Level(0, 0, 0, (long)InTicks(purse.Numerator, purse.Denominator, roundUp: false)));
        Array.Fill(_levelOf, Full);
        Array.Fill(_ticksOf, _levels[Full].Ticks);
    }

    /// <summary>An amount of the smallest unit in ticks, rounded up.</summary>
    public Int128 TicksFor(Money amount) => (Int128)BigInteger.Min(
        InTicks(amount.MinorUnits, BigInteger.One, roundUp: true), Int128.MaxValue);

    public int LevelOf(int group) => _levelOf[group];

    public int LevelCount => _levels.Count;

    public long TicksAt(int level) => _levels[level].Ticks;

    /// <summary>The exact purse at a level, as a numerator over the chain's denominator.</summary>
    public BigInteger ExactAt(int level)
    {
        var coefficients = Coefficients();
        AddPurse(level, 1, coefficients);
        return _paid.Combine(coefficients);
    }

    /// <summary>The exact sum of purses at levels, each times a weight, as a numerator over the chain's denominator.</summary>
    public BigInteger ExactSum(ReadOnlySpan<Tally> tallies)
    {
        var coefficients = Coefficients();
        foreach (var tally in tallies)
        {
            AddPurse(tally.Level, tally.Weight, coefficients);
        }

        return _paid.Combine(coefficients);
    }

    /// <summary>
    /// Takes the last payment of <see cref="Paid"/> from the supporters of a project; those who have less are emptied.
    /// </summary>
    /// <param name="support">Who supports what.</param>
    /// <param name="project">The project that is paid for.</param>
    /// <param name="exhausted">The levels, per share, that have less than their payment.</param>
    public void Pay(Support support, int project, ReadOnlySpan<Tally> exhausted)
    {
        foreach (var run in support.RunsOf(project))
        {
            if (_successor.Length < 2 * _levels.Count)
            {
                Array.Resize(ref _successor, 4 * _levels.Count);
            }

            var known = _levels.Count;
            _successor.AsSpan(0, known).Fill(-1);
            foreach (var tally in exhausted)
            {
                if (tally.Share == run.Share)
                {
                    _successor[tally.Level] = Empty;
                }
            }

            _successor[Empty] = Empty;
            var payment = (long)BigInteger.Min(
                InTicks(_paid.LastNumerator * run.Share, _paid.Denominator, roundUp: true), long.MaxValue);
            foreach (var group in support.Groups.AsSpan(run.Start..run.End))
            {
                ref var next = ref _successor[_levelOf[group]];
                if (next < 0)
                {
                    next = _levels.Count;
                    var level = _levelOf[group];
                    _levels.Add(new(level, _paid.Count - 1, run.Share, Math.Max(0, _levels[level].Ticks - payment)));
                }

                _levelOf[group] = next;
                _ticksOf[group] = _levels[next].Ticks;
            }
        }

        Slack++;
    }

    // purse = start − Σ share · payment, along the levels it came down.
    private void AddPurse(int level, long weight, Span<long> coefficients)
    {
        if (level == Empty)
        {
            return;
        }

        coefficients[0] += weight;
        for (; level != Full; level = _levels[level].Before)
        {
            coefficients[_levels[level].Payment] -= weight * _levels[level].Share;
        }
    }

    private Span<long> Coefficients()
    {
        if (_coefficients.Length < _paid.Count)
        {
            Array.Resize(ref _coefficients, 2 * _paid.Count);
        }

        var coefficients = _coefficients.AsSpan(0, _paid.Count);
        coefficients.Clear();
        return coefficients;
    }

    private BigInteger InTicks(BigInteger numerator, BigInteger denominator, bool roundUp)
    {
        var (scaled, divisor) = _shift >= 0 ? (numerator << _shift, denominator) : (numerator, denominator << -_shift);
        return (roundUp ? scaled + divisor - 1 : scaled) / divisor;
    }

    /// <summary>A purse, as the way it came down: the level before, and the payment (times a share) that led here.</summary>
    private readonly record struct Level(int Before, int Payment, long Share, long Ticks);
}

/// <summary>How many supporters of a project with some share stand at a level.</summary>
/// <param name="Level">The level of their purses.</param>
/// <param name="Share">Their share of the project.</param>
/// <param name="Weight">How many they are.</param>
internal readonly record struct Tally(int Level, long Share, long Weight);
