using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class TieTests
{
    // Equal shares: all three cost 1/3 of their price per crown. By votes: the hall has a fourth one, without points.
    private static readonly Election Three = Election(
        "90", "hall 30\npark 30\nlibrary 24", "1 x hall park library\n2 x hall park library");

    private static RuleSet With(TieOrder ties) =>
        new() { Rule = "equal-shares", Satisfaction = Satisfaction.Cost, Ties = ties };

    [Test]
    public void The_first_key_that_separates_decides_and_is_named()
    {
        var outcome = Run(With(new([TieKey.Votes, TieKey.Cost, TieKey.Id])), Three);
        var decisions = outcome.Decisions.OfType<Funded>().Select(funded => (
            string.Join(' ', Ids(Three, [funded.Project])),
            string.Join(' ', Ids(Three, funded.Tied)),
            funded.TieBrokenBy));
        Assert.That(decisions, Is.EqualTo(new (string, string, TieKey?)[]
        {
            ("library", "hall library park", TieKey.Cost),
            ("hall", "hall park", TieKey.Id),
            ("park", "park", null),
        }));
    }

    [Test]
    public void The_last_key_that_was_needed_is_named_when_several_were()
    {
        var election = Election(60, "a 30\nb 30\nc 31", "1 x a b c");
        var first = Run(With(new([TieKey.Cost, TieKey.Id])), election).Decisions.OfType<Funded>().First();
        Assert.That((Ids(election, first.Tied), first.TieBrokenBy), Is.EqualTo((new[] { "a", "b", "c" }, TieKey.Id)));
    }

    [Test]
    public void More_votes_go_first()
    {
        var election = Election(
            "2", "a 1\nb 1", "1 x a:2 b:1\n1 x b:1", Core.Ballots.BallotKind.Cumulative);
        var set = new RuleSet { Rule = "greedy", Satisfaction = Satisfaction.Points, Ties = new([TieKey.Votes]) };
        Assert.That(Funded(set, election), Is.EqualTo(["b", "a"]));
    }

    [Test]
    public void A_tie_that_no_key_separates_is_refused_by_name_and_what_came_before_is_kept()
    {
        var outcome = Run(With(new([TieKey.Cost, TieKey.Votes])), Three);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(Three, ((Refusal.TieUnresolved)outcome.Refusal!).Tied), Is.EqualTo(["hall", "park"]));
            Assert.That(Ids(Three, outcome.Allocation), Is.EqualTo(["library"]));
        });
    }

    [Test]
    public void Tied_projects_behind_the_first_need_not_be_separated()
    {
        var election = Election(54, "hall 30\npark 30\nlibrary 24", "3 x hall park library");
        var outcome = Run(With(new([TieKey.Cost, TieKey.Votes])), election);
        Assert.That(outcome.Decisions.OfType<Funded>().First().TieBrokenBy, Is.EqualTo(TieKey.Cost));
        Assert.That(outcome.Refusal, Is.EqualTo(new Refusal.TieUnresolved([0, 2])));
    }

    [Test]
    public void Without_a_seed_the_lot_separates_nothing()
    {
        var lot = new TieOrder([TieKey.Lot]);
        Assert.Multiple(() =>
        {
            Assert.That(Run(With(lot), Three).Refusal, Is.InstanceOf<Refusal.TieUnresolved>());
            Assert.That(Run(With(lot with { LotSeed = "" }), Three).Refusal, Is.Null, "an empty seed is a seed");
            Assert.That(Purchases(With(new([TieKey.Lot, TieKey.Id])), Three)[0].TieBrokenBy, Is.EqualTo(TieKey.Id));
        });
    }

    // SHA-256("Aars 2026" 00 id): park 011c…, pool 1db9…, library a9eb…
    [Test]
    public void The_lot_is_the_order_of_digests_that_anybody_can_compute()
    {
        var election = Election(120, "library 40\npark 40\npool 40", "1 x library park pool");
        Assert.Multiple(() =>
        {
            Assert.That(Convert.ToHexStringLower(Lot.Digest("Aars 2026", new("park"))), Is.EqualTo(
                "011c06e7d7d622b54645faf72ed7b8ccf949a03cc5f60f37c8b1819aa059443f"));
            Assert.That(Convert.ToHexStringLower(Lot.Digest("æ", new("ø"))), Is.EqualTo(
                "82fcc9b93a9ef583b80e0a292abbe6f0ea3b3d1efbb7a055ee95d1910500be2e"));
            Assert.That(Lot.Places("Aars 2026", election.Instance), Is.EqualTo([2, 0, 1]));
            Assert.That(
                Funded(With(TieOrder.Default with { LotSeed = "Aars 2026" }), election),
                Is.EqualTo(["park", "pool", "library"]));
        });
    }

    [Test]
    public void A_ranking_compares_any_two_projects()
    {
        var ranking = new TieOrder([TieKey.Cost, TieKey.Votes]).On(Three.Instance, Three.Profile);
        Assert.Multiple(() =>
        {
            Assert.That(ranking.Compare(1, 0), Is.Negative, "the library is cheaper than the hall");
            Assert.That(ranking.Compare(0, 1), Is.Positive);
            Assert.That(ranking.Compare(0, 2), Is.Zero);
            Assert.That(ranking.TryChoose([2], out var only), Is.True);
            Assert.That(only, Is.EqualTo(new TieChoice(2, null)));
        });
    }
}
