using BenchmarkDotNet.Attributes;
using Budget.Benchmarks.Generation;
using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Benchmarks;

/// <summary>Every rule of the book on the same rankings, beside plain equal shares.</summary>
[Config(typeof(ShortRuns))]
public class RankedBenchmarks
{
    private Election? _election;

    /// <summary>How many projects a ballot ranks at most; 100 are all of them.</summary>
    [Params(5, 100)]
    public int Longest { get; set; }

    private Election Election => _election ?? throw new InvalidOperationException("Not set up.");

    [GlobalSetup]
    public void Generate() => _election = RankedElections.Generate(Longest);

    [Benchmark(Baseline = true)]
    public int[] EqualShares() => EngineRules.Run(EngineRules.EqualShares, Election);

    [Benchmark]
    public int[] Greedy() => EngineRules.Run(EngineRules.Greedy, Election);

    [Benchmark]
    public int[] GreedyByScore() => EngineRules.Run(EngineRules.Greedy with { Rule = "greedy-by-score" }, Election);

    [Benchmark]
    public int[] Phragmen() => EngineRules.Run(EngineRules.Phragmen, Election);

    [Benchmark]
    public int[] ExpandingApprovals() => Run("expanding-approvals");

    [Benchmark]
    public int[] RankEqualShares() => Run("rank-equal-shares");

    [Benchmark]
    public int[] SingleTransferableVote() => Run("stv");

    [Benchmark]
    public int[] RankedPairs() => Run("ranked-pairs");

    private int[] Run(string rule) => EngineRules.Run(
        new RuleSet { Rule = rule, Ties = new TieOrder([TieKey.Id]) }, Election);
}
