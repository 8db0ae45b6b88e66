using BenchmarkDotNet.Attributes;
using Budget.Core.Elections;

namespace Budget.Benchmarks;

/// <summary>The rules without a yardstick.</summary>
[Config(typeof(ShortRuns))]
public class OtherRulesBenchmarks
{
    private Election? _election;

    [Params("lodz", "million")]
    public string Name { get; set; } = "";

    private Election Election => _election ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void ReadElection() => _election = NamedElections.Read(Name);

    [Benchmark]
    public int[] Greedy() => EngineRules.Run(EngineRules.Greedy, Election);

    [Benchmark]
    public int[] Phragmen() => EngineRules.Run(EngineRules.Phragmen, Election);
}
