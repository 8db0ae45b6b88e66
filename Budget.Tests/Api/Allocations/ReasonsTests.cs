using Budget.Core.Ballots;
using static Budget.Tests.Api.Allocations.Calculated;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Api.Allocations;

/// <summary>Small elections, and the sentence that a project gets in them.</summary>
public sealed class ReasonsTests
{
    private const string Few = "a 60\nb 50\nc 5\nd 101\ne 30";
    private const string FewVotes = "4 x a\n3 x b\n1 x c";

    [TestCase("pool", "Recommended 1st: its 3 supporters paid ≈13.34 each, which counts as 3 effective votes; "
        + "tied with park, it goes first by its lower cost.")]
    [TestCase("library", "Recommended 2nd: its 2 supporters paid 20 each, which counts as 2 effective votes.")]
    [TestCase("park", "Not recommended, although 1 recommended project has fewer votes: "
        + "once 1 project was in, its supporters had 20 left together, and it costs 60, so 40 was missing.")]
    public void Equal_shares_says_who_paid_and_who_ran_out_of_money(string project, string sentence)
    {
        var election = Election(100, "park 60\npool 40\nlibrary 40", "3 x park pool\n2 x library");
        Assert.That(Reason(election, "equal-shares", project), Is.EqualTo(sentence));
    }

    [Test]
    public void Supporters_with_less_left_are_not_said_to_have_paid_as_much() => Assert.That(
        Reason(Election(80, "a 30\nb 40", "2 x a b\n1 x a\n1 x b"), "equal-shares", "b"),
        Is.EqualTo("Recommended 2nd: 1 of its 3 supporters paid 20 and the others what they had left, if anything, "
            + "which counts as 2 effective votes."));

    [Test]
    public void Who_could_never_pay_is_told_so_from_the_start() => Assert.That(
        Reason(Election(100, "a 90\nb 10", "1 x a\n1 x b"), "equal-shares", "a"),
        Is.EqualTo("Not recommended: the shares of its supporters make 50 together, and it costs 90, "
            + "so 40 is missing."));

    [TestCase("99.999", "33.334", "make 33.333 together, and it costs 33.334, so 0.001 is missing.")]
    [TestCase("100", "33.334",
        "make ≈33.333 together, and it costs 33.334, so ≈0.001 is missing.")]
    [TestCase("100", "33.4", "make ≈33.33 together, and it costs 33.40, so ≈0.07 is missing.")]
    public void What_supporters_own_always_looks_less_than_the_cost(string budget, string cost, string said)
    {
        var election = Election(budget, $"a {cost}\nb 1", "1 x a\n1 x b\n1 x");
        Assert.That(Reason(election, "equal-shares", "a"), Does.EndWith(said));
    }

    [Test]
    public void A_project_out_of_reach_twice_says_both() => Assert.That(
        Reason(Election(100, "a 90\nb 30\nc 75", "4 x a\n5 x b\n1 x c"), "equal-shares/greedy:cost", "a"),
        Is.EqualTo("Not recommended: the shares of its supporters make 40 together, and it costs 90, so 50 is missing; "
            + "nor did it fit in the 70 that nobody spent."));

    [Test]
    public void A_completion_speaks_of_the_money_that_was_left() => Assert.That(
        Reason(Election(100, "a 60\nb 30", "4 x a\n6 x b"), "equal-shares/greedy:cost", "a"),
        Is.EqualTo("Recommended 2nd: from the money that was left, "
            + "no project that still fitted had more than its 4 votes."));

    [TestCase("greedy", "a", "Recommended 1st: no project that still fitted had more than its 4 votes.")]
    [TestCase("greedy", "b", "Passed over, although 2 recommended projects have fewer votes: "
        + "40 was left, and it costs 50, so 10 was missing.")]
    [TestCase("greedy", "d", "Passed over: the whole budget is 100, and it costs 101, so 1 is missing.")]
    [TestCase("greedy", "e", "Recommended 3rd: nobody voted for it, but it fits.")]
    [TestCase("greedy:cardinality", "c", "Recommended 1st: no project that still fitted had more votes for the money.")]
    [TestCase("greedy-by-score:cardinality", "c",
        "Recommended 2nd: no project that still fitted had more than its 1 vote.")]
    [TestCase("greedy-by-score:cost", "a",
        "Recommended 1st: no project that still fitted had more votes times cost than its 240.")]
    public void Greedy_says_what_put_a_project_first(string rule, string project, string sentence) =>
        Assert.That(Reason(Election(100, Few, FewVotes), rule, project), Is.EqualTo(sentence));

