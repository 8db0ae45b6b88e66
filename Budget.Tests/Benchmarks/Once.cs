using System.Diagnostics;
using System.Globalization;
using Budget.Benchmarks.Generation;
using Budget.Benchmarks.Yardstick;
using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Benchmarks;

/// <summary>
/// A quick look: engine and yardstick in turn on one election, the median of each and their ratio. Taking turns keeps
/// a noisy machine from favouring either.
/// </summary>
internal static class Once
{
    private static readonly RuleSet SingleRun = new() { Rule = "equal-shares", Satisfaction = Satisfaction.Cost };

    private static readonly RuleSet WithAddOne = SingleRun with
    {
        Completion = [new AddOne { StopWhenExhaustive = ExhaustiveOver.Supported }],
        Ties = new TieOrder([TieKey.Id]),
    };

    public static void Run(string name, int times)
    {
        var (instance, profile) = ElectionNamed(name);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {profile.VoterCount} ballots, {profile.GroupCount} distinct, {instance.Projects.Length} projects"));
        DoubleEqualShares.AddOne(instance, profile, out var runs);
        Compare("single run", times, () => Engine(SingleRun, instance, profile), () => DoubleEqualShares.Single(instance, profile));
        Compare($"add-one, {runs} runs", times, () => Engine(WithAddOne, instance, profile),
            () => DoubleEqualShares.AddOne(instance, profile, out _));
    }

    private static Election ElectionNamed(string name) => name switch
    {
        "lodz" => ElectionGenerator.Generate(ElectionShape.Lodz).ToElection(),
        "million" => ElectionGenerator.Generate(ElectionShape.Million).ToElection(),
        _ => PlainPabulib.Read(name),
    };

    private static int[] Engine(RuleSet set, Instance instance, Profile profile) =>
        [.. RuleBook.Bind(set)(instance, profile).Allocation];

    private static void Compare(string what, int times, Func<int[]> engine, Func<int[]> yardstick)
    {
        var (engineTimes, yardstickTimes) = (new double[times], new double[times]);
        var engineIsThere = IsThere(engine);
        var expected = yardstick();
        for (var time = 0; time < times; time++)
        {
            yardstickTimes[time] = Milliseconds(yardstick);
            engineTimes[time] = engineIsThere ? Milliseconds(engine) : double.NaN;
        }

        var (engineMedian, yardstickMedian) = (Median(engineTimes), Median(yardstickTimes));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: engine {engineMedian:F2} ms, yardstick {yardstickMedian:F2} ms, ratio {engineMedian / yardstickMedian:F2}"));
        Console.WriteLine(engineIsThere && engine().Order().SequenceEqual(expected.Order())
            ? $"  both fund the same {expected.Length} projects"
            : $"  the yardstick funds {expected.Length} projects, the engine others");
    }

    private static bool IsThere(Func<int[]> engine)
    {
        try
        {
            return engine() is not null;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static double Milliseconds(Func<int[]> rule)
    {
        var start = Stopwatch.GetTimestamp();
        rule();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
