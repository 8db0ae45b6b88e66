using Budget.Api.Hosting.Description;

namespace Budget.Api.Rules;

/// <summary>A rule set, as its description says it; <see cref="RuleSetReader"/> reads it.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Satisfaction">What a voter gets from a project.</param>
/// <param name="Scores">With positional satisfaction: what each place of a ranking is worth.</param>
/// <param name="OnMisfit">Whether a project that does not fit is passed over or ends the rule.</param>
/// <param name="Completion">What is done with money that is left, in order.</param>
/// <param name="Ties">What separates tied projects, in order.</param>
/// <param name="LotSource">The published text that the lot is made from.</param>
/// <param name="SupportedOnly">Whether a project nobody gets anything from is never recommended.</param>
/// <param name="Constraints">What the town lays around the rule, whatever the rule is.</param>
internal sealed record RuleSetShape(
    [property: OneOf(typeof(RuleWords), nameof(RuleWords.Rules))] string Rule,
    [property: OneOf(typeof(RuleWords), nameof(RuleWords.Satisfactions))] string? Satisfaction = null,
    RuleSetShape.ScoresShape? Scores = null,
    [property: OneOf(typeof(RuleWords), nameof(RuleWords.Misfits))] string? OnMisfit = null,
    IReadOnlyList<RuleSetShape.CompletionShape>? Completion = null,
    [property: OneOf(typeof(RuleWords), nameof(RuleWords.TieKeys))] IReadOnlyList<string>? Ties = null,
    RuleSetShape.LotSourceShape? LotSource = null,
    bool? SupportedOnly = null,
    IReadOnlyList<RuleSetShape.ConstraintShape>? Constraints = null)
{
    /// <summary>A constraint; those about some projects name them in one of four ways.</summary>
    /// <param name="Kind">Which constraint.</param>
    /// <param name="Votes">With minVotes: so many votes are enough.</param>
    /// <param name="Of">With minShare: what the votes that are enough are a share of.</param>
    /// <param name="Share">With minShare: the share, above 0 and at most 1, as an exact number in a text.</param>
    /// <param name="Projects">The projects it is about, by their ids.</param>
    /// <param name="Category">Or all of a category.</param>
    /// <param name="Area">Or all of an area.</param>
    /// <param name="Proposer">Or all of a proposer.</param>
    /// <param name="Amount">With cap, what they get together at most; with earmark, what is theirs alone.</param>
    /// <param name="Unspent">With earmark: whether what is left of it goes to the rest or is carried over.</param>
    /// <param name="CompetesAgain">With earmark: whether what it does not reach competes for the rest.</param>
    internal sealed record ConstraintShape(
        [property: OneOf(typeof(ConstraintReader), "Kinds")] string Kind,
        int? Votes = null,
        [property: OneOf(typeof(ConstraintReader), "Wholes")] string? Of = null,
        string? Share = null,
        IReadOnlyList<string>? Projects = null,
        string? Category = null,
        string? Area = null,
        string? Proposer = null,
        string? Amount = null,
        [property: OneOf(typeof(ConstraintReader), "Unspents")] string? Unspent = null,
        bool? CompetesAgain = null);

    /// <summary>What places of a ranking are worth.</summary>
    /// <param name="Kind">A list of values, or how they follow from the place.</param>
    /// <param name="Values">With a list: exact numbers as texts, the best place first.</param>
    /// <param name="Length">With truncated-borda: how many projects a ballot may rank; the first gets as much.</param>
    /// <param name="K">With k-approval: how many places count one each.</param>
    internal sealed record ScoresShape(
        [property: OneOf(typeof(ScoreWords), "Kinds")] string Kind, IReadOnlyList<string>? Values = null,
        int? Length = null, int? K = null);

    /// <summary>What is done with money that is left; which members it takes depends on its kind.</summary>
    /// <param name="Kind">Which completion.</param>
    /// <param name="Step">With add-one: by how much each purse grows, as an exact number in a text.</param>
    /// <param name="Percent">With percent-increase: by how much the budget grows.</param>
    /// <param name="Start">With add-one: whether purses start exact or rounded down.</param>
    /// <param name="StopWhenExhaustive">Over which projects nothing more may fit.</param>
    /// <param name="PlainWhenAllAffordable">With add-one: whether nothing grows when there is money for all.</param>
    /// <param name="StepLimit">So many steps at most.</param>
    /// <param name="Satisfaction">With greedy: what a voter gets from a project.</param>
    /// <param name="Scores">With greedy and positional satisfaction.</param>
    /// <param name="OnMisfit">With greedy: whether a project that does not fit is passed over.</param>
    /// <param name="Measure">With comparison: of what voters may have more.</param>
    internal sealed record CompletionShape(
        [property: OneOf(typeof(CompletionReader), "Kinds")] string Kind,
        string? Step = null,
        string? Percent = null,
        [property: OneOf(typeof(RuleWords), nameof(RuleWords.Starts))] string? Start = null,
        [property: OneOf(typeof(RuleWords), nameof(RuleWords.Exhaustives))] string? StopWhenExhaustive = null,
        bool? PlainWhenAllAffordable = null,
        int? StepLimit = null,
        [property: OneOf(typeof(RuleWords), nameof(RuleWords.Satisfactions))] string? Satisfaction = null,
        ScoresShape? Scores = null,
        [property: OneOf(typeof(RuleWords), nameof(RuleWords.Misfits))] string? OnMisfit = null,
        [property: OneOf(typeof(RuleWords), nameof(RuleWords.Comparisons))] string? Measure = null);

    /// <summary>Where the lot comes from.</summary>
    /// <param name="Kind">Always <c>fixed</c>.</param>
    /// <param name="Seed">A text that everybody can read before the vote.</param>
    internal sealed record LotSourceShape(
        [property: OneOf(typeof(RuleSetReader), "LotSources")] string Kind, string Seed);
}
