using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

namespace Budget.Core.Canonical;

/// <summary>Constraints in the canonical form of rule sets, and what they did in that of outcomes.</summary>
public static class ConstraintJson
{
    public static CanonicalJson Of(Constraint constraint) => CanonicalJson.ObjectOf(
    [
        ("kind", constraint.Kind),
        .. constraint.Names is { } group ? [Member(group)] : Array.Empty<(string, CanonicalJson?)>(),
        .. constraint switch
        {
            MinVotes few => [("votes", few.Votes)],
            MinShare few => [("of", Name(few.Of)), ("share", few.Share.ToString())],
            Cap cap => [("amount", cap.Amount.ToString())],
            Earmark earmark =>
            [
                ("amount", earmark.Amount.ToString()), ("unspent", RuleSetJson.Name(earmark.Unspent)),
                ("competesAgain", earmark.CompetesAgain),
            ],
            _ => Array.Empty<(string, CanonicalJson?)>(),
        },
    ]);

    /// <summary>What a share is a share of, as rule sets spell it.</summary>
    public static string Name(ShareOf of) => of switch
    {
        ShareOf.Ballots => "ballots",
        ShareOf.NonEmptyBallots => "nonEmptyBallots",
        ShareOf.Marks => "marks",
        _ => throw new ArgumentOutOfRangeException(nameof(of)),
    };

    /// <summary>
    /// For each constraint whether it changed what is funded, what it displaced and what it let in; null where there
    /// are none, or no final allocation.
    /// </summary>
    internal static CanonicalJson? Effects(Instance instance, RuleSet set, Outcome outcome) =>
        set.Constraints.IsEmpty || outcome.Refusal is not null ? null
            : CanonicalJson.ArrayOf(outcome.Effects.Select(effect => Effect(effect, instance, set, outcome)));

    /// <summary>What was done with each earmark; null where there are none.</summary>
    internal static CanonicalJson? Earmarks(Instance instance, Outcome outcome) => outcome.Earmarks.IsEmpty ? null
        : CanonicalJson.ArrayOf(outcome.Earmarks.Select(earmark => CanonicalJson.ObjectOf(
            ("constraint", earmark.Constraint),
            ("decisions", earmark.Decisions),
            ("completion", earmark.Increase is { } stop ? OutcomeJson.Json(stop) : null),
            ("unspent", instance.Format(earmark.Unspent)))));

    private static CanonicalJson Effect(ConstraintEffect effect, Instance instance, RuleSet set, Outcome outcome) =>
        CanonicalJson.ObjectOf(
            ("kind", set.Constraints[effect.Constraint].Kind),
            ("changed", effect.Changed(outcome)),
            ("displaced", OutcomeJson.Ids(instance, effect.Displaced(outcome))),
            ("admitted", OutcomeJson.Ids(instance, effect.Admitted(outcome))));

    private static (string Name, CanonicalJson? Value) Member(ProjectGroup group) => (
        group.Member,
        group.By == GroupBy.Projects
            ? CanonicalJson.ArrayOf(group.Names.Order(StringComparer.Ordinal).Select(CanonicalJson.Of))
            : CanonicalJson.Of(group.Names[0]));
}
