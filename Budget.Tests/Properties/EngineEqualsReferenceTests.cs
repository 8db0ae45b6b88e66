using Budget.Core.Ballots;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Properties;

public class EngineEqualsReferenceTests
{
    private const int Cases = 20_000;

    [TestCase("greedy")]
    [TestCase("greedy-by-score")]
    public void Greedy_answers_what_the_slow_reference_answers(string rule) =>
        Sampled.Over(Pair(RandomElections.Small, kind => RandomRuleSets.Greedy(rule, kind)), Cases, SameAsReference);

    [TestCase(BallotKind.Approval)]
    [TestCase(BallotKind.Ranked)]
    [TestCase(BallotKind.Cumulative)]
    [TestCase(BallotKind.Scoring)]
    public void Equal_shares_answers_what_the_slow_reference_answers(BallotKind kind) => Sampled.Over(
        Pair(RandomElections.SmallOf(kind), RandomRuleSets.EqualShares), Cases, SameAsReference);

    [Test]
    public void Phragmen_answers_what_the_slow_reference_answers() =>
        Sampled.Over(Pair(RandomElections.Small, _ => RandomRuleSets.Phragmen), Cases, SameAsReference);

    private static Gen<Case> Pair(Gen<TextElection> elections, Func<BallotKind, Gen<RuleSet>> sets) =>
        from election in elections
        from set in sets(election.Kind)
        select new Case(election, set);

    private static string SameAsReference(Case one)
    {
        var election = one.Text.Parse();
        var expected = SlowRules.Run(one.Set, election);
        var actual = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
        return expected.Decisions.SequenceEqual(actual.Decisions) && expected.Increase == actual.Increase
            && Equals(expected.Refusal, actual.Refusal)
            ? Sort(expected)
            : throw new InvalidOperationException(
                $"The reference says\n{Case.Say(election, one.Set, expected)}\nand the engine\n{Case.Say(election, one.Set, actual)}");
    }

    private static string Sort(Outcome outcome) =>
        outcome.Refusal is Refusal.TieUnresolved ? "with an unresolved tie"
        : outcome.Refusal is Refusal.StepLimitReached ? "at the step limit"
        : (outcome.TieOccurred ? "with a tie" : "without a tie") + outcome.Increase?.Because switch
        {
            null => "",
            var because => $" ({because})",
        };
}
