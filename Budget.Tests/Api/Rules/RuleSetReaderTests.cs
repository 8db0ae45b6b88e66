using System.Text;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Ballots;
using Budget.Core.Canonical;
using Budget.Core.Numbers;
using Budget.Core.Rules;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Api.Rules;

public sealed class RuleSetReaderTests
{
    private static readonly Gen<RuleSet> AnySet = Gen.Enum<BallotKind>()
        .SelectMany(kind => Gen.OneOf(
            RandomRuleSets.EqualShares(kind), RandomRuleSets.Compared(RandomRuleSets.Satisfactions(kind)),
            RandomRuleSets.Greedy("greedy", kind), RandomRuleSets.Bos(RandomRuleSets.Satisfactions(kind)),
            RandomRuleSets.Greedy("greedy-by-score", kind), RandomRuleSets.Phragmen,
            RandomRuleSets.Welfare(RandomRuleSets.Satisfactions(kind))));

    [Test]
    public void The_canonical_form_reads_back_as_the_same_rule_set() => AnySet.Sample(
        set =>
        {
            var read = Read(RuleSetJson.Of(set));
            return RuleSetJson.Of(read) == RuleSetJson.Of(set) && read == set;
        },
        TestContext.Out.WriteLine,
        iter: 2000);

    [TestCase("")]
    [TestCase("terning 6-1-4 \"æøå\" \\ / 𝄞 😀")]
    public void A_seed_of_any_clean_text_reads_back(string seed)
    {
        var set = new RuleSet
        {
            Rule = "phragmen",
            Ties = new TieOrder([TieKey.Lot], seed),
        };
        Assert.That(Read(RuleSetJson.Of(set)).Ties.LotSeed, Is.EqualTo(seed));
    }

    [Test]
    public void Members_in_another_order_with_blanks_and_escapes_are_the_same_rule_set()
    {
        const string Written = """
            {
              "ties": ["cost", "votes", "lot"],
              "lotSource": { "seed": "Aars\u0020ø", "kind": "fixed" },
              "completion": [ { "stepLimit": 7, "step": "2/4", "kind": "add-one" } ],
              "r\u0075le": "equal-shares"
            }
            """;
        var set = Read(Written);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(set.Ties, Is.EqualTo(TieOrder.Default with { LotSeed = "Aars ø" }));
            Assert.That(
                set.Completion,
                Is.EqualTo(new Completion[] { new AddOne { Step = new Rational(1, 2), StepLimit = 7 } }));
        }
    }

    [Test]
    public void The_documented_example_is_read()
    {
        var set = Read("""
            { "rule": "equal-shares", "satisfaction": "cost",
              "completion": [ { "kind": "add-one", "step": "1", "start": "floor", "stopWhenExhaustive": "all",
                                "plainWhenAllAffordable": true, "stepLimit": 100000 },
                              { "kind": "greedy", "satisfaction": "cost", "onMisfit": "skip" } ],
              "ties": ["cost", "votes", "lot"], "lotSource": { "kind": "fixed", "seed": "Aars 2026" },
              "supportedOnly": true, "constraints": [] }
            """);
        Assert.That(set, Is.EqualTo(new RuleSet
        {
            Rule = "equal-shares",
            Satisfaction = Satisfaction.Cost,
            Completion =
            [
                new AddOne { Start = PurseStart.Floor, PlainWhenAllAffordable = true, StepLimit = 100_000 },
                new GreedyCompletion(Satisfaction.Cost),
            ],
            Ties = TieOrder.Default with { LotSeed = "Aars 2026" },
            SupportedOnly = true,
        }));
    }

    [Test]
    public void Constraints_are_read_as_they_are_written()
    {
        const string Written =
            """
            [{"kind":"minVotes","votes":10},{"kind":"minShare","of":"nonEmptyBallots","share":"1/10"},
            {"kind":"withdrawn","projects":["c"]},{"kind":"exclusive","projects":["a","b"]},
            {"amount":"75000","category":"youth","kind":"cap"},{"amount":"1/2","area":"north","kind":"cap"},
            {"kind":"exclusive","proposer":"ida"},
            {"amount":"100000","category":"climate","competesAgain":true,"kind":"earmark","unspent":"return"}]
            """;
        var set = Read($$"""{"rule":"greedy","constraints":{{Written}}}""");
        Assert.That(set.Constraints, Has.Length.EqualTo(8));
        Assert.That(RuleSetJson.Of(set), Does.Contain($"\"constraints\":{Written.ReplaceLineEndings("")}"));
        Assert.That(Read(RuleSetJson.Of(set)), Is.EqualTo(set));
    }

    [Test]
    public void What_is_left_out_has_its_default()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read("""{"rule":"equal-shares"}"""), Is.EqualTo(
                new RuleSet { Rule = "equal-shares", Satisfaction = Satisfaction.Cost }));
            Assert.That(Read("""{"rule":"greedy"}"""), Is.EqualTo(
                new RuleSet { Rule = "greedy", Satisfaction = Satisfaction.Cost, OnMisfit = OnMisfit.Skip }));
            Assert.That(Read("""{"rule":"phragmen"}"""), Is.EqualTo(new RuleSet { Rule = "phragmen" }));
            Assert.That(
                Read("""{"rule":"equal-shares","completion":[{"kind":"add-one"},{"kind":"greedy"}]}""").Completion,
                Is.EqualTo(new Completion[] { new AddOne(), new GreedyCompletion(Satisfaction.Cost) }));
            Assert.That(
                Read("""{"rule":"equal-shares","completion":[{"kind":"percent-increase"}]}""").Completion,
                Is.EqualTo(new Completion[] { new PercentIncrease() }));
        }
    }

    [Test]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.That(Read("\uFEFF{\"rule\":\"phragmen\"}").Rule, Is.EqualTo("phragmen"));

    [Test]
    public void Every_rule_of_the_rule_book_has_a_word_and_no_other() =>
        Assert.That(RuleWords.Rules.All, Is.EquivalentTo(RuleBook.Names));

    private static RuleSet Read(string json)
    {
        var errors = new List<JsonError>();
        var set = RuleSetReader.Read(Encoding.UTF8.GetBytes(json), errors);
        Assert.That(errors, Is.Empty);
        return set!;
    }
}
