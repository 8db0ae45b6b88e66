using System.Globalization;
using Budget.Core.Rules;

namespace Budget.Core.Canonical;

/// <summary>
/// The canonical form of a rule set: every member that has a meaning for the rule is there, defaults included, so
/// that a rule set hashes alike whether it was written short or in full.
/// </summary>
public static class RuleSetJson
{
    public static string Of(RuleSet set) => Json(set).ToString();

    /// <summary>What gets locked.</summary>
    public static string HashOf(RuleSet set) => Hash.Of(Of(set));

    public static CanonicalJson Json(RuleSet set) => CanonicalJson.ObjectOf(
        ("rule", set.Rule),
        ("satisfaction", Name(set.Satisfaction)),
        ("scores", Scores(set.Satisfaction)),
        ("onMisfit", RuleBook.Find(set.Rule) is { AsksMisfit: true } ? Name(set.OnMisfit ?? OnMisfit.Skip) : null),
        ("completion", CanonicalJson.ArrayOf(set.Completion.Select(Json))),
        ("ties", CanonicalJson.ArrayOf(set.Ties.Keys.Select(Name))),
        ("lotSource", set.Ties.LotSeed is { } seed ? CanonicalJson.ObjectOf(("kind", "fixed"), ("seed", seed)) : null),
        ("supportedOnly", set.SupportedOnly),
        ("constraints", CanonicalJson.ArrayOf(set.Constraints.Select(ConstraintJson.Of))));

    /// <summary>A value of one of the rule set's enumerations, as rule sets spell it: lower case.</summary>
    public static CanonicalJson Name<TEnum>(TEnum value) where TEnum : struct, Enum =>
        value.ToString().ToLower(CultureInfo.InvariantCulture);

    private static CanonicalJson? Name(Satisfaction? satisfaction) =>
        satisfaction is null ? null : CanonicalJson.Of(satisfaction.Name);

    private static CanonicalJson? Scores(Satisfaction? satisfaction) =>
        satisfaction is not Satisfaction.PositionalOf { Scores: var scores } ? null : CanonicalJson.ObjectOf(
            ("kind", scores.Kind),
            ("values", scores is ScoreVector.List list
                ? CanonicalJson.ArrayOf(list.Values.Select(value => CanonicalJson.Of(value.ToString())))
                : null));

    private static CanonicalJson Json(Completion completion) => completion switch
    {
        AddOne increase => CanonicalJson.ObjectOf(
            ("kind", increase.Kind),
            ("step", increase.Step.ToString()),
            ("start", Name(increase.Start)),
            ("stopWhenExhaustive", Name(increase.StopWhenExhaustive)),
            ("plainWhenAllAffordable", increase.PlainWhenAllAffordable),
            ("stepLimit", increase.StepLimit)),
        PercentIncrease increase => CanonicalJson.ObjectOf(
            ("kind", increase.Kind),
            ("percent", increase.Percent.ToString()),
            ("stopWhenExhaustive", Name(increase.StopWhenExhaustive)),
            ("stepLimit", increase.StepLimit)),
        GreedyCompletion greedy => CanonicalJson.ObjectOf(
            ("kind", greedy.Kind),
            ("satisfaction", greedy.Satisfaction.Name),
            ("scores", Scores(greedy.Satisfaction)),
            ("onMisfit", Name(greedy.OnMisfit))),
        _ => throw new ArgumentOutOfRangeException(nameof(completion)),
    };
}
