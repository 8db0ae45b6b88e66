using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

/// <summary>Worked examples of the rules that ask for rankings.</summary>
public class OrdinalTests
{
    [Test]
    public void Expanding_approvals_funds_what_reaches_its_quota_and_leaves_its_voters_the_rest_of_their_votes()
    {
        // Quotas of 2, 1 and 1: the park's three voters keep a third each, and that is just what the pool asks for.
        var election = Ranked(8, "park 4\npool 2\nlibrary 2", "3 x park > pool\n1 x library > pool");
        Assert.That(Run(Set("expanding-approvals"), election).Decisions, Is.EqualTo(new Decision[]
        {
            new Funded("expanding-approvals", 1, [1], null, new Measure.Votes(3, 2, 1), 4),
            new Funded("expanding-approvals", 0, [0], null, new Measure.Votes(1, 1, 1), 2),
            new Funded("expanding-approvals", 2, [2], null, new Measure.Votes(1, 1, 2), 0),
        }));
    }

    [Test]
    public void Expanding_approvals_says_of_the_others_what_they_lacked()
    {
        var election = Ranked(9, "park 6\npool 5", "2 x park\n1 x pool > park");
        Assert.That(Run(Set("expanding-approvals"), election).Decisions[^1], Is.EqualTo(
            new Eliminated("expanding-approvals", 1, [1], null, new Measure.Votes(1, Over(5, 3), 2))));
    }

    [TestCase("expanding-approvals")]
    [TestCase("rank-equal-shares")]
    public void Whoever_ranks_everything_spends_everything_on_projects_of_one_price(string rule)
    {
        // Twenty of thirty seats: after nineteen the votes that are left are worth exactly the last quota, though
        // nobody could write down what each of them is worth.
        var random = new Random(20);
        var ids = Enumerable.Range(100, 30).Select(id => $"{id}").ToArray();
        var ballots = Enumerable.Range(0, 12).Select(weight =>
        {
            random.Shuffle(ids);
            return $"{weight + 3} x {string.Join(" > ", ids)}";
        });
        var election = Ranked(20, string.Join('\n', ids.Select(id => $"{id} 1")), string.Join('\n', ballots));
        Assert.That(Funded(Set(rule), election), Has.Length.EqualTo(20));
    }

    [Test]
    public void Rank_equal_shares_lets_purses_go_to_the_next_rank_when_nothing_is_affordable_any_more()
    {
        var election = Ranked(9, "a 3\nb 5\nc 1", "1 x a > b\n2 x b > c");
        Assert.That(Run(Set("rank-equal-shares"), election).Decisions, Is.EqualTo(new Decision[]
        {
            new Funded("rank-equal-shares", 1, [1], null, new Measure.Price(Over(5, 2), Over(5, 2), 2, 0, 1), 4),
            new Funded("rank-equal-shares", 0, [0], null, new Measure.Price(3, 3, 1, 0, 1), 1),
            new Funded("rank-equal-shares", 2, [2], null, new Measure.Price(Over(1, 2), Over(1, 2), 2, 0, 2), 0),
        }));
    }

