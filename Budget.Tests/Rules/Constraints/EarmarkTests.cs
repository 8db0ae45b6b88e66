using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules.Constraints;

public class EarmarkTests
{
    private const string Projects = "trees 40 category=climate\nsolar 70 category=climate\npark 80\nwell 60";
    private const string Ballots = "2 x trees\n3 x solar\n6 x park\n4 x well";

    private static readonly RuleSet MostVotes = new()
    {
        Rule = "greedy",
        Satisfaction = Satisfaction.Cost,
        Ties = new([TieKey.Id]),
    };

    private static readonly Earmark Climate = new(new(GroupBy.Category, ["climate"]), 60, Unspent.Return, true);

    [Test]
    public void The_group_is_served_from_its_own_money_before_the_rest()
    {
        var election = Election(200, Projects, Ballots);
        Assert.That(Funded(MostVotes, election), Is.EqualTo(["park", "well", "trees"]));
        Assert.That(
            Funded(MostVotes with { Constraints = [Climate] }, election), Is.EqualTo(["trees", "park", "well"]));
        var outcome = Run(MostVotes with { Constraints = [Climate] }, election);
        Assert.That(outcome.Earmarks, Is.EqualTo([new EarmarkSpent(0, Decisions: 2, null, Unspent: 20)]));
    }

    [TestCase(Unspent.Return, "trees park well")]
    [TestCase(Unspent.Carry, "trees park")]
    public void What_it_leaves_goes_to_the_rest_or_is_carried_over(Unspent unspent, string funded)
    {
        // Of 180, 60 are earmarked and the trees cost 40: the rest has 140, or 120.
        var set = MostVotes with { Constraints = [Climate with { Unspent = unspent }] };
        Assert.That(Funded(set, Election(180, Projects, Ballots)), Is.EqualTo(funded.Split(' ')));
    }

    [TestCase(true, "trees park solar")]
    [TestCase(false, "trees park")]
    public void What_it_does_not_reach_competes_again_or_not(bool competesAgain, string funded)
    {
        var set = MostVotes with { Constraints = [Climate with { CompetesAgain = competesAgain }] };
        var election = Election(195, Projects.Replace("well 60", "well 99", StringComparison.Ordinal), Ballots);
        Assert.That(Funded(set, election), Is.EqualTo(funded.Split(' ')));
    }

    [Test]
    public void With_equal_shares_everybody_has_an_equal_share_of_the_earmark_first()
    {
        // Ten voters have 6 each of the earmark: two own 12, three own 18, and neither project can be bought.
        var set = MostVotes with { Rule = "equal-shares", Constraints = [Climate] };
        var election = Election(160, "trees 13 category=climate\nsolar 18 category=climate\npark 80", """
            2 x trees
            3 x solar
            5 x park
            """);
        var outcome = Run(set, election);
        Assert.That(
            outcome.Decisions[0],
            Is.EqualTo(new Unaffordable("equal-shares", Project: 2, SupportersOwn: 12, new(13))));
        Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["solar", "trees"]));
    }

    [Test]
    public void Limits_hold_over_the_earmark_and_the_rest_together()
    {
        var election = Election(200, Projects, Ballots);
        var exclusive = new Exclusive(new(GroupBy.Projects, ["trees", "park"]));
        var outcome = Run(MostVotes with { Constraints = [Climate, exclusive] }, election);
        Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["trees", "well", "solar"]));
        Assert.That(outcome.Decisions, Does.Contain(new Barred("greedy", Project: 0, Constraint: 1, [2])));
    }

    [Test]
    public void More_than_there_is_cannot_be_earmarked()
    {
        Climate.Deconstruct(out var group, out _, out _, out _);
        var other = new Earmark(group, 141, Unspent.Carry, CompetesAgain: false);
        var set = MostVotes with { Constraints = [Climate, other] };
        Assert.That(
            Run(set, Election(200, Projects, Ballots)).Refusal, Is.EqualTo(new Refusal.EarmarkedTooMuch(201)));
        Assert.That(Run(set, Election(201, Projects, Ballots)).Refusal, Is.Null);
    }

    [Test]
    public void The_outcome_says_what_the_earmark_changed()
    {
        var election = Election(150, Projects, Ballots);
        var outcome = Run(MostVotes with { Constraints = [Climate] }, election);
        var effect = outcome.Effects.Single();
        Assert.That(Ids(election, effect.Admitted(outcome)), Is.EqualTo(["trees"]));
        Assert.That(Ids(election, effect.Displaced(outcome)), Is.EqualTo(["well"]));
    }
}