    [TestCase("b",
        "Not recommended: it came next, but 40 was left, and it costs 50, so 10 was missing; there the rule ends.")]
    [TestCase("c", "Not recommended: the rule ended before its turn, at b, which did not fit.")]
    [TestCase("e", "Not recommended: nobody voted for it.")]
    public void A_rule_that_stops_says_at_what(string project, string sentence) => Assert.That(
        Reason(Election(100, Few, FewVotes), "greedy", project, flags => flags with { OnMisfit = "stop" }),
        Is.EqualTo(sentence));

    [TestCase("a", "Recommended 2nd: shared among those behind its 2 votes, its cost brings each to 35 in all, "
        + "and no other project asked less.")]
    [TestCase("c",
        "Not recommended: it came next, but 30 was left, and it costs 40, so 10 was missing; there the rule ends.")]
    [TestCase("d", "Not recommended: the rule ended before its turn, at c, which did not fit.")]
    [TestCase("e", "Passed over: the whole budget is 100, and it costs 101, so 1 is missing.")]
    public void Phragmen_speaks_of_what_everybody_carries(string project, string sentence)
    {
        var election = Election(100, "a 50\nb 20\nc 40\nd 40\ne 101", "1 x a b\n1 x a\n1 x c\n1 x d\n1 x e");
        Assert.That(Reason(election, "phragmen", project), Is.EqualTo(sentence));
    }

    [TestCase("greedy:points", "a", "Recommended 1st: no project that still fitted had more points for the money.")]
    [TestCase("greedy-by-score:points", "b",
        "Recommended 1st: no project that still fitted had more than its 7.50 points.")]
    [TestCase("greedy:points-cost", "b",
        "Recommended 1st: no project that still fitted had more than its 7.50 points.")]
    [TestCase("greedy-by-score:points-cost", "b",
        "Recommended 1st: no project that still fitted had more points times cost than its 375.")]
    [TestCase("equal-shares:points-cost", "b", "Recommended 1st: its 2 supporters paid at most ≈26.67 each, which "
        + "counts as 7.5 effective points, and no other project had more.")]
    [TestCase("greedy:points", "c", "Recommended 3rd: no vote for it counts, but it fits.")]
    [TestCase("equal-shares:points", "c", "Not recommended: no vote for it counts.")]
    public void Points_are_called_points(string rule, string project, string sentence) => Assert.That(
        Reason(Election(100, "a 10\nb 50\nc 20", "1 x a:3 b:4\n1 x b:3.5 c:0", BallotKind.Scoring), rule, project),
        Is.EqualTo(sentence));

    [TestCase("a", "Recommended 2nd: no other selection that fits gives voters more in all.")]
    [TestCase("b", "Not recommended, although 1 recommended project has fewer votes: "
        + "no selection that it is in and that fits gives voters more in all.")]
    [TestCase("d", "Not recommended: nobody voted for it.")]
    public void A_selection_is_compared_with_selections(string project, string sentence) => Assert.That(
        Reason(
            Election(10, "a 5\nb 8\nc 5\nd 1", "2 x a c\n1 x c\n3 x b", BallotKind.Approval),
            "maximum-welfare:cardinality", project),
        Is.EqualTo(sentence));

    [TestCase("greedy:positional", "Recommended 1st: no project that still fitted had a higher score for the money.")]
    [TestCase("greedy-by-score:positional",
        "Recommended 1st: no project that still fitted had a higher score than its 8.")]
    [TestCase("greedy:positional-cost",
        "Recommended 1st: no project that still fitted had a higher score than its 8.")]
    [TestCase("greedy-by-score:positional-cost",
        "Recommended 2nd: no project that still fitted had a higher score times cost than its 80.")]
    public void Ranks_are_called_a_score(string rule, string sentence)
    {
        var election = Election(100, "a 10\nb 50", "2 x a > b\n1 x b > a", BallotKind.Ranked);
        Assert.That(Reason(election, rule, "a", flags => flags with { Scores = "3,2" }), Is.EqualTo(sentence));
    }

