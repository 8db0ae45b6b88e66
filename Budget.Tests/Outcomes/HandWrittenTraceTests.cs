using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Outcomes;

/// <summary>Traces written by hand, and what a replay says where they go wrong.</summary>
public class HandWrittenTraceTests
{
    // In the order of their ids.
    private const int Library = 0, Park = 1, Pool = 2;

    private static readonly TieOrder Ties = new([TieKey.Cost, TieKey.Votes, TieKey.Id]);

    // Three voters with 20 each can pay for the park or for the pool at 1/3, and the pool is cheaper.
    private static readonly Election Town = Election(100, "park 60\npool 40\nlibrary 40", "3 x park pool\n2 x library");

    private static readonly RuleSet EqualShares =
        new() { Rule = "equal-shares", Satisfaction = Satisfaction.Cost, Ties = Ties };

    private static readonly Outcome TownOutcome = Of(
        new Funded("equal-shares", Pool, [Park, Pool], TieKey.Cost,
            new Measure.Price(new Rational(1, 3), new Rational(40, 3), 3, 0), 60),
        new Unaffordable("equal-shares", Park, 20, new Money(60)),
        new Funded("equal-shares", Library, [Library], null, new Measure.Price(new Rational(1, 2), 20, 2, 0), 20));

    [Test]
    public void Equal_shares_holds() => Assert.That(Check(Town, EqualShares, TownOutcome), Is.Null);

    [Test]
    public void A_dearer_project_before_a_cheaper_one_is_noticed()
    {
        var (first, then) = ((Funded)TownOutcome.Decisions[0], (Funded)TownOutcome.Decisions[2]);
        var swapped = Of(then with { MoneyLeft = 60 }, first with { MoneyLeft = 20 }, TownOutcome.Decisions[1]);
        Assert.That(Check(Town, EqualShares, swapped), Is.EqualTo(
            new ReplayFault(0, "'park' has a lower price than the 1/2 of the trace.")));
    }

    [Test]
    public void An_allocation_that_breaks_the_tie_otherwise_is_noticed()
    {
        var third = new Measure.Price(new Rational(1, 3), 20, 3, 0);
        var parkFirst = Of(
            new Funded("equal-shares", Park, [Park, Pool], TieKey.Cost, third, 40),
            new Unaffordable("equal-shares", Pool, 0, new Money(40)),
            TownOutcome.Decisions[2]);
        Assert.That(Check(Town, EqualShares, parkFirst), Is.EqualTo(
            new ReplayFault(0, "Funded 'pool': the replay finds Funded 'pool', the trace says Funded 'park'.")));
    }

    [Test]
    public void A_trace_that_ends_too_early_is_noticed() => Assert.That(
        Check(Town, EqualShares, TownOutcome with { Decisions = TownOutcome.Decisions.RemoveAt(2) }),
        Is.EqualTo(new ReplayFault(2, "The replay finds Funded 'library' at 1/2; the trace does not.")));

    [Test]
    public void A_supporter_whose_purse_is_just_enough_has_paid_in_full_and_one_who_has_less_is_exhausted()
    {
        // Each of three has 10. After paying 5 for a, one supporter of b has 5 left and the other all her 10.
        var election = Election(30, "a 10\nb 15", "1 x a b\n1 x a\n1 x b");
        var set = EqualShares with { Satisfaction = Satisfaction.Cardinality };
        var forA = new Funded("equal-shares", 0, [0], null, new Measure.Price(5, 5, 2, 0), 20);
        var forB = new Funded("equal-shares", 1, [1], null, new Measure.Price(10, 10, 1, 1), 5);
        Assert.That(Check(election, set, Of(forA, forB)), Is.Null);

        var nobodyPaysInFull = forB with { Measure = new Measure.Price(11, 10, 0, 2) };
        Assert.That(Check(election, set, Of(forA, nobodyPaysInFull)), Is.EqualTo(
            new ReplayFault(1, "'b' has a lower price than the 11 of the trace.")));
    }

    [Test]
    public void Greedy_that_stops_holds_and_going_on_does_not()
    {
        var election = Election(50, "bus 30\nkiosk 30\ntree 20", "3 x bus\n2 x kiosk\n1 x tree");
        var set = EqualShares with { Rule = "greedy", OnMisfit = OnMisfit.Stop };
        var bus = new Funded("greedy", 0, [0], null, new Measure.Density(3), 20);
        var stop = new Stopped("greedy", 1, [1], new Money(30), 20);
        Assert.That(Check(election, set, Of(bus, stop)), Is.Null);

        var skip = new Skipped("greedy", 1, new Money(30), 20);
        var tree = new Funded("greedy", 2, [2], null, new Measure.Density(1), 0);
        var skipping = Of(bus, skip, tree);
        Assert.That(Check(election, set with { OnMisfit = OnMisfit.Skip }, skipping), Is.Null);
        Assert.That(Check(election, set, skipping), Is.EqualTo(
            new ReplayFault(1, "Stopped 'kiosk': the replay finds Stopped 'kiosk', the trace says Skipped 'kiosk'.")));
    }

    [Test]
    public void Phragmen_holds_and_a_load_that_forgets_what_is_carried_does_not()
    {
        // The bus puts 10 on each of its three supporters; two of them carry it when the tree adds its 20.
        var election = Election(60, "bus 30\nship 90\ntree 20", "2 x bus tree\n1 x bus\n1 x ship");
        var ship = new Skipped("phragmen", 1, new Money(90), 60);
        var bus = new Funded("phragmen", 0, [0, 2], TieKey.Votes, new Measure.Load(10), 30);
        var tree = new Funded("phragmen", 2, [2], null, new Measure.Load(20), 10);
        var set = new RuleSet { Rule = "phragmen", Ties = new([TieKey.Votes, TieKey.Id]) };
        Assert.That(Check(election, set, Of(ship, bus, tree)), Is.Null);

        var forgetful = tree with { Measure = new Measure.Load(10) };
        Assert.That(Check(election, set, Of(ship, bus, forgetful)), Is.EqualTo(
            new ReplayFault(2, "Funded 'tree': the replay finds load 20, the trace says load 10.")));
    }

    [Test]
    public void A_rule_that_nobody_knows_is_a_fault_of_the_whole() =>
        Assert.That(Check(Town, EqualShares with { Rule = "dice" }, TownOutcome)?.Decision, Is.EqualTo(-1));

    [Test]
    public void More_points_than_are_counted_make_a_refusal_and_nothing_else_does()
    {
        var refused = Outcome.Empty with { Refusal = new Refusal.TooLarge(0) };
        var set = EqualShares with { Satisfaction = Satisfaction.Points };
        var most = Election(1, "a 1", $"1 x a:{1L << 61}", BallotKind.Scoring);
        var tooMany = Election(1, "a 1", $"1 x a:{(1L << 61) + 1}", BallotKind.Scoring);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Check(tooMany, set, refused), Is.Null);
            Assert.That(Check(most, set, refused), Is.Not.Null);
            Assert.That(Check(tooMany, set, RuleBook.Bind(set)(tooMany.Instance, tooMany.Profile)), Is.Null);
            Assert.That(Check(most, set, RuleBook.Bind(set)(most.Instance, most.Profile)), Is.Null);
            Assert.That(Check(tooMany, set, Outcome.Empty)?.Decision, Is.EqualTo(-1));
        }
    }

    private static Outcome Of(params Decision[] decisions) => new() { Decisions = [.. decisions] };

    private static ReplayFault? Check(Election election, RuleSet set, Outcome outcome) =>
        Replay.Check(election.Instance, election.Profile, set, outcome);
}
