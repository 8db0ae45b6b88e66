using BenchmarkDotNet.Attributes;
using Budget.Benchmarks.Yardstick;
using Budget.Core.Elections;

namespace Budget.Benchmarks;

/// <summary>The exact engine beside the yardstick, from the grouped ballots to the funded projects.</summary>
[Config(typeof(ShortRuns))]
public class EqualSharesBenchmarks
{
    private Election? _election;

    [ParamsSource(nameof(Elections))]
    public string Name { get; set; } = "";

    public static IEnumerable<string> Elections => NamedElections.All;

    private Election Election => _election ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void ReadElection() => _election = NamedElections.Read(Name);

    [Benchmark(Baseline = true), BenchmarkCategory("single run")]
    public int[] SingleYardstick() => DoubleEqualShares.Single(Election.Instance, Election.Profile);

    [Benchmark, BenchmarkCategory("single run")]
    public int[] SingleEngine() => EngineRules.Run(EngineRules.EqualShares, Election);

    [Benchmark(Baseline = true), BenchmarkCategory("add-one")]
    public int[] AddOneYardstick() => DoubleEqualShares.AddOne(Election.Instance, Election.Profile, out _);

    [Benchmark, BenchmarkCategory("add-one")]
    public int[] AddOneEngine() => EngineRules.Run(EngineRules.EqualSharesAddOne, Election);
}