    [TestCase("a", "Recommended 1st: its 1 supporter paid 10, which is ≈3.34 for each point, "
        + "and no other project asked less.")]
    [TestCase("b", "Recommended 2nd: 1 of its 2 supporters paid at most 30 and the other what they had left, "
        + "if anything, which is 7.50 for each point, and no other project asked less.")]
    public void Where_voters_give_points_nothing_is_called_votes(string project, string sentence) => Assert.That(
        Reason(Election(80, "a 10\nb 60", "1 x a:3 b:5\n1 x b:4", BallotKind.Scoring), "equal-shares:points", project),
        Is.EqualTo(sentence));

    [TestCase("expanding-approvals", "park", "Recommended 1st: the votes of those who put it first were worth 3, and "
        + "its cost asked for 2; no other project had more votes for the money.")]
    [TestCase("expanding-approvals", "boat", "Not recommended, although 1 recommended project has fewer votes: the "
        + "votes that counted for it were worth 0 in the end, and its cost asked for 4.")]
    [TestCase("stv", "library", "Recommended 3rd: the votes of those who put it before all others that were left were "
        + "worth 1, and its cost asked for 1; no other project had more votes for the money.")]
    [TestCase("rank-equal-shares", "pool", "Recommended 3rd: 3 of its 4 supporters who put it 2nd or better paid ≈0.67 "
        + "each and the other what they had left, if anything, which counts as 3 effective votes.")]
    [TestCase("ranked-pairs", "pool", "Recommended 2nd: in the order that all comparisons make it is 2nd; more voters "
        + "prefer it than not against 2 projects and fewer against 1.")]
    public void Rules_for_rankings_speak_of_places(string rule, string project, string sentence)
    {
        const string Projects = "park 4\npool 2\nlibrary 2\nboat 8";
        var election = Election(8, Projects, "3 x park > pool > boat\n1 x library > pool", BallotKind.Ranked);
        Assert.That(Reason(election, rule, project), Is.EqualTo(sentence));
    }

    [TestCase("equal-shares:cost", "Not recommended: it costs nothing, so it gives nobody a share of anything.")]
    [TestCase("equal-shares:cardinality", "Recommended 1st: it costs nothing and has 1 vote.")]
    [TestCase("greedy:cardinality", "Recommended 1st: it costs nothing and has 1 vote.")]
    public void A_gift_is_called_a_gift(string rule, string sentence) =>
        Assert.That(Reason(Election(10, "gift 0\npark 10", "1 x gift park"), rule, "gift"), Is.EqualTo(sentence));

    [TestCase("votes", "a 2\nb 3", "2 x a b\n1 x a", "a", "tied with b, it goes first by its votes.")]
    [TestCase("id", "a 1\nb 1\nc 1\nd 1\ne 1\nf 1", "1 x a b c d e f", "a",
        "tied with b, c, d and 2 others, it goes first by its id.")]
    [TestCase("lot", "a 1\nb 1\nc 1", "1 x a b c", "c", "tied with b, it goes first by the lot.")]
    public void A_tie_is_said_with_what_ended_it(
        string key, string projects, string ballots, string project, string said)
    {
        var reason = Reason(Election(10, projects, ballots), "greedy-by-score:cost", project, flags => flags with
        {
            Ties = key,
            LotSeed = key == "lot" ? "Aars" : null,
        });
        Assert.That(reason, Does.EndWith(said));
    }

    [Test]
    public void Before_the_end_nothing_is_recommended()
    {
        var election = Election(100, "a 40\nb 60", "1 x a\n1 x b");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Reason(election, "equal-shares/add1", "a", flags => flags with { Step = "1/100", StepLimit = "1" }),
                Is.EqualTo("So far 1st: its 1 supporter paid 40, which counts as 1 effective vote."));
            Assert.That(
                Reason(election, "equal-shares/add1", "b", flags => flags with { Step = "1/100", StepLimit = "1" }),
                Is.EqualTo("Not so far: the shares of its supporters make 50.01 together, and it costs 60, "
                    + "so 9.99 is missing."));
        }
    }
}
