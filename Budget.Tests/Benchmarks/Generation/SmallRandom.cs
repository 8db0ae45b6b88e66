namespace Budget.Benchmarks.Generation;

/// <summary>
/// A small generator on integers (SplitMix64, Steele, Lea and Flood, OOPSLA 2014), so that a generated election is the
/// same on every machine and under every version of the runtime.
/// </summary>
internal struct SmallRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="bound"/>, exclusive.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>A place in a column of running totals, each with the probability of its share.</summary>
    public int Among(ReadOnlySpan<int> runningTotals)
    {
        var place = runningTotals.BinarySearch(Below(runningTotals[^1]) + 1);
        return place < 0 ? ~place : place;
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
