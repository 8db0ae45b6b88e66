using Budget.Core.Ballots;
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

    public static Gen<RuleSet> RuleSets(BallotKind kind) => Gen.Frequency(
        (4, RandomRuleSets.EqualShares(kind)),
        (1, RandomRuleSets.Greedy("greedy", kind)),
        (1, RandomRuleSets.Greedy("greedy-by-score", kind)),
        (1, RandomRuleSets.Phragmen));

    /// <summary>Of what sort an outcome is, so that a run over many can show that there were some of each.</summary>
    public static string Sort(RuleSet set, Outcome outcome) =>
        set.Rule + (outcome.Refusal?.GetType().Name ?? outcome.Increase?.Because.ToString() ?? "") switch
        {
            "" => "",
            var end => $" until {end}",
        };
}
