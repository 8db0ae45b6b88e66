namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// The different purses of a run, each as the way it came down: the level above, the payment that led here, and how
/// often it was paid. Voters whose purses are empty stand at <see cref="None"/> or at a level marked empty.
/// </summary>
internal sealed class Levels
{
    /// <summary>The level of those who have nothing.</summary>
    public const int None = 0;

    /// <summary>The level of those who have not paid yet.</summary>
    public const int Full = 1;

    private const int Emptied = -1;

    private Level[] _levels = new Level[64];
    private int[] _below = new int[64];
    private long[] _voters = new long[64];

    public int Count { get; private set; }

    public bool IsEmpty(int level) => _levels[level].Payment == Emptied;

    public long Ticks(int level) => _levels[level].Ticks;

    public void Restart(long ticks)
    {
        _levels[None] = new Level(None, Emptied, 0, 0);
        _levels[Full] = new Level(Full, 0, 0, ticks);
        Count = Full + 1;
    }

    /// <summary>Makes room for one level below each there is.</summary>
    public void Open()
    {
        if (_levels.Length < 2 * Count)
        {
            Array.Resize(ref _levels, 4 * Count);
            _below = new int[_levels.Length];
            _voters = new long[_levels.Length];
        }

        _below.AsSpan(0, Count).Clear();
        _voters[None] = 0;
    }

    /// <summary>The level below, made when it is first asked for, and with so many voters more.</summary>
    public int Below(int level, long voters)
    {
        var below = _below[level];
        if (below == 0 && _levels[level].Payment != Emptied)
        {
            below = Count++;
            _below[level] = below;
            _voters[below] = 0;
            _levels[below] = new Level(level, 0, 0, 0);
        }

        _voters[below] += voters;
        return below;
    }

    /// <summary>Tallies the levels made since <paramref name="first"/>, and those who had nothing.</summary>
    public void Close(int first, long share, int payment, List<Tally> tallies)
    {
        if (_voters[None] > 0)
        {
            tallies.Add(new Tally(None, share, _voters[None], None));
        }

        for (var level = first; level < Count; level++)
        {
            tallies.Add(new Tally(_levels[level].Above, share, _voters[level], level));
            _levels[level] = _levels[level] with { Payment = payment, Share = share };
        }
    }

    /// <summary>Marks a level as empty: its voters gave all they had.</summary>
    public void Empty(int level) => _levels[level] = new Level(None, Emptied, 0, 0);

    /// <summary>Takes ticks from a new level; one that is empty stays so.</summary>
    public void Charge(int level, long ticks)
    {
        if (_levels[level].Payment != Emptied)
        {
            _levels[level] = _levels[level] with { Ticks = Math.Max(0, _levels[_levels[level].Above].Ticks - ticks) };
        }
    }

    /// <summary>Adds a purse times a weight: the start less share · payment for each step down.</summary>
    public void AddPurse(int level, long weight, Span<long> coefficients)
    {
        if (_levels[level].Payment == Emptied)
        {
            return;
        }

        coefficients[0] += weight;
        for (; level != Full; level = _levels[level].Above)
        {
            coefficients[_levels[level].Payment] -= weight * _levels[level].Share;
        }
    }

    private readonly record struct Level(int Above, int Payment, long Share, long Ticks);
}
