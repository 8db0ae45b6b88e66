using System.Collections.Immutable;
using Budget.Api.Problems;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>Reads the member <c>completion</c> of a rule set.</summary>
internal static class CompletionReader
{
    private static readonly Words<Func<JsonPlace, Completion?>> Kinds = new(
        ("add-one", ReadAddOne), ("percent-increase", ReadPercentIncrease), ("greedy", ReadGreedy),
        ("comparison", ReadComparison));

    /// <summary>The completions in order, as far as they could be read.</summary>
    public static ImmutableArray<Completion> Read(JsonPlace place) =>
    [
        .. (place.Elements() ?? [])
            .Select(element => element.IsObject() ? element.Required("kind")?.OneOf(Kinds)?.Invoke(element) : null)
            .OfType<Completion>(),
    ];

    private static AddOne? ReadAddOne(JsonPlace place) =>
        !place.IsObject("kind", "step", "start", "stopWhenExhaustive", "plainWhenAllAffordable", "stepLimit")
        ? null
        : new AddOne
        {
            Step = place.Member("step")?.Fraction("an amount above zero", step => step.Sign > 0) ?? Rational.One,
            Start = place.Member("start")?.OneOf(RuleWords.Starts) ?? default,
            StopWhenExhaustive = place.Member("stopWhenExhaustive")?.OneOf(RuleWords.Exhaustives) ?? default,
            PlainWhenAllAffordable = place.Member("plainWhenAllAffordable")?.Flag() ?? false,
            StepLimit = ReadStepLimit(place),
        };

    private static PercentIncrease? ReadPercentIncrease(JsonPlace place) =>
        !place.IsObject("kind", "percent", "stopWhenExhaustive", "stepLimit")
        ? null
        : new PercentIncrease
        {
            Percent = place.Member("percent")?.Fraction("a percentage above zero", part => part.Sign > 0)
                ?? Rational.One,
            StopWhenExhaustive = place.Member("stopWhenExhaustive")?.OneOf(RuleWords.Exhaustives) ?? default,
            StepLimit = ReadStepLimit(place),
        };

    private static GreedyCompletion? ReadGreedy(JsonPlace place) =>
        !place.IsObject("kind", "satisfaction", "scores", "onMisfit") || SatisfactionReader.Read(place) is not { } kind
        ? null
        : new GreedyCompletion(kind) { OnMisfit = place.Member("onMisfit")?.OneOf(RuleWords.Misfits) ?? default };

    private static ComparisonStep? ReadComparison(JsonPlace place) =>
        !place.IsObject("kind", "measure") || place.Required("measure") is not { } said
            || !said.IsOneOf(RuleWords.Comparisons, out var measure)
        ? null
        : new ComparisonStep(measure);

    private static int ReadStepLimit(JsonPlace place) =>
        place.Member("stepLimit")?.Whole(least: 1) ?? PurseIncrease.DefaultStepLimit;
}
