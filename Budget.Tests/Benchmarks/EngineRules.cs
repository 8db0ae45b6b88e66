using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Benchmarks;

/// <summary>The rules of the engine that are measured.</summary>
internal static class EngineRules
{
    public static RuleSet EqualShares { get; } = new()
    {
        Rule = "equal-shares",
        Satisfaction = Satisfaction.Cost,
        Ties = new TieOrder([TieKey.Id]),
    };

    public static RuleSet EqualSharesAddOne { get; } = EqualShares with
    {
        Completion = [new AddOne { StopWhenExhaustive = ExhaustiveOver.Supported }],
    };

    public static RuleSet Greedy { get; } = EqualShares with { Rule = "greedy" };

    public static RuleSet BosEqualShares { get; } = EqualShares with { Rule = "bos-equal-shares" };

    public static RuleSet Phragmen { get; } = EqualShares with { Rule = "phragmen", Satisfaction = null };

    /// <summary>The funded projects.</summary>
    public static int[] Run(RuleSet set, Election election) =>
        [.. RuleBook.Bind(set)(election.Instance, election.Profile).Allocation];
}
