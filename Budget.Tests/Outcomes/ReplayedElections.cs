using Budget.Core.Ballots;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Properties;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Outcomes;

/// <summary>Random elections with rule sets of every sort, as replays see them.</summary>
internal static class ReplayedElections
{
    /// <summary>A few rule sets ask more than the ballots say; those outcomes are refusals.</summary>
    public static Gen<Case> Any { get; } =
        from text in Gen.Frequency((9, RandomElections.Small), (1, RandomElections.Bigger))
        from asked in Gen.Frequency((15, Gen.Const(text.Kind)), (1, Gen.Enum<BallotKind>()))
        from set in RuleSets(asked)
        select new Case(text, set);

    /// <summary>Purses that grow by so little that hundreds of steps in a row fund the same.</summary>
    public static Gen<Case> InSmallSteps { get; } =
        from text in Gen.Frequency((9, RandomElections.Small), (1, RandomElections.Bigger))
        from set in RandomRuleSets.Raised(RandomRuleSets.Satisfactions(text.Kind))
        from step in Gen.OneOf(new Rational(1, 16), new Rational(1, 40), new Rational(1, 300))
        let over = ((PurseIncrease)set.Completion[0]).StopWhenExhaustive
        let increase = new AddOne { Step = step, StopWhenExhaustive = over, StepLimit = 400 }
        select new Case(text, set with { Completion = [increase] });

    public static Gen<RuleSet> RuleSets(BallotKind kind) => Gen.Frequency(
        (4, RandomRuleSets.EqualShares(kind)),
        (2, RandomRuleSets.Compared(RandomRuleSets.Satisfactions(kind))),
        (1, RandomRuleSets.Greedy("greedy", kind)),
        (1, RandomRuleSets.Greedy("greedy-by-score", kind)),
        (2, RandomRuleSets.Bos(RandomRuleSets.Satisfactions(kind))),
        (1, RandomRuleSets.Welfare(RandomRuleSets.Satisfactions(kind))),
        (1, RandomRuleSets.Phragmen),
        (kind == BallotKind.Ranked ? 6 : 1, RandomRuleSets.AnyOrdinal));

    /// <summary>Of what sort an outcome is, so that a run over many can show that there were some of each.</summary>
    public static string Sort(RuleSet set, Outcome outcome) =>
        set.Rule + (outcome.Refusal?.GetType().Name ?? outcome.Increase?.Because.ToString() ?? "") switch
        {
            "" => "",
            var end => $" until {end}",
        } + outcome.Comparison?.ChoosesMostVotes switch
        {
            null => "",
            true => ", most votes chosen",
            false => ", most votes not chosen",
        };
}
