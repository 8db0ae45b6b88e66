using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class ComparingTests
{
    // Equal shares: pool, library and garden, so that everybody gets one. Most votes: pool and park, both for three.
    private static readonly Election Town = Election(
        120, "park 80\npool 40\nlibrary 30\ngarden 30", "3 x park pool\n2 x library\n2 x garden");

    private static readonly TieOrder Ties = new([TieKey.Cost, TieKey.Votes, TieKey.Id]);

    [Test]
    public void By_funded_count_the_outcome_stands_unless_more_voters_get_more_of_most_votes()
    {
        var outcome = Run(By(ComparisonMeasure.FundedCount), Town);
        Assert.That(outcome.Comparison?.Voters, Is.EqualTo(new Preferences(4, 3, 0)));
        Assert.That(Ids(Town, outcome.Allocation), Is.EqualTo(["pool", "garden", "library"]));
    }

    [Test]
    public void By_representation_only_who_gets_nothing_counts()
    {
        var outcome = Run(By(ComparisonMeasure.Represented), Town);
        Assert.That(outcome.Comparison?.Voters, Is.EqualTo(new Preferences(4, 0, 3)));
        Assert.That(Ids(Town, outcome.Allocation), Is.EqualTo(["pool", "garden", "library"]));
    }

    [Test]
    public void The_tool_leaves_out_who_gets_nothing_from_one_outcome_and_so_drops_minorities()
    {
        var outcome = Run(By(ComparisonMeasure.FundedCountTool), Town);
        Assert.That(outcome.Comparison?.Voters, Is.EqualTo(new Preferences(0, 3, 4)));
        Assert.That(Ids(Town, outcome.Allocation), Is.EqualTo(["pool", "park"]));
    }

    [Test]
    public void Most_votes_takes_the_place_of_an_outcome_that_represents_fewer()
    {
        var election = Election(10, "square 10\nbench 2", "3 x square\n1 x bench");
        var outcome = Run(By(ComparisonMeasure.Represented), election);
        Assert.That(outcome.Comparison?.Voters, Is.EqualTo(new Preferences(1, 3, 0)));
        Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["square"]));
    }

    [Test]
    public void As_many_for_both_are_not_enough_for_most_votes()
    {
        var election = Election(10, "square 10\nbench 2", "2 x square\n2 x bench\n1 x");
        var outcome = Run(By(ComparisonMeasure.FundedCount) with { Ties = new TieOrder([TieKey.Lot], "7") }, election);
        Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["bench"]));
        Assert.That(outcome.Comparison, Is.Not.Null.And.Property("ChoosesMostVotes").False);
    }

    [Test]
    public void The_whole_chain_is_compared_after_purses_were_raised_and_money_left_was_spent()
    {
        var set = By(ComparisonMeasure.FundedCount);
        Completion[] before = [new AddOne(), new GreedyCompletion(Satisfaction.Cost)];
        var outcome = Run(set with { Completion = [.. before, .. set.Completion] }, Town);
        Assert.That(outcome.Increase, Is.Not.Null);
        Assert.That(Ids(Town, outcome.Comparison!.Other.OfType<Funded>().Select(funded => funded.Project)),
            Is.EqualTo(["pool", "park"]));
    }

    [Test]
    public void A_tie_within_most_votes_that_nothing_resolves_is_refused_with_both_traces()
    {
        var set = By(ComparisonMeasure.FundedCount) with
        {
            Satisfaction = Satisfaction.Cardinality,
            Ties = new TieOrder([TieKey.Votes]),
        };
        var outcome = Run(set, Election(30, "a 10\nb 20", "3 x a b"));
        Assert.That(outcome.Refusal, Is.EqualTo(new Refusal.TieUnresolved([0, 1])));
        Assert.That(outcome.Decisions, Has.Length.EqualTo(2));
        Assert.That(outcome.Comparison, Is.EqualTo(new Comparison(ComparisonMeasure.FundedCount, null, [])));
    }

    [Test]
    public void The_answer_holds_the_count_and_the_decisions_of_the_outcome_that_lost()
    {
        var set = By(ComparisonMeasure.Represented);
        var election = Election(10, "square 10\nbench 2", "3 x square\n1 x bench");
        var said = OutcomeJson.Members(election, set, Run(set, election))
            .Single(member => member.Name == "comparison").Value!.ToString();
        Assert.That(said, Does.StartWith("""{"chosen":"most-votes","measure":"represented","otherDecisions":[{"""));
        Assert.That(said, Does.EndWith(""","voters":{"completed":1,"indifferent":0,"mostVotes":3}}"""));
    }

    private static RuleSet By(ComparisonMeasure measure) => new()
    {
        Rule = "equal-shares",
        Satisfaction = Satisfaction.Cost,
        Completion = [new ComparisonStep(measure)],
        Ties = Ties,
    };
}
