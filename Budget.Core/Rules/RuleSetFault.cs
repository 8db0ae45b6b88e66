using Budget.Core.Rules.Constraints;

namespace Budget.Core.Rules;

/// <summary>Why a rule set means nothing: which member is wrong, and what was expected.</summary>
/// <param name="Member">The member, such as <c>satisfaction</c>.</param>
/// <param name="Text">A sentence.</param>
public sealed record RuleSetFault(string Member, string Text)
{
    /// <summary>The first fault of a rule set, or null when a rule can be bound to it.</summary>
    public static RuleSetFault? Of(RuleSet set) =>
        RuleBook.Find(set.Rule) is not { } rule
                ? new("rule", $"No rule is called '{set.Rule}'; the rules are {string.Join(", ", RuleBook.Names)}.")
            : rule.AsksSatisfaction && set.Satisfaction is null
                ? new("satisfaction", $"{set.Rule} needs to be told what voters get from a project: a satisfaction.")
            : !rule.AsksSatisfaction && set.Satisfaction is not null
                ? new("satisfaction", $"The rule {set.Rule} does not ask for a satisfaction.")
            : !rule.AsksMisfit && set.OnMisfit is not null
                ? new("onMisfit", $"The rule {set.Rule} does not ask what to do with what does not fit.")
            : set.Ties.Keys.Distinct().Count() != set.Ties.Keys.Length
                ? new("ties", "A key of the tie order stands there twice.")
            : Completion(set, rule) ?? ConstraintFault.Of(set);

    private static RuleSetFault? Completion(RuleSet set, RuleTraits rule)
    {
        for (var at = 0; at < set.Completion.Length; at++)
        {
            var text = set.Completion[at] switch
            {
                _ when !rule.IsCompleted && !rule.RaisesPurses => $"The rule {set.Rule} takes no completion.",
                PurseIncrease when !rule.RaisesPurses => $"The rule {set.Rule} has no purses to raise.",
                PurseIncrease when at > 0 => "Purses are raised first or not at all.",
                GreedyCompletion or ComparisonStep when set.Completion.AsSpan(0, at).ToArray()
                    .OfType<ComparisonStep>().Any() => "A comparison is the last completion, and there is one at most.",
                GreedyCompletion when set.Completion.AsSpan(0, at).ToArray().OfType<GreedyCompletion>().Any() =>
                    "One greedy completion leaves nothing for another.",
                PurseIncrease { StepLimit: < 1 } => "The step limit is at least 1.",
                AddOne { Step.Sign: <= 0 } => "The step is more than 0.",
                PercentIncrease { Percent.Sign: <= 0 } => "The percentage is more than 0.",
                _ => null,
            };
            if (text is not null)
            {
                return new($"completion/{at}", text);
            }
        }

        return null;
    }
}
