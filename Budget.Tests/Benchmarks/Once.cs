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
        var election = NamedElections.Read(name);
        var (instance, profile) = election;
        var (ballots, distinct) = (profile.VoterCount, profile.GroupCount);
        Say($"{name}: {instance.Projects.Length} projects, {ballots} ballots, {distinct} of them distinct");
        DoubleEqualShares.AddOne(instance, profile, out var runs);
        Compare("single run", times, () => EngineRules.Run(EngineRules.EqualShares, election),
            () => DoubleEqualShares.Single(instance, profile));
        Compare($"add-one, {runs} runs", times, () => EngineRules.Run(EngineRules.EqualSharesAddOne, election),
            () => DoubleEqualShares.AddOne(instance, profile, out _));
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / 1e6;
        Say($"peak memory of the process: {peak:F0} MB");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Compare(string what, int times, Func<int[]> engine, Func<int[]> yardstick)
    {
        if (!engine().ToHashSet().SetEquals(yardstick()))
        {
            Say($"{what}: engine and yardstick fund different projects");
        }

        var (engineTimes, yardstickTimes) = (new double[times], new double[times]);
        var (engineRepeats, yardstickRepeats) = (RepeatsOf(engine), RepeatsOf(yardstick));
        for (var time = 0; time < times; time++)
        {
            yardstickTimes[time] = Milliseconds(yardstick, yardstickRepeats);
            engineTimes[time] = Milliseconds(engine, engineRepeats);
        }

        Array.Sort(engineTimes);
        Array.Sort(yardstickTimes);
        var (typical, best) = (engineTimes[times / 2] / yardstickTimes[times / 2], engineTimes[0] / yardstickTimes[0]);
        Say($"{what}: engine {engineTimes[times / 2]:F2} ms, yardstick {yardstickTimes[times / 2]:F2} ms,");
        Say($"  ratio {typical:F2}, of the best runs {best:F2}");
    }

    // So many that a measurement takes some thirty milliseconds.
    private static int RepeatsOf(Func<int[]> rule) => 1 + (int)(30 / (Milliseconds(rule, 1) + 0.01));

    // Time of the processor, not of the clock: others who use the machine do not count.
    private static double Milliseconds(Func<int[]> rule, int repeats)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            rule();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / repeats;
    }
}
