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
            : CanonicalJson.ArrayOf(set.Constraints.Select((constraint, at) => Effect(
                constraint, outcome.Effects.FirstOrDefault(effect => effect.Constraint == at), instance, outcome)));

    private static CanonicalJson Effect(
        Constraint constraint, ConstraintEffect? effect, Instance instance, Outcome outcome) => CanonicalJson.ObjectOf(
        ("kind", constraint.Kind),
        ("changed", effect?.Changed(outcome) ?? false),
        ("displaced", OutcomeJson.Ids(instance, effect?.Displaced(outcome) ?? [])),
        ("admitted", OutcomeJson.Ids(instance, effect?.Admitted(outcome) ?? [])));

    private static (string Name, CanonicalJson? Value) Member(ProjectGroup group) => (
        group.Member,
        group.By == GroupBy.Projects
            ? CanonicalJson.ArrayOf(group.Names.Order(StringComparer.Ordinal).Select(CanonicalJson.Of))
            : CanonicalJson.Of(group.Names[0]));
}
