using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Properties;

public class EngineEqualsReferenceTests
{
    private const int Small = 20_000;
    private const int Delicate = 5_000;
    private const int Bigger = 200;
    private const int Long = 10;

    [TestCaseSource(nameof(Asked))]
    public void Greedy_answers_what_the_slow_reference_answers(string name, BallotKind kind) =>
        Compare([kind], RandomRuleSets.Greedy("greedy", Named(name, kind)));

    [TestCaseSource(nameof(Asked))]
    public void Greedy_by_score_answers_what_the_slow_reference_answers(string name, BallotKind kind) =>
        Compare([kind], RandomRuleSets.Greedy("greedy-by-score", Named(name, kind)));

    [TestCaseSource(nameof(Asked))]
    public void Equal_shares_answers_what_the_slow_reference_answers(string name, BallotKind kind) =>
        Compare([kind], RandomRuleSets.Once(Named(name, kind)));

    [TestCaseSource(nameof(Asked))]
    public void Equal_shares_with_purses_raised_answers_what_the_slow_reference_answers(string name, BallotKind kind) =>
        Compare([kind], RandomRuleSets.Raised(Named(name, kind)));

    [TestCaseSource(nameof(Asked))]
    public void A_comparison_step_answers_what_the_slow_reference_answers(string name, BallotKind kind) =>
        Compare([kind], RandomRuleSets.Compared(Named(name, kind)));

    [TestCaseSource(nameof(Asked))]
    public void Bos_equal_shares_answers_what_the_slow_reference_answers(string name, BallotKind kind) =>
        Compare([kind], RandomRuleSets.Bos(Named(name, kind)));

    [Test]
    public void Phragmen_answers_what_the_slow_reference_answers() =>
        Compare(Enum.GetValues<BallotKind>(), RandomRuleSets.Phragmen);

    /// <summary>The reference looks at every set, so that there are no larger elections here.</summary>
    [TestCaseSource(nameof(Asked))]
    public void Maximum_welfare_answers_what_the_slow_reference_answers(string name, BallotKind kind)
    {
        var sets = RandomRuleSets.Welfare(Named(name, kind));
        Sampled.Over(Case.From(RandomElections.SmallOf(kind), sets), Small, SameAsReference);
        Sampled.Over(Case.From(RandomElections.DelicateOf(kind), sets), Delicate, SameAsReference);
        var few = RandomElections.BiggerOf(kind).Where(text => text.Projects.Length <= 10);
        Sampled.Over(Case.From(few, sets), Bigger, SameAsReference);
    }

    private static IEnumerable<object[]> Asked =>
    [
        ["cost", BallotKind.Approval],
        ["cardinality", BallotKind.Approval],
        ["positional", BallotKind.Ranked],
        ["positional-cost", BallotKind.Ranked],
        ["any", BallotKind.Ranked],
        ["points", BallotKind.Cumulative],
        ["points-cost", BallotKind.Cumulative],
        ["points", BallotKind.Scoring],
        ["points-cost", BallotKind.Scoring],
        ["any", BallotKind.Scoring],
    ];

    private static Gen<Satisfaction> Named(string name, BallotKind kind) =>
        RandomRuleSets.Satisfactions(kind).Where(satisfaction => name == "any" || satisfaction.Name == name);

    private static void Compare(BallotKind[] kinds, Gen<RuleSet> sets)
    {
        Sampled.Over(Case.From(RandomElections.SmallOf(kinds), sets), Small, SameAsReference);
        Sampled.Over(Case.From(RandomElections.DelicateOf(kinds), sets), Delicate, SameAsReference);
        Sampled.Over(Case.From(RandomElections.BiggerOf(kinds), sets), Bigger, SameAsReference);
        Sampled.Over(Case.From(RandomElections.LongOf(kinds), sets), Long, SameAsReference);
    }

    private static string SameAsReference(Case one)
    {
        var election = one.Text.Parse();
        if (IsBeyondCounting(one.Set, election.Profile))
        {
            return "beyond counting";
        }

        var expected = SlowRules.Run(one.Set, election);
        var actual = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
        return expected.Decisions.SequenceEqual(actual.Decisions) && expected.Increase == actual.Increase
            && expected.Comparison == actual.Comparison && Equals(expected.Refusal, actual.Refusal)
            ? Sort(expected)
            : throw new InvalidOperationException(
                $"The reference says\n{Case.Say(election, one.Set, expected)}\n"
                + $"and the engine\n{Case.Say(election, one.Set, actual)}");
    }

    // 1 + 1/2 + … + 1/25 has a denominator of 35 bits already, and each average in a tier may add to it.
    private static bool IsBeyondCounting(RuleSet set, Profile profile) =>
        set.Completion.OfType<GreedyCompletion>().Select(greedy => greedy.Satisfaction).Append(set.Satisfaction)
            .Any(asked => asked is Satisfaction.PositionalOf { Scores: ScoreVector.DowdallOf })
        && Enumerable.Range(0, profile.GroupCount).Any(group => profile.Listed(group).Length > 15);

    private static string Sort(Outcome outcome) =>
        outcome.Refusal is Refusal.TieUnresolved ? "with an unresolved tie"
        : outcome.Refusal is Refusal.StepLimitReached ? "at the step limit"
        : (outcome.TieOccurred ? "with a tie" : "without a tie") + outcome.Increase?.Because switch
        {
            null => "",
            var because => $" ({because})",
        } + outcome.Comparison?.ChoosesMostVotes switch
        {
            null => "",
            true => ", most votes chosen",
            false => ", most votes not chosen",
        };
}
