using Budget.Core.Ballots;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Outcomes;
using Budget.Tests.Reference;
using CsCheck;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Properties;

/// <summary>What holds of rules that ask for rankings, in whatever election.</summary>
public class OrdinalRulesTests
{
    private const int Small = 20_000;
    private const int Delicate = 5_000;
    private const int Middle = 300;
    private const int Long = 100;

    private static string[] All => ["expanding-approvals", "rank-equal-shares", "stv", "ranked-pairs"];

    private static string[] Proportional => ["expanding-approvals", "rank-equal-shares"];

    [TestCaseSource(nameof(All))]
    public void They_answer_what_the_slow_reference_answers_and_a_replay_agrees(string rule)
    {
        Sampled.Over(Cases(rule, RandomElections.SmallOf(BallotKind.Ranked)), Small, SameAsReference);
        Sampled.Over(Cases(rule, RandomElections.DelicateOf(BallotKind.Ranked)), Delicate, SameAsReference);
        Sampled.Over(Cases(rule, RandomElections.MiddleOf(BallotKind.Ranked)), Middle, SameAsReference);
    }

    [TestCaseSource(nameof(All))]
    public void A_replay_agrees_where_no_reference_could_write_the_fractions_down(string rule) => Sampled.Over(
        Cases(rule, RandomElections.LongOf(BallotKind.Ranked)), Long, one =>
        {
            var election = one.Text.Parse();
            var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
            return Replay.Check(election.Instance, election.Profile, one.Set, outcome) is { } fault
                ? throw new InvalidOperationException($"{fault}\n{Case.Say(election, one.Set, outcome)}")
                : Sort(outcome);
        });

    [TestCaseSource(nameof(All))]
    public void No_change_of_an_outcome_goes_unnoticed(string rule) => Sampled.Over(
        Cases(rule, RandomElections.SmallOf(BallotKind.Ranked)), 500, one =>
        {
            var election = one.Text.Parse();
            var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
            foreach (var mutation in Mutation.All(outcome, election.Instance.Projects.Length))
            {
                if (Replay.Check(election.Instance, election.Profile, one.Set, mutation.Outcome) is null)
                {
                    throw new InvalidOperationException($"{mutation.Name}: {Case.Say(election, one.Set, outcome)}");
                }
            }

            return Sort(outcome);
        });

    [TestCaseSource(nameof(Proportional))]
    public void No_group_that_agrees_on_a_project_at_a_rank_is_left_without_its_share(string rule) => Sampled.Over(
        Cases(rule, RandomElections.SmallOf(BallotKind.Ranked)), Small, one =>
        {
            var election = one.Text.Parse();
            var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
            var electorate = Electorate.Of(election, null);
            return outcome.Refusal is not null ? "refused"
                : RankPjrPlus.Violation(electorate, [.. outcome.Allocation]) is { } short_
                    && election.Instance.CostMinor(short_.Project) > 0
                    ? throw new InvalidOperationException($"{short_.Project} at rank {short_.Rank} is missing.")
                : Sort(outcome);
        });

    [Test]
    public void Whoever_is_left_short_at_a_rank_is_found()
    {
        var election = Election(100, "park 60\npool 40\nlibrary 40", "3 x park > pool\n2 x library", BallotKind.Ranked);
        var electorate = Electorate.Of(election, null);
        var short_ = RankPjrPlus.Violation(electorate, [1, 2]);
        Assert.Multiple(() =>
        {
            Assert.That((short_?.Rank, short_?.Project), Is.EqualTo(((int?)1, (int?)0)), "the library");
            Assert.That(short_?.Group, Is.EqualTo([1]), "its two supporters");
            Assert.That(RankPjrPlus.Violation(electorate, [0, 1]), Is.Null);
        });
    }

    [Test]
    public void Whoever_beats_everybody_in_a_duel_is_first_in_the_order_of_ranked_pairs() => Sampled.Over(
        Cases("ranked-pairs", RandomElections.SmallOf(BallotKind.Ranked)), Small, one =>
        {
            var election = one.Text.Parse();
            var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
            var electorate = Electorate.Of(election, null);
            var duels = new SlowRankedPairs(electorate, new SlowTies(one.Set.Ties, electorate));
            var winners = electorate.Projects.Where(project =>
                electorate.Projects.All(other => other == project || duels.Beats(project, other))).ToArray();
            if (winners is not [var winner] || electorate.Cost.Length == 1)
            {
                return "without a winner of any duel against all";
            }

            return outcome.SmithSet is not [var alone] || alone != winner
                ? throw new InvalidOperationException("The Smith set is another one.")
                : outcome.Decisions is [] or [Stopped, ..] && outcome.Refusal is not null ? "refused"
                : outcome.Decisions is [var first, ..] && first.Project == winner ? first.GetType().Name
                : throw new InvalidOperationException($"{winner} should come first.");
        });

    // One in eight elections for a rule that asks for strict rankings has ballots that are not.
    private static Gen<Case> Cases(string rule, Gen<TextElection> elections) => Case.From(
        rule == "stv" ? Gen.Frequency((7, RandomElections.Strict(elections)), (1, elections)) : elections,
        RandomRuleSets.Ordinal(rule));

    private static string SameAsReference(Case one)
    {
        var election = one.Text.Parse();
        var expected = SlowRules.Run(one.Set, election);
        var actual = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
        return !Mutation.SaysTheSame(expected, actual)
            ? throw new InvalidOperationException(
                $"The reference says\n{Case.Say(election, one.Set, expected)}\n"
                + $"and the engine\n{Case.Say(election, one.Set, actual)}")
            : Replay.Check(election.Instance, election.Profile, one.Set, actual) is { } fault
                ? throw new InvalidOperationException($"{fault}\n{Case.Say(election, one.Set, actual)}")
            : Sort(actual);
    }

    private static string Sort(Outcome outcome) =>
        outcome.Refusal?.GetType().Name ?? (outcome.TieOccurred ? "with a tie" : "without a tie");
}
