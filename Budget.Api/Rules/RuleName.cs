using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>
/// A rule set in one word, as <c>compare --rules</c> takes it: <c>equal-shares:cost/add1-tool+greedy:cost</c>.
/// Scores, steps, ties and the rest are not in it.
/// </summary>
internal static class RuleName
{
    public static string Of(RuleSet set)
    {
        var satisfaction = set.Satisfaction is { } said ? $":{said.Name}" : "";
        var completion = string.Join('+', set.Completion.Select(Of));
        return $"{set.Rule}{satisfaction}{(completion.Length > 0 ? "/" : "")}{completion}";
    }

    private static string Of(Completion completion) => completion switch
    {
        GreedyCompletion greedy => $"greedy:{greedy.Satisfaction.Name}",
        ComparisonStep comparison => $"{comparison.Kind}:{WordOf(comparison.Measure)}",
        PurseIncrease own => RuleWords.Increases.All.FirstOrDefault(name => IsCalled(name, own)) ?? own.Kind,
        _ => completion.Kind,
    };

    private static string WordOf(ComparisonMeasure measure) => RuleWords.Comparisons.All
        .First(word => RuleWords.Comparisons.TryGet(word, out var named) && named == measure);

    // The step and its limit are flags of their own, and leave the name what it is.
    private static bool IsCalled(string name, PurseIncrease increase) =>
        RuleWords.Increases.TryGet(name, out var named) && (named, increase) switch
        {
            (AddOne table, AddOne own) => own == table with { Step = own.Step, StepLimit = own.StepLimit },
            (PercentIncrease table, PercentIncrease own) => own == table with { StepLimit = own.StepLimit },
            _ => false,
        };
}
