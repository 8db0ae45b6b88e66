using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class GreedyTests
{
    private static readonly RuleSet MostVotes = new()
    {
        Rule = "greedy",
        Satisfaction = Satisfaction.Cost,
        Ties = new TieOrder([TieKey.Cost, TieKey.Id]),
    };

    private static readonly Election Town = Election(
        100, "hall 70\npark 50\nlibrary 30\nbench 5\nstatue 5", "5 x hall park\n4 x hall library\n1 x park bench");

    [Test]
    public void What_does_not_fit_is_passed_over()
    {
        var outcome = Run(MostVotes, Town);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(Town, outcome.Allocation), Is.EqualTo(["hall", "library"]));
            Assert.That(outcome.Decisions.OfType<Skipped>(), Is.EqualTo(new Skipped[]
            {
                new("greedy", 3, new(50), 30), new("greedy", 0, new(5), 0), new("greedy", 4, new(5), 0),
            }));
        });
    }

    [Test]
    public void Or_ends_everything()
    {
        var outcome = Run(MostVotes with { OnMisfit = OnMisfit.Stop }, Town);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(Town, outcome.Allocation), Is.EqualTo(["hall"]));
            Assert.That(outcome.Decisions[^1], Is.EqualTo(new Stopped("greedy", 3, [3], new(50), 30)));
        });
    }

    [Test]
    public void What_nobody_votes_for_comes_last_or_never()
    {
        var election = Election(20, "bench 5\nstatue 5\npark 10", "1 x park");
        Assert.That(Funded(MostVotes, election), Is.EqualTo(["park", "bench", "statue"]));
        Assert.That(Funded(MostVotes with { SupportedOnly = true }, election), Is.EqualTo(["park"]));
    }

    [Test]
    public void Satisfaction_counts_per_crown_unless_it_counts_by_score()
    {
        var election = Election(60, "park 60\nbench 5\nlibrary 50", "10 x park\n3 x bench\n8 x library");
        var set = MostVotes with { Satisfaction = Satisfaction.Cardinality };
        Assert.Multiple(() =>
        {
            Assert.That(Funded(set, election), Is.EqualTo(["bench", "library"]));
            Assert.That(Funded(set with { Rule = "greedy-by-score" }, election), Is.EqualTo(["park"]));
            Assert.That(Purchases(set, election)[0].Measure, Is.EqualTo(new Measure.Density(new(3, 5))));
            Assert.That(
                Run(set with { Rule = "greedy-by-score" }, election).Decisions.OfType<Funded>().First().Measure,
                Is.EqualTo(new Measure.Score(10)));
        });
    }

    [Test]
    public void A_gift_somebody_wants_is_infinitely_good_and_one_nobody_wants_is_not()
    {
        var election = Election(10, "gift 0\nload 0\npark 10", "1 x gift\n3 x park");
        var outcome = Run(MostVotes with { Satisfaction = Satisfaction.Cardinality }, election);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["gift", "park", "load"]));
            Assert.That(
                outcome.Decisions.Cast<Funded>().Select(funded => ((Measure.Density)funded.Measure).PerCost),
                Is.EqualTo(new Rational?[] { null, new Rational(3, 10), Rational.Zero }));
            Assert.That(
                Funded(MostVotes with { SupportedOnly = true }, election), Is.EqualTo(["park"]),
                "a gift is worth its cost, which is nothing");
        });
    }

    [Test]
    public void A_tie_is_only_among_what_still_fits()
    {
        var election = Election(50, "a 40\nb 20\nc 20", "1 x a b c");
        var set = MostVotes with { Ties = new TieOrder([TieKey.Id]) };
        var tied = Run(set, election).Decisions.OfType<Funded>().Select(funded => Ids(election, funded.Tied));
        Assert.That(tied, Is.EqualTo(new string[][] { ["a", "b", "c"] }));
        var skipped = Run(set, election).Decisions.OfType<Skipped>();
        Assert.That(skipped.Select(decision => decision.Project), Is.EqualTo([1, 2]));
    }

    [Test]
    public void Cities_that_rank_three_count_three_two_one()
    {
        var election = Election(2, "a 1\nb 1\nc 1\nd 1", "3 x a > b > c\n2 x c > b > d\n1 x d > c", BallotKind.Ranked);
        var set = ByPlace(new ScoreVector.List([3, 2, 1]));
        Assert.That(Funded(set, election), Is.EqualTo(["c", "b"]));
        Assert.That(Scores(set, election), Is.EqualTo(new Rational[] { 11, 10 }));
    }

    [Test]
    public void The_same_projects_ranked_by_ballot_length_leave_the_last_one_nothing()
    {
        var election = Election(4, "a 1\nb 1\nc 1\nd 1", "3 x a > b > c\n2 x c > b > d\n1 x d > c", BallotKind.Ranked);
        var set = ByPlace(ScoreVector.BordaByBallotLength);
        Assert.That(Funded(set, election), Is.EqualTo(["a", "b", "c", "d"]));
        Assert.That(Scores(set, election), Is.EqualTo(new Rational[] { 6, 5, 4, 1 }));
    }

    [Test]
    public void Projects_in_one_tier_share_the_average_of_the_places_they_cover()
    {
        var election = Election(4, "a 1\nb 1\nc 1\nd 1", "1 x a = b = c > d", BallotKind.Ranked);
        var set = ByPlace(new ScoreVector.List([5, 2, 1]));
        Assert.That(Scores(set, election), Is.EqualTo(new Rational[] { new(8, 3), new(8, 3), new(8, 3), 0 }));
    }

    private static RuleSet ByPlace(ScoreVector scores) =>
        MostVotes with { Rule = "greedy-by-score", Satisfaction = Satisfaction.Positional(scores) };

    private static IEnumerable<Rational> Scores(RuleSet set, Election election) =>
        Purchases(set, election).Select(funded => ((Measure.Score)funded.Measure).Total);
}
