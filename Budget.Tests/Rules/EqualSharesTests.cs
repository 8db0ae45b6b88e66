using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class EqualSharesTests
{
    private static readonly RuleSet ByCost = new()
    {
        Rule = "equal-shares",
        Satisfaction = Satisfaction.Cost,
        Ties = new TieOrder([TieKey.Cost, TieKey.Id]),
    };

    private static readonly RuleSet ByCount = ByCost with { Satisfaction = Satisfaction.Cardinality };

    [Test]
    public void Supporters_who_own_exactly_the_cost_pay_everything()
    {
        var election = Election(40, "park 30\npool 10", "3 x park\n1 x pool park");
        var outcome = Run(ByCost, Election(40, "park 30\npool 11", "3 x park\n1 x pool"));
        Assert.Multiple(() =>
        {
            Assert.That(Prices(outcome), Is.EqualTo(new[] { new Measure.Price(new Rational(1, 3), 10, 3, 0) }));
            Assert.That(outcome.Decisions[0], Is.EqualTo(new Unaffordable("equal-shares", 1, 10, new(11))));
            Assert.That(Funded(ByCost, election), Is.EqualTo(["park"]), "four pay 7.5 each for the park");
        });
    }

    [Test]
    public void Supporters_who_own_a_little_less_than_the_cost_get_nothing()
    {
        var election = Election("10.00", "park 6.67\npool 3.33", "2 x park\n1 x pool");
        var outcome = Run(ByCost, election);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["pool"]));
            Assert.That(
                outcome.Decisions[0],
                Is.EqualTo(new Unaffordable("equal-shares", 0, new(20, 3), new(667))), "6.666… is less than 6.67");
        });
    }

    [Test]
    public void A_payment_of_a_whole_purse_is_a_full_payment_and_leaves_nothing()
    {
        var election = Election(20, "park 20\npool 1", "2 x park pool");
        var outcome = Run(ByCost with { Ties = new TieOrder([TieKey.Id]) }, election);
        Assert.Multiple(() =>
        {
            Assert.That(Prices(outcome), Is.EqualTo(new[] { new Measure.Price(new Rational(1, 2), 10, 2, 0) }));
            Assert.That(outcome.Decisions[^1], Is.EqualTo(new Unaffordable("equal-shares", 1, 0, new(1))));
        });
    }

    [Test]
    public void Whoever_cannot_pay_in_full_gives_all_and_the_others_pay_the_rest()
    {
        // Purses of 10. The park takes 5 from a and b; the pool then needs 24 from a (5), c and d: 5 + 9.5 + 9.5.
        var election = Election(40, "park 10\npool 24", "1 x park pool\n1 x park\n2 x pool");
        var outcome = Run(ByCount, election);
        Assert.That(Prices(outcome), Is.EqualTo(new Measure.Price[]
        {
            new(5, 5, 2, 0),
            new(new Rational(19, 2), new Rational(19, 2), 2, 1),
        }));
    }

    [Test]
    public void The_largest_payment_may_be_that_of_somebody_who_gives_all()
    {
        // Ten points ask ten times as much as one: a gives the whole purse of 10, b only 2.
        var election = Election(20, "park 12", "1 x park:10\n1 x park:1", BallotKind.Cumulative);
        var outcome = Run(ByCost with { Satisfaction = Satisfaction.Points }, election);
        Assert.That(Prices(outcome), Is.EqualTo(new[] { new Measure.Price(2, 10, 1, 1) }));
        Assert.That(Prices(outcome)[0].EffectiveVotes(12), Is.EqualTo(new Rational(6, 5)));
    }

    [Test]
    public void A_supporter_who_has_nothing_left_counts_among_those_who_give_all()
    {
        var election = Election(30, "park 20\npool 10", "2 x park\n1 x pool\n", BallotKind.Approval);
        var both = Election(30, "park 20\npool 10", "1 x park\n1 x park pool\n1 x pool");
        Assert.That(Prices(Run(ByCount with { Ties = new TieOrder([TieKey.Id]) }, election)), Has.Count.EqualTo(2));
        Assert.That(Prices(Run(ByCount, both))[0], Is.EqualTo(new Measure.Price(5, 5, 2, 0)));
        var poor = Election(30, "park 20\npool 10", "1 x pool park\n1 x pool park\n1 x park");
        Assert.That(Prices(Run(ByCount, poor)), Is.EqualTo(new Measure.Price[] { new(5, 5, 2, 0), new(10, 10, 1, 2) }));
    }

    [Test]
    public void What_becomes_unaffordable_is_said_when_it_does()
    {
        var election = Election(30, "hall 25\npark 12\npool 8\ndream 31", "2 x hall park\n1 x pool dream hall");
        var outcome = Run(ByCost, election);
        var said = outcome.Decisions.Select(decision => decision switch
        {
            Unaffordable unaffordable => $"{Ids(election, [unaffordable.Project])[0]} has {unaffordable.SupportersOwn}",
            _ => Ids(election, [decision.Project])[0],
        });
        Assert.That(said, Is.EqualTo(["dream has 10", "hall", "park has 10/3", "pool has 5/3"]));
    }

    [Test]
    public void Gifts_come_first_cost_nothing_and_count_for_those_who_want_them()
    {
        var election = Election(10, "gift 0\npark 10\nunwanted 0", "3 x park gift\n2 x park");
        var outcome = Run(ByCount, election);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["gift", "park"]));
            Assert.That(Prices(outcome)[0], Is.EqualTo(new Measure.Price(0, 0, 3, 0)));
            Assert.That(Funded(ByCost, election), Is.EqualTo(["park"]), "a gift is worth its cost, which is nothing");
        });
    }

    [Test]
    public void Nobody_votes_and_nothing_is_decided()
    {
        var none = Election(10, "park 10", "");
        var empty = Election(10, "park 10", "5 x");
        Assert.That(Run(ByCost, none), Is.EqualTo(Outcome.Empty));
        Assert.That(Run(ByCost, empty).Decisions, Is.Empty);
        Assert.That(Run(ByCost with { Completion = [new AddOne()] }, none).Decisions, Is.Empty);
    }

    [Test]
    public void Empty_ballots_take_their_share_of_the_money()
    {
        Assert.That(Funded(ByCost, Election(30, "park 20", "2 x park")), Is.EqualTo(["park"]));
        Assert.That(Funded(ByCost, Election(30, "park 20", "2 x park\n1 x")), Is.EqualTo(["park"]));
        Assert.That(Funded(ByCost, Election(30, "park 20", "2 x park\n2 x")), Is.Empty);
    }

    [Test]
    public void Points_of_nothing_make_no_supporter()
    {
        var election = Election(20, "park 10", "1 x park:0\n1 x park:1", BallotKind.Scoring);
        var set = ByCost with { Satisfaction = Satisfaction.Points };
        Assert.That(Prices(Run(set, election)), Is.EqualTo(new[] { new Measure.Price(10, 10, 1, 0) }));
        Assert.That(Prices(Run(ByCount, election)), Is.EqualTo(new[] { new Measure.Price(5, 5, 2, 0) }), "but a vote");
    }

    private static List<Measure.Price> Prices(Outcome outcome) =>
        [.. outcome.Decisions.OfType<Funded>().Select(funded => funded.Measure).OfType<Measure.Price>()];
}
