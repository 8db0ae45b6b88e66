using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// What every voter has left during one run, exactly. Voters with the same payments behind them share a level; a level
/// knows whom it paid for, and so its exact purse. The ticks beside it decide nearly every comparison.
/// </summary>
internal sealed class ExactPurses(Profile profile, Support support)
{
    private readonly int[] _levelOf = new int[profile.GroupCount];
    private readonly Levels _levels = new();
    private long[] _coefficients = [];

    /// <summary>
    /// The payments per share, from the second fraction on; the first is the purse everybody started with.
    /// </summary>
    public FractionChain Paid { get; private set; } = new(Rational.Zero);

    /// <summary>The same purses in ticks, rounded down.</summary>
    public TickPurses Ticks { get; } = new(profile);

    public int LevelCount => _levels.Count;

    public int LevelOf(int group) => _levelOf[group];

    /// <summary>Whether the voters at a level gave all they had.</summary>
    public bool IsEmpty(int level) => _levels.IsEmpty(level);

    public long TicksAt(int level) => _levels.Ticks(level);

    /// <summary>Gives everybody the same purse, an amount of the smallest unit.</summary>
    public void FillAll(Rational purse)
    {
        _levels.Restart(Ticks.FillAll(purse));
        Paid = new FractionChain(purse);
        Array.Fill(_levelOf, Levels.Full);
    }

    /// <summary>The exact purse at a level, as a numerator over the chain's denominator.</summary>
    public BigInteger ExactAt(int level) => ExactSum([new Tally(level, 0, 1, 0)]);

    /// <summary>The exact sum of the purses of tallied voters, as a numerator over the chain's denominator.</summary>
    public BigInteger ExactSum(ReadOnlySpan<Tally> tallies)
    {
        if (_coefficients.Length < Paid.Count)
        {
            Array.Resize(ref _coefficients, 2 * Paid.Count);
        }

        var coefficients = _coefficients.AsSpan(0, Paid.Count);
        coefficients.Clear();
        foreach (var tally in tallies)
        {
            _levels.AddPurse(tally.Level, tally.Voters, coefficients);
        }

        return Paid.Combine(coefficients);
    }

    /// <summary>
    /// Moves the supporters of a project to levels of their own, one below each level they stand at, and counts them
    /// there. What those levels hold is open until <see cref="Charge"/>.
    /// </summary>
    public void Step(int project, List<Tally> tallies)
    {
        tallies.Clear();
        foreach (var run in support.RunsOf(project))
        {
            var first = _levels.Count;
            _levels.Open();
            Descend(support.Groups.AsSpan(run.Start..run.End), support.Weights.AsSpan(run.Start..run.End));
            _levels.Close(first, run.Share, Paid.Count, tallies);
        }
    }

    /// <summary>
    /// Takes the last payment of <see cref="Paid"/> from those who took the step; the exhausted are emptied.
    /// </summary>
    public void Charge(int project, ReadOnlySpan<Tally> stepped, ReadOnlySpan<Tally> exhausted)
    {
        foreach (var tally in exhausted)
        {
            _levels.Empty(tally.Below);
        }

        var (share, payment) = (0L, 0L);
        foreach (var tally in stepped)
        {
            if (tally.Share != share)
            {
                share = tally.Share;
                var exact = Ticks.Scale.Ceiling(Paid.LastNumerator * share, Paid.Denominator);
                payment = (long)BigInteger.Min(long.MaxValue, exact);
            }

            _levels.Charge(tally.Below, payment);
        }

        foreach (var run in support.RunsOf(project))
        {
            Refresh(support.Groups.AsSpan(run.Start..run.End));
        }

        Ticks.AddRounding();
    }

    private void Descend(ReadOnlySpan<int> groups, ReadOnlySpan<long> weights)
    {
        ref var levelOf = ref MemoryMarshal.GetArrayDataReference(_levelOf);
        for (var at = 0; at < groups.Length; at++)
        {
            ref var level = ref Unsafe.Add(ref levelOf, groups[at]);
            level = _levels.Below(level, weights[at]);
        }
    }

    private void Refresh(ReadOnlySpan<int> groups)
    {
        ref var levelOf = ref MemoryMarshal.GetArrayDataReference(_levelOf);
        ref var ticksOf = ref MemoryMarshal.GetReference(Ticks.Of);
        foreach (var group in groups)
        {
            Unsafe.Add(ref ticksOf, group) = _levels.Ticks(Unsafe.Add(ref levelOf, group));
        }
    }
}

/// <summary>How many supporters of a project with some share stand at a level.</summary>
/// <param name="Level">The level of their purses.</param>
/// <param name="Share">Their share of the project.</param>
/// <param name="Voters">How many they are.</param>
/// <param name="Below">The level they step down to, 0 where they stay.</param>
internal readonly record struct Tally(int Level, long Share, long Voters, int Below);
