using Budget.Core.Ballots;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class RuleBookTests
{
    private static readonly RuleSet EqualShares = new() { Rule = "equal-shares", Satisfaction = Satisfaction.Cost };

    private static readonly ComparisonStep Represented = new(ComparisonMeasure.Represented);

    [Test]
    public void It_knows_these_rules() => Assert.That(RuleBook.Names, Is.EqualTo(
        [
            "bos-equal-shares", "equal-shares", "expanding-approvals", "greedy", "greedy-by-score", "maximum-welfare",
            "phragmen", "rank-equal-shares", "ranked-pairs", "stv",
        ]));

    [TestCaseSource(nameof(Meaningless))]
    public void What_means_nothing_cannot_be_bound(string member, RuleSet set)
    {
        Assert.That(RuleSetFault.Of(set)?.Member, Is.EqualTo(member));
        Assert.That(() => RuleBook.Bind(set), Throws.TypeOf<ArgumentException>());
    }

    [TestCase(BallotKind.Approval, false, false)]
    [TestCase(BallotKind.Ranked, false, true)]
    [TestCase(BallotKind.Cumulative, true, false)]
    [TestCase(BallotKind.Scoring, true, false)]
    public void Ballots_that_do_not_say_what_the_rule_asks_are_refused(BallotKind kind, bool points, bool positional)
    {
        var election = Election(1, "a 1", "1 x", kind);
        Refusal? Asking(Satisfaction satisfaction) =>
            Run(EqualShares with { Satisfaction = satisfaction }, election).Refusal;
        Refusal? Unless(bool said, string name) => said ? null : new Refusal.UnsupportedBallots(name, kind);
        var ranks = Satisfaction.Positional(ScoreVector.BordaByBallotLength);
        Assert.Multiple(() =>
        {
            Assert.That(Asking(Satisfaction.Cost), Is.Null);
            Assert.That(Asking(Satisfaction.Cardinality), Is.Null);
            Assert.That(Asking(Satisfaction.Points), Is.EqualTo(Unless(points, "points")));
            Assert.That(Asking(ranks), Is.EqualTo(Unless(positional, "positional")));
            Assert.That(
                Run(EqualShares with { Completion = [new GreedyCompletion(ranks)] }, election).Refusal,
                Is.EqualTo(Unless(positional, "positional")));
        });
    }

    [Test]
    public void Every_rule_ends_between_two_purchases_when_nobody_waits_for_it_any_more()
    {
        using var gone = new CancellationTokenSource();
        var election = Election(100, "a 40\nb 60", "2 x a > b\n1 x b", BallotKind.Ranked);
        foreach (var traits in RuleBook.All.Where(traits => traits.IsFor(BallotKind.Ranked)))
        {
            var satisfaction = traits.AsksSatisfaction ? Satisfaction.Cost : null;
            var set = EqualShares with { Rule = traits.Name, Satisfaction = satisfaction };
            var rule = RuleBook.Bind(set, cancellation: gone.Token);
            Assert.That(rule(election.Instance, election.Profile).Allocation, Is.Not.Empty, traits.Name);
        }

        gone.Cancel();
        foreach (var traits in RuleBook.All.Where(traits => traits.IsFor(BallotKind.Ranked)))
        {
            var satisfaction = traits.AsksSatisfaction ? Satisfaction.Cost : null;
            var set = EqualShares with { Rule = traits.Name, Satisfaction = satisfaction };
            var rule = RuleBook.Bind(set, cancellation: gone.Token);
            Assert.That(
                () => rule(election.Instance, election.Profile), Throws.TypeOf<OperationCanceledException>(),
                traits.Name);
        }
    }

    [Test]
    public void Scores_are_a_list_of_at_least_one_and_none_is_negative()
    {
        Assert.That(() => new ScoreVector.List([]), Throws.TypeOf<ArgumentException>());
        Assert.That(() => new ScoreVector.List([1, -1]), Throws.TypeOf<ArgumentException>());
        var kraków = new ScoreVector.List([3, 2, 1]);
        Assert.That(new ScoreVector.List([.. kraków.Values]), Is.EqualTo(kraków));
        Assert.That(new ScoreVector.List([3, 2]), Is.Not.EqualTo(kraków));
    }

    private static IEnumerable<object[]> Meaningless =>
    [
        ["rule", EqualShares with { Rule = "dictator" }],
        ["satisfaction", EqualShares with { Satisfaction = null }],
        ["satisfaction", new RuleSet { Rule = "phragmen", Satisfaction = Satisfaction.Cost }],
        ["onMisfit", EqualShares with { OnMisfit = OnMisfit.Skip }],
        ["ties", EqualShares with { Ties = new TieOrder([TieKey.Cost, TieKey.Cost]) }],
        ["completion/0", new RuleSet { Rule = "phragmen", Completion = [new GreedyCompletion(Satisfaction.Cost)] }],
        ["completion/1", EqualShares with { Completion = [new GreedyCompletion(Satisfaction.Cost), new AddOne()] }],
        ["completion/1", EqualShares with { Completion = [new AddOne(), new PercentIncrease()] }],
        ["completion/1", EqualShares with { Completion = [Represented, new GreedyCompletion(Satisfaction.Cost)] }],
        ["completion/1", EqualShares with { Completion = [Represented, Represented] }],
        ["completion/1", EqualShares with { Completion = [Represented, new AddOne()] }],
        ["completion/0", new RuleSet { Rule = "phragmen", Completion = [Represented] }],
        ["completion/0", EqualShares with { Completion = [new AddOne { Step = 0 }] }],
        ["completion/0", EqualShares with { Completion = [new AddOne { StepLimit = 0 }] }],
        ["completion/0", EqualShares with { Completion = [new PercentIncrease { Percent = -1 }] }],
    ];
}
