using Budget.Api.Problems;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>A member of a rule set.</summary>
/// <param name="Name">The member.</param>
/// <param name="Values">What it may be, where that is a list of words.</param>
/// <param name="Default">What holds when it is left out.</param>
/// <param name="Text">What it decides.</param>
internal sealed record RuleParameter(string Name, IReadOnlyList<string>? Values, string Default, InBoth Text)
{
    private static readonly RuleParameter Satisfaction = new(
        "satisfaction", [.. RuleWords.Satisfactions.All], "cost",
        new("Hvad en vælger får ud af et projekt.", "What a voter gets from a project."));

    private static readonly RuleParameter Scores = new(
        "scores", null, "none",
        new("Med positional eller positional-cost: hvad hver plads i en rækkefølge er værd.",
            "With positional or positional-cost: what each place of a ranking is worth."));

    private static RuleParameter OnMisfit(OnMisfit usual) => new(
        "onMisfit", [.. RuleWords.Misfits.All], usual == Core.Rules.OnMisfit.Skip ? "skip" : "stop",
        new("Om et projekt, der ikke er råd til, springes over eller slutter tildelingen.",
            "Whether a project that does not fit is passed over or ends the rule."));

    private static readonly RuleParameter Completion = new(
        "completion", null, "[]",
        new("Hvad der sker med penge, der er tilbage: add-one, percent-increase, greedy, comparison.",
            "What is done with money that is left: add-one, percent-increase, greedy, comparison."));

    private static readonly RuleParameter[] OfAll =
    [
        new("ties", [.. RuleWords.TieKeys.All], "cost, votes, lot",
            new("Hvad der afgør stemmelighed, i rækkefølge.", "What separates tied projects, in order.")),
        new("lotSource", null, "none",
            new("Den offentlige tekst, som lodtrækningen laves af.", "The published text that the lot is made from.")),
        new("supportedOnly", ["true", "false"], "false",
            new("Om et projekt uden støtte aldrig indstilles.",
                "Whether a project nobody gets anything from is never recommended.")),
        new("constraints", null, "[]", ConstraintText.Whole),
    ];

    /// <summary>What a rule has to be told.</summary>
    public static IEnumerable<RuleParameter> Of(RuleTraits rule) =>
    [
        .. rule.AsksSatisfaction ? [Satisfaction, Scores] : Array.Empty<RuleParameter>(),
        .. rule.AsksMisfit ? [OnMisfit(rule.UsualMisfit)] : Array.Empty<RuleParameter>(),
        .. rule.IsCompleted ? [Completion] : Array.Empty<RuleParameter>(),
        .. OfAll,
    ];
}
