using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class BosEqualSharesTests
{
    private static readonly RuleSet Bos = new()
    {
        Rule = "bos-equal-shares",
        Satisfaction = Satisfaction.Cost,
        Ties = new TieOrder([TieKey.Id]),
    };

    // The table with which the paper begins: ten voters, a million, and equal shares would leave much of it.
    [Test]
    public void The_example_of_the_paper_spends_what_equal_shares_leaves()
    {
        var election = Election(
            1_000_000,
            "a 300000\nb 300000\nc 400000\nd 240000\ne 170000\nf 100000",
            "a\na b c e\n3 x a b c\na c f\n2 x d e\nd e f\nb d f");
        Assert.That(Funded(Bos, election), Is.EquivalentTo(["a", "b", "d", "f"]));
    }

    // Helenka, Zabrze 2021 in the paper: 403 of 414 voters want a square for all the money and own a little less.
    [Test]
    public void Nearly_everybody_is_not_overruled_by_a_few_for_a_trifle()
    {
        var election = Election(310_000, "square 310000\nplants 6000", "403 x square\n11 x plants");
        Assert.That(Funded(Bos with { Rule = "equal-shares" }, election), Is.EqualTo(["plants"]));
        Assert.That(Funded(Bos, election), Is.EqualTo(["square"]));
    }

    // Tail utilities in the paper: one voter who gets little from a project must not make it dear for 99 others.
    [Test]
    public void One_supporter_with_little_to_gain_does_not_make_a_project_dear()
    {
        var election = Election(1, "a 1\nb 1", "99 x a:100 b:2\n1 x a:1 b:2", BallotKind.Scoring);
        var byPoints = Bos with { Satisfaction = Satisfaction.Points };
        Assert.That(Funded(byPoints with { Rule = "equal-shares" }, election), Is.EqualTo(["b"]));
        Assert.That(Funded(byPoints, election), Is.EqualTo(["a"]));
    }

    [Test]
    public void Where_the_whole_cost_comes_together_everything_is_paid_as_in_equal_shares()
    {
        var election = Election(100, "park 60\npool 40\nlibrary 40", "3 x park pool\n2 x library");
        var first = Purchases(Bos with { Ties = new TieOrder([TieKey.Cost, TieKey.Id]) }, election)[0];
        Assert.That(first.Measure, Is.EqualTo(new Measure.Part(new(1, 3), 1, 40, new(40, 3), 3, 0)));
    }

    // Two voters own 20 each: the park gets half of its 80 at 1/4 a unit, which is charged at 1/2.
    [Test]
    public void Who_can_pay_a_part_gives_all_and_the_rest_is_charged_to_nobody()
    {
        var election = Election(100, "park 80", "2 x park\n3 x");
        Assert.That(Purchases(Bos, election).Single().Measure, Is.EqualTo(
            new Measure.Part(new Rational(1, 2), new Rational(1, 2), 40, 20, 0, 2)));
    }

    [Test]
    public void What_does_not_fit_and_what_nobody_can_pay_for_is_said_to_be_out()
    {
        var election = Election(100, "park 80\npool 30\nbench 5", "2 x park bench\n3 x pool");
        var decisions = Run(Bos, election).Decisions;
        Assert.That(decisions.Select(one => (one.GetType().Name, Ids(election, [one.Project])[0])), Is.EqualTo(new[]
        {
            ("Funded", "pool"), ("Skipped", "park"), ("Funded", "bench"),
        }));
        Assert.That(Run(Bos, Election(100, "park 50\npool 50", "1 x park pool\n1 x")).Decisions[^1], Is.EqualTo(
            new Unaffordable("bos-equal-shares", 1, 0, new(50))));
    }

    [Test]
    public void Gifts_come_first_and_a_greedy_completion_spends_what_is_left()
    {
        var set = Bos with
        {
            Satisfaction = Satisfaction.Cardinality,
            Completion = [new GreedyCompletion(Satisfaction.Cost)],
        };
        var election = Election(100, "gift 0\npark 60\npool 40", "1 x park gift\n1 x");
        Assert.That(Funded(set, election), Is.EqualTo(["gift", "park", "pool"]));
    }

    [Test]
    public void A_tie_that_no_key_separates_is_refused() => Assert.That(
        Run(Bos with { Ties = new TieOrder([TieKey.Votes]) }, Election(10, "a 10\nb 10", "1 x a\n1 x b")).Refusal,
        Is.EqualTo(new Refusal.TieUnresolved([0, 1])));

    [Test]
    public void What_costs_more_than_all_money_is_never_bought_and_without_voters_nothing_is()
    {
        Assert.That(Funded(Bos, Election(10, "a 11\nb 2", "3 x a\n1 x b")), Is.EqualTo(["b"]));
        Assert.That(Funded(Bos, Election(10, "a 5", "")), Is.Empty);
        Assert.That(Funded(Bos, Election(0, "a 5", "1 x a")), Is.Empty);
    }
}
