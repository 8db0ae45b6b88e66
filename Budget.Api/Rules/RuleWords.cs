using Budget.Api.Problems;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>The words of rule sets, as files and flags spell them.</summary>
internal static class RuleWords
{
    /// <summary>Every rule of the rule book.</summary>
    public static readonly Words<RuleTraits> Rules = new([.. RuleBook.All.Select(rule => (rule.Name, rule))]);

    /// <summary>Every satisfaction; the positional ones are made from the scores that they need.</summary>
    public static readonly Words<SatisfactionWord> Satisfactions = new(
        ("cost", new(Satisfaction.Cost)), ("cardinality", new(Satisfaction.Cardinality)),
        ("points", new(Satisfaction.Points)), ("points-cost", new(Satisfaction.PointsCost)),
        ("positional", new(Satisfaction.Positional)), ("positional-cost", new(Satisfaction.PositionalCost)));

    public static readonly Words<OnMisfit> Misfits = new(("skip", OnMisfit.Skip), ("stop", OnMisfit.Stop));

    public static readonly Words<TieKey> TieKeys = new(
        ("cost", TieKey.Cost), ("votes", TieKey.Votes), ("lot", TieKey.Lot), ("id", TieKey.Id));

    /// <summary>What a list of tie keys has to be.</summary>
    public static readonly string TiesExpected =
        $"{Words.AnyOf([.. TieKeys.All])}, each at most once, separated by commas";

    public static readonly Words<PurseStart> Starts = new(("exact", PurseStart.Exact), ("floor", PurseStart.Floor));

    public static readonly Words<ExhaustiveOver> Exhaustives = new(
        ("all", ExhaustiveOver.All), ("supported", ExhaustiveOver.Supported), ("never", ExhaustiveOver.Never));

    /// <summary>The named ways to raise purses; null raises nothing.</summary>
    public static readonly Words<PurseIncrease?> Increases = new(
        ("none", null),
        ("add1", new AddOne { StopWhenExhaustive = ExhaustiveOver.Supported }),
        ("add1-all", new AddOne()),
        ("add1-noexh", new AddOne { StopWhenExhaustive = ExhaustiveOver.Never }),
        ("add1-tool", new AddOne { Start = PurseStart.Floor, PlainWhenAllAffordable = true }),
        ("add1-tool-noexh", new AddOne
        {
            Start = PurseStart.Floor,
            StopWhenExhaustive = ExhaustiveOver.Never,
            PlainWhenAllAffordable = true,
        }),
        ("increase-1pct", new PercentIncrease { Percent = Rational.One }));

    public static readonly Words<ComparisonMeasure> Comparisons = new(
        ("funded-count", ComparisonMeasure.FundedCount), ("represented", ComparisonMeasure.Represented),
        ("funded-count-tool", ComparisonMeasure.FundedCountTool));

    /// <summary>What a completion flag has to be.</summary>
    public static readonly string CompletionsExpected =
        $"{Increases.Expected}, with +greedy:SATISFACTION and +comparison:MEASURE behind it if wanted, or these alone";
}
