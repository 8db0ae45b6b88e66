using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Tests.Conformance;

/// <summary>From the names of the known outcomes to rule sets.</summary>
internal static class ConformanceRuleSets
{
    /// <param name="run">The run whose outcome is known.</param>
    /// <param name="stepLimit">Where an increase of the purses gives up.</param>
    public static RuleSet Of(ExpectedRun run, int stepLimit) => new()
    {
        Rule = run.Rule == "mes" ? "equal-shares" : run.Rule,
        Satisfaction = run.Satisfaction == "-" ? null : Satisfied(run.Satisfaction),
        Completion =
        [
            .. run.Completion.Split('+').Where(name => name != "none").Select(name => Completed(name, stepLimit)),
        ],
        Ties = new TieOrder(Keys(run.Ties)),
        OnMisfit = run.Rule == "greedy" ? OnMisfit.Skip : null,
    };

    private static ImmutableArray<TieKey> Keys(string ties) => ties switch
    {
        "lexico" => [TieKey.Id],
        "votes_cost_lexico" => [TieKey.Votes, TieKey.Cost, TieKey.Id],
        "cost_votes_lexico" => [TieKey.Cost, TieKey.Votes, TieKey.Id],
        _ => throw new ArgumentOutOfRangeException(nameof(ties), ties, "unknown tie order"),
    };

    private static Satisfaction Satisfied(string name) => name switch
    {
        "cost" => Satisfaction.Cost,
        "card" => Satisfaction.Cardinality,
        "additive_cardinal" => Satisfaction.Points,
        "borda" => Satisfaction.Positional(ScoreVector.BordaByBallotLength),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "unknown satisfaction"),
    };

    private static Completion Completed(string name, int stepLimit) => name switch
    {
        "increase_1pct" => new PercentIncrease
        {
            Percent = Rational.One,
            StopWhenExhaustive = ExhaustiveOver.All,
            StepLimit = stepLimit,
        },
        _ when name.StartsWith("greedy_", StringComparison.Ordinal) =>
            new GreedyCompletion(Satisfied(name["greedy_".Length..])),
        _ => Raised(name) with { StepLimit = stepLimit },
    };

    private static AddOne Raised(string name) => name switch
    {
        "add1" => new AddOne { StopWhenExhaustive = ExhaustiveOver.Supported },
        "add1_allproj" => new AddOne { StopWhenExhaustive = ExhaustiveOver.All },
        "add1_noexh" => new AddOne { StopWhenExhaustive = ExhaustiveOver.Never },
        "add1_tool" => new AddOne
        {
            Start = PurseStart.Floor,
            StopWhenExhaustive = ExhaustiveOver.All,
            PlainWhenAllAffordable = true,
        },
        "add1_tool_noexh" => Raised("add1_tool") with { StopWhenExhaustive = ExhaustiveOver.Never },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "unknown completion"),
    };
}
