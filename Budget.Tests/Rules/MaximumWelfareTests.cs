using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class MaximumWelfareTests
{
    private static readonly RuleSet ById = new()
    {
        Rule = "maximum-welfare",
        Satisfaction = Satisfaction.Cardinality,
        Ties = new TieOrder([TieKey.Id]),
    };

    [Test]
    public void Two_that_fill_the_budget_are_better_than_the_one_that_most_want()
    {
        var election = Election(100, "hall 70\npark 60\npool 40", "5 x hall\n3 x park pool\n1 x pool");
        Assert.Multiple(() =>
        {
            Assert.That(Funded(ById, election), Is.EqualTo(["park", "pool"]));
            Assert.That(Funded(ById with { Rule = "greedy-by-score" }, election), Is.EqualTo(["hall"]));
            Assert.That(Purchases(ById, election)[0].Measure, Is.EqualTo(new Measure.Welfare(3, 7)));
        });
    }

    [Test]
    public void The_majority_gets_all_of_it()
    {
        // The example of equal shares: six want a, b and c, four want d and e; there is money for three.
        var election = Election(3, "a 1\nb 1\nc 1\nd 1\ne 1", "6 x a b c\n4 x d e");
        Assert.That(Funded(ById, election), Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public void Of_equally_good_sets_the_cheapest_is_funded()
    {
        var election = Election(100, "a 90\nb 50\nc 30\nd 5", "2 x a\n1 x b c");
        Assert.That(Funded(ById, election), Is.EqualTo(["b", "c"]), "the same for 80 instead of 90, and d for nobody");
    }

    [Test]
    public void Then_the_one_that_holds_the_first_project_in_which_two_differ()
    {
        // a with d, and b with c, give 4 for 10; a is tied with what stands in its stead, and then d with nothing.
        var election = Election(10, "a 6\nb 5\nc 5\nd 4", "1 x a b c d\n1 x a b c\n1 x a");
        var funded = Purchases(ById, election);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, funded.Select(one => one.Project)), Is.EqualTo(["a", "d"]));
            Assert.That(Ids(election, funded[0].Tied), Is.EqualTo(["a", "b", "c"]));
            Assert.That(Ids(election, funded[1].Tied), Is.EqualTo(["d"]));
            Assert.That(
                Funded(ById with { Ties = new TieOrder([TieKey.Cost, TieKey.Id]) }, election),
                Is.EqualTo(["d", "a"]), "d is cheapest, and first now");
        });
    }

    [Test]
    public void What_is_tied_is_said_of_each_project()
    {
        var election = Election(10, "a 6\nb 6\nc 4\nd 4", "1 x a b c d");
        var funded = Purchases(ById, election);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, funded.Select(one => one.Project)), Is.EqualTo(["c", "d"]));
            Assert.That(funded.Select(one => one.Tied.Length), Is.All.EqualTo(1), "8 is less than 10");
            var equal = Election(10, "a 5\nb 5\nc 5", "1 x a b c");
            var two = Purchases(ById, equal);
            Assert.That(Ids(equal, two[0].Tied), Is.EqualTo(["a", "c"]));
            Assert.That(Ids(equal, two[1].Tied), Is.EqualTo(["b", "c"]));
            Assert.That(two.Select(one => one.TieBrokenBy), Is.All.EqualTo((TieKey?)TieKey.Id));
        });
    }

    [Test]
    public void Sets_that_no_key_separates_are_refused_by_name()
    {
        var election = Election(10, "a 5\nb 5\nc 5", "1 x a b c");
        var set = ById with { Ties = new TieOrder([TieKey.Cost]) };
        Assert.That(Run(set, election).Refusal, Is.EqualTo(new Refusal.TieUnresolved([0, 2])));
    }

    [Test]
    public void Gifts_are_taken_and_what_nobody_wants_is_not_unless_it_costs_nothing()
    {
        var election = Election(10, "gift 0\nload 0\npark 10\nbench 1", "1 x gift\n1 x park");
        Assert.That(Funded(ById, election), Is.EqualTo(["gift", "load", "park"]));
        Assert.That(Funded(ById with { SupportedOnly = true }, election), Is.EqualTo(["gift", "park"]));
    }

    [Test]
    public void Points_are_satisfaction_as_well()
    {
        var election = Election(10, "a 10\nb 5\nc 5", "1 x a:5 b:2.5 c:2\n1 x a:0 b:1", BallotKind.Scoring);
        var set = ById with { Satisfaction = Satisfaction.Points };
        Assert.That(Funded(set, election), Is.EqualTo(["b", "c"]));
        Assert.That(Purchases(set, election)[1].Measure, Is.EqualTo(new Measure.Welfare(2, new Rational(11, 2))));
    }

    [Test]
    public void A_search_that_comes_to_its_limit_says_so()
    {
        var election = Election(10, "a 7\nb 6\nc 4\nd 3", "3 x a b\n2 x c\n1 x d");
        Outcome Within(long nodes) => MaximumWelfare.With(ById.Satisfaction!, ById.Ties, nodeLimit: nodes)(
            election.Instance, election.Profile);
        Assert.That(Within(5).Refusal, Is.EqualTo(new Refusal.SearchLimitReached(5)));
        Assert.That(Within(5).Decisions, Is.Empty);
        Assert.That(Within(1_000).Refusal, Is.Null);
    }

    [Test]
    public void A_hundred_projects_are_searched_in_a_moment()
    {
        var random = new Random(7);
        var projects = Enumerable.Range(0, 100).Select(at => $"p{at:00} {random.Next(1_000, 100_000)}").ToArray();
        var ballots = Enumerable.Range(0, 300).Select(_ => "1 x " + string.Join(
            ' ', Enumerable.Range(0, 100).Where(_ => random.Next(8) == 0).Select(at => $"p{at:00}")));
        var election = Election(1_000_000, string.Join('\n', projects), string.Join('\n', ballots));
        foreach (var satisfaction in (Satisfaction[])[Satisfaction.Cardinality, Satisfaction.Cost])
        {
            var outcome = Run(ById with { Satisfaction = satisfaction }, election);
            Assert.That(outcome.Refusal, Is.Null, satisfaction.Name);
            Assert.That(Replay.Check(
                election.Instance, election.Profile, ById with { Satisfaction = satisfaction }, outcome), Is.Null);
        }
    }
}
