using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class ScoreVectorTests
{
    private static readonly Election Town = Election(
        5, "a 1\nb 1\nc 1\nd 1\ne 1", "1 x a > b = c > d", BallotKind.Ranked);

    private static IEnumerable<object[]> Vectors =>
    [
        // Five projects, and a ballot of four: b and c cover the second and the third place.
        [ScoreVector.Borda, new Rational[] { 4, new(5, 2), new(5, 2), 1, 0 }],
        [ScoreVector.BordaByBallotLength, new Rational[] { 3, new(3, 2), new(3, 2), 0, 0 }],
        [new ScoreVector.TruncatedBorda(6), new Rational[] { 6, new(9, 2), new(9, 2), 3, 0 }],
        [new ScoreVector.TruncatedBorda(2), new Rational[] { 2, new(1, 2), new(1, 2), 0, 0 }],
        [ScoreVector.Dowdall, new Rational[] { 1, new(5, 12), new(5, 12), new(1, 4), 0 }],
        [ScoreVector.Plurality, new Rational[] { 1, 0, 0, 0, 0 }],
        [new ScoreVector.KApproval(2), new Rational[] { 1, new(1, 2), new(1, 2), 0, 0 }],
        [new ScoreVector.KApproval(3), new Rational[] { 1, 1, 1, 0, 0 }],
        [new ScoreVector.List([5, 4, 3, 2, 1]), new Rational[] { 5, new(7, 2), new(7, 2), 2, 0 }],
    ];

    [TestCaseSource(nameof(Vectors))]
    public void A_place_is_worth_what_the_vector_says_and_a_tier_shares_it(ScoreVector scores, Rational[] expected) =>
        Assert.That(Scores(Town, scores), Is.EqualTo(expected));

    [Test]
    public void A_tier_at_the_top_shares_the_only_first_place()
    {
        var election = Election(3, "a 1\nb 1\nc 1", "2 x a = b > c\n1 x c", BallotKind.Ranked);
        Assert.That(Scores(election, ScoreVector.Plurality), Is.EqualTo(new Rational[] { 1, 1, 1 }));
    }

    [Test]
    public void Borda_counts_from_all_projects_so_that_short_ballots_say_as_much_of_their_first()
    {
        var election = Election(4, "a 1\nb 1\nc 1\nd 1", "1 x a\n1 x a > b > c > d\n5 x", BallotKind.Ranked);
        Assert.That(Scores(election, ScoreVector.Borda), Is.EqualTo(new Rational[] { 6, 2, 1, 0 }));
    }

    [Test]
    public void The_classic_town_has_another_winner_under_each_vector()
    {
        // Tennessee looks for a capital: Memphis, Nashville, Chattanooga, Knoxville.
        var election = Election(
            1, "memphis 1\nnashville 1\nchattanooga 1\nknoxville 1",
            "42 x memphis > nashville > chattanooga > knoxville\n26 x nashville > chattanooga > knoxville > memphis\n"
            + "15 x chattanooga > knoxville > nashville > memphis\n17 x knoxville > chattanooga > nashville > memphis",
            BallotKind.Ranked);
        Assert.Multiple(() =>
        {
            Assert.That(Winner(election, ScoreVector.Plurality), Is.EqualTo("memphis"));
            Assert.That(Winner(election, ScoreVector.Borda), Is.EqualTo("nashville"));
            Assert.That(Winner(election, new ScoreVector.KApproval(3)), Is.EqualTo("chattanooga"));
            Assert.That(Scores(election, ScoreVector.Borda), Is.EqualTo(new Rational[] { 173, 107, 126, 194 }));
        });
    }

    [Test]
    public void Times_cost_a_dear_project_is_worth_its_money()
    {
        var election = Election(60, "bench 10\npark 50", "2 x park > bench\n1 x bench > park", BallotKind.Ranked);
        var scores = new ScoreVector.List([3, 2]);
        var set = new RuleSet { Rule = "equal-shares", Satisfaction = Satisfaction.Positional(scores) };
        Assert.Multiple(() =>
        {
            Assert.That(Funded(set, election), Is.EqualTo(["bench", "park"]));
            var timesCost = set with { Satisfaction = Satisfaction.PositionalCost(scores) };
            var first = Purchases(timesCost, election)[0];
            Assert.That(Ids(election, [first.Project]), Is.EqualTo(["park"]));

            // The score is 8: those who rank it first pay 3/8 of 50 each.
            Assert.That(first.Measure, Is.EqualTo(new Measure.Price(new(1, 8), new(75, 4), 3, 0)));
        });
    }

    [Test]
    public void Times_cost_a_gift_is_worth_nothing()
    {
        var election = Election(10, "gift 0\npark 10", "1 x gift:5 park:1", BallotKind.Scoring);
        var set = new RuleSet { Rule = "equal-shares", Satisfaction = Satisfaction.Points };
        Assert.That(Funded(set, election), Is.EqualTo(["gift", "park"]));
        Assert.That(Funded(set with { Satisfaction = Satisfaction.PointsCost }, election), Is.EqualTo(["park"]));
    }

    [Test]
    public void A_length_and_a_number_of_places_are_at_least_one()
    {
        Assert.That(() => new ScoreVector.TruncatedBorda(0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ScoreVector.KApproval(0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static RuleSet ByScore(ScoreVector scores) => new()
    {
        Rule = "greedy-by-score",
        Satisfaction = Satisfaction.Positional(scores),
        Ties = new TieOrder([TieKey.Id]),
    };

    private static string Winner(Election election, ScoreVector scores) => Funded(ByScore(scores), election)[0];

    // In the order of the ids.
    private static IEnumerable<Rational> Scores(Election election, ScoreVector scores)
    {
        var all = new Election(
            new Instance(new(election.Instance.Projects.Length), election.Instance.Projects), election.Profile);
        return Purchases(ByScore(scores), all).OrderBy(funded => funded.Project)
            .Select(funded => ((Measure.Score)funded.Measure).Total);
    }
}