    // The food for a party of twenty, known from encyclopedias: three of five, here with quotas of n/3.
    [Test]
    public void Stv_elects_chocolate_and_leaves_the_rest_to_a_completion()
    {
        var election = Ranked(
            3, "chocolate 1\norange 1\npear 1\nstrawberry 1\nsweets 1",
            "4 x orange\n2 x pear > orange\n8 x chocolate > strawberry\n4 x chocolate > sweets\n1 x strawberry\n"
            + "1 x sweets");
        var outcome = Run(Set("stv"), election);
        var weights = outcome.Decisions.OfType<Eliminated>()
            .Select(one => (Ids(election, [one.Project])[0], one.Votes.Weight));
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Decisions[0], Is.EqualTo(
                new Funded("stv", 0, [0], null, new Measure.Votes(12, Over(20, 3), null), 2)));
            Assert.That(weights, Is.EqualTo(new[]
            {
                ("pear", (Rational)2), ("sweets", Over(2_777_777_777, 1_000_000_000)),
                ("strawberry", Over(4_555_555_555, 1_000_000_000)), ("orange", 6),
            }));
            Assert.That(
                Funded(
                    Set("stv") with { Completion = [new GreedyCompletion(Satisfaction.Cardinality)] }, election),
                Is.EqualTo(["chocolate", "strawberry", "orange"]));
        });
    }

    [Test]
    public void Of_equally_weak_projects_the_last_in_tie_order_leaves()
    {
        var election = Ranked(10, "a 9\nb 9\nc 9", "2 x a\n1 x b > c\n1 x c > b");
        var first = Run(Set("stv"), election).Decisions.OfType<Eliminated>().First();
        Assert.That((first.Project, first.TieBrokenBy), Is.EqualTo((2, (TieKey?)TieKey.Id)));
        Assert.That(
            Run(Set("stv") with { Ties = new([TieKey.Cost]) }, election).Refusal,
            Is.EqualTo(new Refusal.TieUnresolved([1, 2])));
    }

    [Test]
    public void Stv_refuses_ballots_that_put_two_projects_in_one_place_and_says_which()
    {
        var election = Ranked(10, "a 1\nb 1\nc 1\nd 1", "1 x a > c = d\n1 x b = d > a");
        Assert.That(Run(Set("stv"), election).Refusal, Is.EqualTo(new Refusal.SharedPlace(1, 3)));
    }

    // The capital of Tennessee, known from encyclopedias.
    [Test]
    public void Ranked_pairs_puts_first_whoever_wins_every_duel()
    {
        var election = Ranked(
            2, "Chattanooga 1\nKnoxville 1\nMemphis 1\nNashville 1",
            "42 x Memphis > Nashville > Chattanooga > Knoxville\n26 x Nashville > Chattanooga > Knoxville > Memphis\n"
            + "15 x Chattanooga > Knoxville > Nashville > Memphis\n17 x Knoxville > Chattanooga > Nashville > Memphis");
        var outcome = Run(Set("ranked-pairs"), election);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["Nashville", "Chattanooga"]));
            Assert.That(Ids(election, outcome.SmithSet!.Value), Is.EqualTo(["Nashville"]));
            Assert.That(outcome.Decisions[1], Is.EqualTo(
                new Funded("ranked-pairs", 0, [0], null, new Measure.Place(2, 2, 1), 0)));
            Assert.That(outcome.Decisions[2], Is.EqualTo(new Skipped("ranked-pairs", 1, new(1), 0)));
        });
    }

    [Test]
    public void Ranked_pairs_drops_the_smallest_majority_of_a_circle()
    {
        var election = Ranked(30, "a 10\nb 10\nc 10", "4 x a > b > c\n3 x b > c > a\n2 x c > a > b");
        var outcome = Run(Set("ranked-pairs"), election);
        Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["a", "b", "c"]));
        Assert.That(Ids(election, outcome.SmithSet!.Value), Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public void Unlisted_projects_rank_below_all_listed_ones_and_equal_among_themselves()
    {
        var election = Ranked(30, "a 10\nb 10\nc 10", "2 x c\n1 x b > a");
        var outcome = Run(Set("ranked-pairs"), election);
        Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["c", "b", "a"]));
        Assert.That(
            outcome.Decisions.OfType<Funded>().Select(one => one.Measure),
            Is.EqualTo(new[] { new Measure.Place(1, 2, 0), new Measure.Place(2, 1, 1), new Measure.Place(3, 0, 2) }));
    }

    [Test]
    public void Equal_majorities_that_no_key_separates_are_refused_only_where_their_order_decides()
    {
        var byCost = Set("ranked-pairs") with { Ties = new([TieKey.Cost]) };
        var circle = Ranked(3, "a 1\nb 1\nc 1", "1 x a > b > c\n1 x b > c > a\n1 x c > a > b");
        Assert.That(Run(byCost, circle).Refusal, Is.EqualTo(new Refusal.TieUnresolved([0, 1, 2])));
        Assert.That(Funded(Set("ranked-pairs"), circle), Is.EqualTo(["a", "b", "c"]));
        var harmless = Ranked(5, "a 6\nb 6\nc 1", "1 x a = b > c");
        Assert.That(Funded(byCost, harmless), Is.EqualTo(["c"]));
    }

    [TestCase("expanding-approvals")]
    [TestCase("rank-equal-shares")]
    [TestCase("stv")]
    [TestCase("ranked-pairs")]
    public void Other_ballots_than_rankings_are_refused(string rule) => Assert.That(
        Run(Set(rule), Election(10, "a 1", "1 x a")).Refusal,
        Is.EqualTo(new Refusal.UnsupportedBallots(rule, BallotKind.Approval)));

    private static RuleSet Set(string rule) => new() { Rule = rule, Ties = new TieOrder([TieKey.Id]) };

    private static Election Ranked(long budget, string projects, string ballots) =>
        Election(budget, projects, ballots, BallotKind.Ranked);

    private static Rational Over(long numerator, long denominator) => new(numerator, denominator);
}
