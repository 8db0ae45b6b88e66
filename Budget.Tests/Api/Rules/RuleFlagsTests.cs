using System.Globalization;
using Budget.Api.Rules;
using Budget.Core.Canonical;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Tests.Api.Rules;

public sealed class RuleFlagsTests
{
    private static readonly AddOne Tool = new() { Start = PurseStart.Floor, PlainWhenAllAffordable = true };
    private static readonly GreedyCompletion GreedyCost = new(Satisfaction.Cost);

    private static readonly (string Said, Completion[] Meant)[] Completions =
    [
        ("none", []),
        ("add1", [new AddOne { StopWhenExhaustive = ExhaustiveOver.Supported }]),
        ("add1-all", [new AddOne { StopWhenExhaustive = ExhaustiveOver.All }]),
        ("add1-noexh", [new AddOne { StopWhenExhaustive = ExhaustiveOver.Never }]),
        ("add1-tool", [Tool]),
        ("add1-tool-noexh", [Tool with { StopWhenExhaustive = ExhaustiveOver.Never }]),
        ("increase-1pct", [new PercentIncrease()]),
        ("greedy:cost", [GreedyCost]),
        ("none+greedy:cost", [GreedyCost]),
        ("add1-tool+greedy:cost", [Tool, GreedyCost]),
        ("increase-1pct+greedy:cardinality", [new PercentIncrease(), new GreedyCompletion(Satisfaction.Cardinality)]),
        ("greedy:points", [new GreedyCompletion(Satisfaction.Points)]),
        ("comparison:funded-count-tool", [new ComparisonStep(ComparisonMeasure.FundedCountTool)]),
        ("greedy:cost+comparison:represented", [GreedyCost, new ComparisonStep(ComparisonMeasure.Represented)]),
        ("add1-tool+greedy:cost+comparison:funded-count",
            [Tool, GreedyCost, new ComparisonStep(ComparisonMeasure.FundedCount)]),
    ];

    private static IEnumerable<TestCaseData> NamedCompletions =>
        Completions.Select(row => new TestCaseData(row.Said, row.Meant).SetArgDisplayNames(row.Said));

    [TestCaseSource(nameof(NamedCompletions))]
    public void Every_completion_has_a_name(string said, Completion[] meant) =>
        Assert.That(Read(new RuleFlags { Completion = said }).Completion, Is.EqualTo(meant));

    [Test]
    public void Without_flags_the_rule_is_plain_equal_shares() => Assert.That(
        Read(new RuleFlags()), Is.EqualTo(new RuleSet { Rule = "equal-shares", Satisfaction = Satisfaction.Cost }));

    [Test]
    public void Every_flag_is_in_the_rule_set()
    {
        var set = Read(new RuleFlags
        {
            Satisfaction = "positional",
            Scores = "3,2,1/2",
            Completion = "add1-tool+greedy:positional",
            Step = "0.5",
            StepLimit = "77",
            Ties = "votes,id",
            LotSeed = "Aars",
            SupportedOnly = true,
            OnMisfit = "stop",
        });
        var positional = Satisfaction.Positional(new ScoreVector.List([3, 2, new Rational(1, 2)]));
        Assert.That(set, Is.EqualTo(new RuleSet
        {
            Rule = "equal-shares",
            Satisfaction = positional,
            Completion =
            [
                Tool with { Step = new Rational(1, 2), StepLimit = 77 },
                new GreedyCompletion(positional) { OnMisfit = OnMisfit.Stop },
            ],
            Ties = new TieOrder([TieKey.Votes, TieKey.Id], "Aars"),
            SupportedOnly = true,
        }));
    }

    [TestCase("greedy", ExpectedResult = "skip")]
    [TestCase("greedy-by-score", ExpectedResult = "skip")]
    [TestCase("phragmen", ExpectedResult = "stop")]
    [TestCase("equal-shares", ExpectedResult = null)]
    public string? A_rule_that_meets_misfits_does_what_it_usually_does(string rule) =>
        Read(new RuleFlags { Rule = rule, Satisfaction = rule == "phragmen" ? null : "points" })
            .OnMisfit?.ToString().ToLower(CultureInfo.InvariantCulture);

