using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Constraints;

/// <summary>
/// Tells what constraints did. One that bars nothing changed nothing, since the rule was asked the same at every step;
/// for each of the others the whole rule is run once more without it, which is what this costs.
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
                .. outcome.Decisions.OfType<Barred>().Select(barred => barred.Constraint).Distinct().Order()
                    .Select(at => new ConstraintEffect(
                        at, run(set with { Constraints = set.Constraints.RemoveAt(at) }))),
            ],
        };
}
