using Budget.Core.Canonical;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules.Constraints;

public class LimitTests
{
    private static readonly RuleSet MostVotes = new()
    {
        Rule = "greedy",
        Satisfaction = Satisfaction.Cost,
        Ties = new([TieKey.Id]),
    };

    private static readonly RuleSet EqualShares = MostVotes with { Rule = "equal-shares" };

    private static readonly ProjectGroup Youth = new(GroupBy.Category, ["youth"]);

    [Test]
    public void Of_an_exclusive_group_the_first_removes_the_rest()
    {
        var election = Election(100, "here 50\nthere 40\nwell 30", "4 x here\n3 x there\n2 x well");
        var set = MostVotes with { Constraints = [new Exclusive(new(GroupBy.Projects, ["here", "there"]))] };
        var outcome = Run(set, election);
        Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["here", "well"]));
        Assert.That(
            outcome.Decisions.OfType<Barred>(), Is.EqualTo([new Barred("greedy", Project: 1, Constraint: 0, [0])]));
    }

    [Test]
    public void What_would_break_a_cap_is_out_and_what_still_fits_under_it_is_not()
    {
        var election = Election(
            200, "a 50 category=youth\nb 40 category=sport,youth\nc 25 category=youth\nd 60",
            "4 x a\n3 x b\n2 x c\n1 x d");
        var set = MostVotes with { Constraints = [new Cap(Youth, 75)] };
        Assert.That(Funded(set, election), Is.EqualTo(["a", "c", "d"]));
        Assert.That(Funded(set with { Constraints = [new Cap(Youth, new Rational(149, 2))] }, election),
            Is.EqualTo(["a", "d"]));
    }

    [TestCase(OnMisfit.Skip)]
    [TestCase(OnMisfit.Stop)]
    public void What_is_barred_is_not_the_next_project_and_does_not_end_the_rule(OnMisfit onMisfit)
    {
        var election = Election(100, "here 50\nthere 40\nwell 30", "4 x here\n3 x there\n2 x well");
        var exclusive = new Exclusive(new(GroupBy.Projects, ["here", "there"]));
        Assert.That(
            Funded(MostVotes with { OnMisfit = onMisfit, Constraints = [exclusive] }, election),
            Is.EqualTo(["here", "well"]));
        var phragmén = new RuleSet { Rule = "phragmen", Ties = MostVotes.Ties, Constraints = [exclusive] };
        Assert.That(Funded(phragmén, election), Is.EqualTo(["here", "well"]));
    }

    [Test]
    public void Equal_shares_spares_its_voters_the_money_for_what_is_barred()
    {
        // Everybody owns 10. The pool would take all that the friends of the park have left.
        var election = Election(
            100, "park 50 area=north\npool 50 area=north\nwell 40", "10 x park pool well");
        var set = EqualShares with { Constraints = [new Exclusive(new(GroupBy.Area, ["north"]))] };
        Assert.That(Funded(EqualShares, election), Is.EqualTo(["park", "pool"]));
        Assert.That(Funded(set, election), Is.EqualTo(["park", "well"]));
    }

    [Test]
    public void Raised_purses_and_a_completion_keep_to_the_limits_too()
    {
        var election = Election(
            100, "a 40 category=youth\nb 40 category=youth\nc 15", "5 x a\n4 x b\n1 x c");
        RuleSet[] sets =
        [
            EqualShares with { Completion = [new AddOne()] },
            EqualShares with { Completion = [new AddOne(), new GreedyCompletion(Satisfaction.Cost)] },
            EqualShares with { Completion = [new GreedyCompletion(Satisfaction.Cost)] },
        ];
        foreach (var set in sets)
        {
            Assert.That(Funded(set, election), Is.EquivalentTo(["a", "b", "c"]), RuleSetJson.Of(set));
            Assert.That(
                Funded(set with { Constraints = [new Cap(Youth, 75)] }, election), Is.EqualTo(["a", "c"]),
                RuleSetJson.Of(set));
        }
    }

    [Test]
    public void The_outcome_says_what_a_constraint_displaced_and_what_it_let_in()
    {
        var election = Election(100, "here 50\nthere 50\nwell 30", "4 x here\n3 x there\n2 x well");
        var exclusive = new Exclusive(new(GroupBy.Projects, ["here", "there"]));
        var outcome = Run(MostVotes with { Constraints = [new MinVotes(1), exclusive] }, election);
        var effect = outcome.Effects[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Effects[0].Changed(outcome), Is.False);
            Assert.That(effect.Changed(outcome), Is.True);
            Assert.That(Ids(election, effect.Displaced(outcome)), Is.EqualTo(["there"]));
            Assert.That(Ids(election, effect.Admitted(outcome)), Is.EqualTo(["well"]));
        }
    }

    [Test]
    public void Barring_what_would_have_lost_changes_nothing()
    {
        var election = Election(60, "here 50\nthere 50\nwell 10", "4 x here\n3 x there\n2 x well");
        var exclusive = new Exclusive(new(GroupBy.Projects, ["here", "there"]));
        var outcome = Run(MostVotes with { Constraints = [exclusive] }, election);
        Assert.That(outcome.Effects.Single().Changed(outcome), Is.False);
    }

    [TestCaseSource(nameof(Meaningless))]
    public void A_constraint_that_means_nothing_is_refused(params Constraint[] constraints) => Assert.That(
        RuleSetFault.Of(MostVotes with { Constraints = [.. constraints] })?.Member,
        Is.EqualTo($"constraints/{constraints.Length - 1}"));

    private static IEnumerable<Constraint[]> Meaningless =>
    [
        [new MinVotes(0)],
        [new MinShare(ShareOf.Ballots, 0)],
        [new MinShare(ShareOf.Marks, new Rational(11, 10))],
        [new Cap(Youth, -1)],
        [new Exclusive(new(GroupBy.Projects, ["a"]))],
        [new Exclusive(new(GroupBy.Projects, ["a", "a"]))],
        [new Exclusive(new(GroupBy.Projects, []))],
        [new Withdrawn(new(GroupBy.Projects, []))],
        [new Cap(new(GroupBy.Category, []), 1)],
        [new Cap(new(GroupBy.Area, ["north", "south"]), 1)],
        [new Cap(new(GroupBy.Proposer, [""]), 1)],
        [new Cap(Youth, 1), new Cap(Youth, 1)],
    ];
}