    private static IEnumerable<object[]> NamedScores =>
    [
        ["borda", ScoreVector.Borda],
        ["truncated-borda:5", new ScoreVector.TruncatedBorda(5)],
        ["dowdall", ScoreVector.Dowdall],
        ["plurality", ScoreVector.Plurality],
        ["k-approval:3", new ScoreVector.KApproval(3)],
        ["borda-by-ballot-length", ScoreVector.BordaByBallotLength],
        ["5,2,1/2", new ScoreVector.List([5, 2, new(1, 2)])],
    ];

    [TestCaseSource(nameof(NamedScores))]
    public void Every_sort_of_scores_has_a_name(string said, ScoreVector meant) => Assert.Multiple(() =>
    {
        Assert.That(
            Read(new RuleFlags { Satisfaction = "positional", Scores = said }).Satisfaction,
            Is.EqualTo(Satisfaction.Positional(meant)));
        Assert.That(
            Read(new RuleFlags { Satisfaction = "positional-cost", Scores = said }).Satisfaction,
            Is.EqualTo(Satisfaction.PositionalCost(meant)));
        Assert.That(ScoreWords.Shown(meant).Replace(" ", "", StringComparison.Ordinal), Is.EqualTo(said));
    });

    [Test]
    public void Whatever_flags_allow_the_rule_book_can_bind()
    {
        var bound = 0;
        foreach (var rule in RuleWords.Rules.All)
        {
            foreach (var satisfaction in RuleWords.Satisfactions.All.Cast<string?>().Append(null))
            {
                foreach (var (completion, _) in Completions)
                {
                    var flags = new RuleFlags { Rule = rule, Satisfaction = satisfaction, Scores = "2,1" };
                    if ((flags with { Completion = completion }).Read([], []) is { } set)
                    {
                        Assert.That(() => RuleBook.Bind(set), Throws.Nothing, RuleSetJson.Of(set));
                        bound++;
                    }
                }
            }
        }

        // Seven satisfactions, one of them unsaid: with fifteen completions for equal shares, with the plain one for
        // both greedy rules and for welfare, where only greedy may be unsaid, without a raise for BOS. Where it is:
        // three rules for rankings without a raise, ranked pairs and Phragmén with nothing.
        Assert.That(bound, Is.EqualTo(7 * 15 + 7 + 6 + 6 + 7 * 6 + 3 * 6 + 2));
    }

    [TestCase("greedy:cost")]
    [TestCase("greedy-by-score:points")]
    [TestCase("phragmen")]
    [TestCase("equal-shares:cost/add1-tool+greedy:cost")]
    [TestCase("equal-shares:cardinality/increase-1pct")]
    [TestCase("equal-shares:points/greedy:points")]
    [TestCase("equal-shares:cost/add1-tool+greedy:cost+comparison:funded-count-tool")]
    [TestCase("equal-shares:cost/comparison:represented")]
    public void The_name_of_a_rule_reads_back(string name)
    {
        var flags = new RuleFlags { Step = name.Contains("add1", StringComparison.Ordinal) ? "3/2" : null };
        Assert.That(RuleName.Of(Read(flags.Named(name))), Is.EqualTo(name));
    }

    [Test]
    public void An_increase_without_a_name_is_called_by_its_kind()
    {
        var set = new RuleSet
        {
            Rule = "equal-shares",
            Satisfaction = Satisfaction.Cost,
            Completion = [new PercentIncrease { Percent = 2 }],
        };
        Assert.That(RuleName.Of(set), Is.EqualTo("equal-shares:cost/percent-increase"));
    }

    private static RuleSet Read(RuleFlags flags)
    {
        var (errors, unused) = (new List<string>(), new List<string>());
        var set = flags.Read(errors, unused);
        Assert.That(errors.Concat(unused), Is.Empty);
        return set!;
    }
}
