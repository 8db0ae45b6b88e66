using Budget.Core.Ballots;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules.Constraints;

public class ThresholdTests
{
    private static readonly RuleSet MostVotes = new()
    {
        Rule = "greedy",
        Satisfaction = Satisfaction.Cost,
        Ties = new([TieKey.Id]),
    };

    private static readonly RuleSet EqualShares = MostVotes with { Rule = "equal-shares" };

    [Test]
    public void A_project_with_too_few_votes_is_out_although_there_is_money_for_it()
    {
        var election = Election(100, "park 60\npool 40\nwell 10", "5 x park\n2 x pool\n1 x well");
        var set = MostVotes with { Constraints = [new MinVotes(2)] };
        Assert.That(Funded(set, election), Is.EqualTo(["park", "pool"]));
        Assert.That(Funded(set with { Constraints = [new MinVotes(3)] }, election), Is.EqualTo(["park"]));
        Assert.That(
            Run(set, election).Decisions[0], Is.EqualTo(new Barred("greedy", Project: 2, Constraint: 0, Because: [])));
    }

    [TestCase(ShareOf.Ballots, "pool", "1/5")]
    [TestCase(ShareOf.NonEmptyBallots, "pool", "1/4")]
    [TestCase(ShareOf.Marks, "pool", "2/9")]
    public void Exactly_the_share_of_what_is_meant_is_enough(ShareOf of, string project, string share)
    {
        // 10 ballots, 2 of them empty; 9 marks, of which the pool has 2.
        var election = Election(20, "park 10\npool 10", "6 x park\n1 x park pool\n1 x pool\n2 x");
        Assert.That(Rational.TryParse(share, out var exactly), Is.True);
        var set = MostVotes with { Constraints = [new MinShare(of, exactly)] };
        Assert.That(Funded(set, election), Does.Contain(project));
        set = set with { Constraints = [new MinShare(of, exactly + new Rational(1, 1000))] };
        Assert.That(Funded(set, election), Does.Not.Contain(project));
    }

    [Test]
    public void Who_voted_for_what_is_out_still_counts_among_the_voters()
    {
        // Ten voters own 10 each: the two for the pool own 20, however few the others are that count.
        var election = Election(100, "park 60\npool 30\nwell 5", "6 x park\n2 x pool\n2 x well");
        Assert.That(Funded(EqualShares with { Constraints = [new MinVotes(3)] }, election), Is.EqualTo(["park"]));
        var withdrawn = new Withdrawn(new(GroupBy.Projects, ["well"]));
        Assert.That(Funded(EqualShares with { Constraints = [withdrawn] }, election), Is.EqualTo(["park"]));
    }

    [Test]
    public void What_is_withdrawn_leaves_the_ballots_and_rankings_close_up()
    {
        var election = Election(10, "a 10\nb 10\nc 10", "3 x a > b > c\n2 x c > b", BallotKind.Ranked);
        var points = Satisfaction.Positional(new ScoreVector.List([3, 1]));
        var set = MostVotes with { Rule = "greedy-by-score", Satisfaction = points };
        // a has 9, c 6, b 5; without a, b has 9 + 2 and c has 6 + 3.
        Assert.That(Funded(set, election), Is.EqualTo(["a"]));
        set = set with { Constraints = [new Withdrawn(new(GroupBy.Projects, ["a"]))] };
        Assert.That(Funded(set, election), Is.EqualTo(["b"]));
    }

    [Test]
    public void What_is_below_a_threshold_stays_on_the_ballots_and_rankings_do_not_close_up()
    {
        var election = Election(10, "a 10\nb 10\nc 10", "2 x a > b\n3 x c\n2 x b > c", BallotKind.Ranked);
        var points = Satisfaction.Positional(new ScoreVector.List([3, 2]));
        // c has 9 + 4, b has 6 + 4: would a's two voters count b first, b had 12.
        var set = MostVotes with { Rule = "greedy-by-score", Satisfaction = points, Constraints = [new MinVotes(3)] };
        Assert.That(Purchases(set, election)[0].Measure, Is.EqualTo(new Measure.Score(13)));
    }

    [Test]
    public void What_is_withdrawn_is_said_to_be_so_although_it_has_too_few_votes_then()
    {
        var election = Election(100, "park 60\npool 40", "5 x park");
        var set = MostVotes with
        {
            Constraints = [new MinVotes(1), new Withdrawn(new(GroupBy.Projects, ["park"]))],
        };
        Assert.That(
            Run(set, election).Decisions,
            Is.EqualTo([new Barred("greedy", 0, 1, []), new Barred("greedy", 1, 0, [])]));
    }
}
