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
        ("onMisfit", Misfit(set)),
        ("completion", CanonicalJson.ArrayOf(set.Completion.Select(Json))),
        ("ties", CanonicalJson.ArrayOf(set.Ties.Keys.Select(Name))),
        ("lotSource", set.Ties.LotSeed is { } seed ? CanonicalJson.ObjectOf(("kind", "fixed"), ("seed", seed)) : null),
        ("supportedOnly", set.SupportedOnly),
        ("constraints", CanonicalJson.ArrayOf(set.Constraints.Select(ConstraintJson.Of))));

    /// <summary>
    /// A value of one of the rule set's enumerations, as rule sets spell it: lower case, words joined by hyphens.
    /// </summary>
    public static CanonicalJson Name<TEnum>(TEnum value) where TEnum : struct, Enum => string.Concat(
        value.ToString().Select((letter, at) => $"{(char.IsUpper(letter) && at > 0 ? "-" : "")}{letter}"))
        .ToLower(CultureInfo.InvariantCulture);

    // Phragmén always stopped before it could be told: what was locked then keeps its text.
    private static CanonicalJson? Misfit(RuleSet set) =>
        RuleBook.Find(set.Rule) is { AsksMisfit: true, UsualMisfit: var usual } && (set.OnMisfit ?? usual) is var misfit
        && !(usual == OnMisfit.Stop && misfit == usual)
            ? Name(misfit)
            : null;

    private static CanonicalJson? Name(Satisfaction? satisfaction) =>
        satisfaction is null ? null : CanonicalJson.Of(satisfaction.Name);

    private static CanonicalJson? Scores(Satisfaction? satisfaction) =>
        satisfaction is not Satisfaction.PositionalOf { Scores: var scores } ? null : CanonicalJson.ObjectOf(
            ("kind", scores.Kind),
            ("values", scores is ScoreVector.List list
                ? CanonicalJson.ArrayOf(list.Values.Select(value => CanonicalJson.Of(value.ToString())))
                : null),
            ("length", scores is ScoreVector.TruncatedBorda truncated ? truncated.Length : null),
            ("k", scores is ScoreVector.KApproval approval ? approval.K : null));

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
        ComparisonStep comparison => CanonicalJson.ObjectOf(
            ("kind", comparison.Kind),
            ("measure", Name(comparison.Measure))),
        _ => throw new ArgumentOutOfRangeException(nameof(completion)),
    };
}
