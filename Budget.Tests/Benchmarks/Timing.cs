namespace Budget.Benchmarks;

/// <summary>
/// How long a piece of work takes, in milliseconds of the processor and not of the clock: others who use the machine do
/// not count.
/// </summary>
internal sealed class Timing(Action work)
{
    private readonly List<double> _taken = [];

    // So many at a time that a measurement takes some thirty milliseconds.
    private readonly int _repeats = 1 + (int)(30 / (Milliseconds(work, 1) + 0.01));

    public double Best => _taken.Min();

    public double Median => _taken.Order().ElementAt(_taken.Count / 2);

    /// <summary>Measures once more.</summary>
    public void Take() => _taken.Add(Milliseconds(work, _repeats));

    private static double Milliseconds(Action work, int repeats)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            work();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / repeats;
    }
}
