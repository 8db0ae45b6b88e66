using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Constraints;

/// <summary>
/// Tells what constraints did: for each the whole rule is run once more without it, which is what a constraint costs.
/// What a trace shows barred is not enough to tell, since a constraint may also have changed at which step the raising
/// of purses ended (see ConstrainedTests.Removing_a_constraint_that_changed_nothing_changes_nothing).
/// </summary>
internal static class Effects
{
    /// <summary>The outcome, with what each constraint did to it.</summary>
    /// <param name="outcome">The outcome of the rule set.</param>
    /// <param name="set">The rule set.</param>
    /// <param name="run">Runs the same election with another rule set.</param>
    public static Outcome WithEffects(this Outcome outcome, RuleSet set, Func<RuleSet, Outcome> run) =>
        outcome.Refusal is not null || set.Constraints.IsEmpty ? outcome : outcome with
        {
            Effects =
            [
                .. Enumerable.Range(0, set.Constraints.Length).Select(at => new ConstraintEffect(
                    at, run(set with { Constraints = set.Constraints.RemoveAt(at) }))),
            ],
        };
}
