using System.Diagnostics;
using System.Globalization;
using Budget.Benchmarks.Yardstick;

namespace Budget.Benchmarks;

/// <summary>
/// A quick look: engine and yardstick in turn on one election, the median of each and their ratio, and the ratio of the
/// best runs. Taking turns keeps a noisy machine from favouring either.
/// </summary>
internal static class Once
{
    public static void Run(string name, int times)
    {
        var file = NamedElections.Bytes(name);
        var election = NamedElections.Parse(file);
        var (instance, profile) = election;
        var (ballots, distinct) = (profile.VoterCount, profile.GroupCount);
        Say($"{name}: {instance.Projects.Length} projects, {ballots} ballots, {distinct} of them distinct");
        DoubleEqualShares.AddOne(instance, profile, out var runs);
        Compare("single run", times, () => EngineRules.Run(EngineRules.EqualShares, election),
            () => DoubleEqualShares.Single(instance, profile));
        Compare($"add-one, {runs} runs", times, () => EngineRules.Run(EngineRules.EqualSharesAddOne, election),
            () => DoubleEqualShares.AddOne(instance, profile, out _));
        Measure("greedy", times, () => EngineRules.Run(EngineRules.Greedy, election));
        Measure("phragmen", times, () => EngineRules.Run(EngineRules.Phragmen, election));
        Measure("bos-equal-shares", times, () => EngineRules.Run(EngineRules.BosEqualShares, election));
        var reading = Measure("reading", times, () => NamedElections.Parse(file));
        using var process = Process.GetCurrentProcess();
        Say($"  {file.Length / 1e3 / reading:F0} MB/s");
        Say($"peak memory of the process: {process.PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Compare(string what, int times, Func<int[]> engine, Func<int[]> yardstick)
    {
        if (!engine().ToHashSet().SetEquals(yardstick()))
        {
            Say($"{what}: engine and yardstick fund different projects");
        }

        var (engineTiming, yardstickTiming) = (new Timing(() => engine()), new Timing(() => yardstick()));
        for (var time = 0; time < times; time++)
        {
            yardstickTiming.Take();
            engineTiming.Take();
        }

        Say($"{what}: engine {engineTiming.Median:F2} ms, yardstick {yardstickTiming.Median:F2} ms,");
        var (typical, best) = (engineTiming.Median / yardstickTiming.Median, engineTiming.Best / yardstickTiming.Best);
        Say($"  ratio {typical:F2}, of the best runs {best:F2}");
    }

    private static double Measure(string what, int times, Action work)
    {
        var timing = new Timing(work);
        for (var time = 0; time < times; time++)
        {
            timing.Take();
        }

        Say($"{what}: {timing.Median:F2} ms");
        return timing.Median;
    }
}
