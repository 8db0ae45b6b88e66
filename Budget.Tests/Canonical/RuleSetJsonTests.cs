using Budget.Core.Canonical;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Tests.Canonical;

public class RuleSetJsonTests
{
    private static readonly RuleSet Aars = new()
    {
        Rule = "equal-shares",
        Satisfaction = Satisfaction.Cost,
        Completion =
        [
            new AddOne { Start = PurseStart.Floor, PlainWhenAllAffordable = true },
            new GreedyCompletion(Satisfaction.Cost),
        ],
        Ties = new TieOrder([TieKey.Cost, TieKey.Votes, TieKey.Lot], "Aars 2026"),
        SupportedOnly = true,
    };

    [Test]
    public void A_rule_set_has_one_text() => Assert.That(RuleSetJson.Of(Aars), Is.EqualTo(Line(
        """
        {"completion":[{"kind":"add-one","plainWhenAllAffordable":true,"start":"floor","step":"1","stepLimit":10000000,
        "stopWhenExhaustive":"all"},{"kind":"greedy","onMisfit":"skip","satisfaction":"cost"}],"constraints":[],
        "lotSource":{"kind":"fixed","seed":"Aars 2026"},"rule":"equal-shares","satisfaction":"cost",
        "supportedOnly":true,
        "ties":["cost","votes","lot"]}
        """)));

    [Test]
    public void Scores_and_percentages_are_exact() => Assert.That(
        RuleSetJson.Of(new()
        {
            Rule = "equal-shares",
            Satisfaction = Satisfaction.Positional(new ScoreVector.List([3, new Rational(1, 3)])),
            Completion =
            [
                new PercentIncrease
                {
                    Percent = new Rational(5, 2),
                    StopWhenExhaustive = ExhaustiveOver.Never,
                    StepLimit = 7,
                },
                new GreedyCompletion(Satisfaction.Positional(ScoreVector.BordaByBallotLength))
                {
                    OnMisfit = OnMisfit.Stop,
                },
            ],
            Ties = new TieOrder([TieKey.Id]),
        }),
        Is.EqualTo(Line(
            """
            {"completion":[{"kind":"percent-increase","percent":"5/2","stepLimit":7,"stopWhenExhaustive":"never"},
            {"kind":"greedy","onMisfit":"stop","satisfaction":"positional","scores":{"kind":"borda-by-ballot-length"}}],
            "constraints":[],"rule":"equal-shares","satisfaction":"positional",
            "scores":{"kind":"list","values":["3","1/3"]},"supportedOnly":false,"ties":["id"]}
            """)));

    [Test]
    public void What_scores_are_made_from_is_in_the_text()
    {
        string Scores(ScoreVector scores)
        {
            var set = new RuleSet { Rule = "greedy", Satisfaction = Satisfaction.PositionalCost(scores) };
            var text = RuleSetJson.Of(set);
            Assert.That(text, Does.Contain("\"satisfaction\":\"positional-cost\""));
            var end = text.IndexOf(",\"supported", StringComparison.Ordinal);
            return text[text.IndexOf("\"scores\":", StringComparison.Ordinal)..end];
        }

        Assert.Multiple(() =>
        {
            Assert.That(Scores(ScoreVector.Borda), Is.EqualTo("""
                "scores":{"kind":"borda"}
                """));
            Assert.That(Scores(ScoreVector.Dowdall), Is.EqualTo("""
                "scores":{"kind":"dowdall"}
                """));
            Assert.That(Scores(ScoreVector.Plurality), Is.EqualTo("""
                "scores":{"kind":"plurality"}
                """));
            Assert.That(Scores(new ScoreVector.TruncatedBorda(5)), Is.EqualTo("""
                "scores":{"kind":"truncated-borda","length":5}
                """));
            Assert.That(Scores(new ScoreVector.KApproval(3)), Is.EqualTo("""
                "scores":{"k":3,"kind":"k-approval"}
                """));
        });
    }

    [Test]
    public void Rules_that_ask_for_less_say_less() => Assert.That(
        RuleSetJson.Of(new() { Rule = "phragmen" }),
        Is.EqualTo(Line(
            """
            {"completion":[],"constraints":[],"rule":"phragmen","supportedOnly":false,"ties":["cost","votes","lot"]}
            """)));

    [Test]
    public void A_rule_that_always_stopped_says_only_when_it_does_not()
    {
        var phragmen = new RuleSet { Rule = "phragmen" };
        Assert.That(phragmen with { OnMisfit = OnMisfit.Stop }, Is.EqualTo(phragmen));
        const string skip = "\"onMisfit\":\"skip\"";
        Assert.That(RuleSetJson.Of(phragmen with { OnMisfit = OnMisfit.Skip }), Does.Contain(skip));
        Assert.That(
            RuleSetJson.Of(new() { Rule = "greedy", Satisfaction = Satisfaction.Cost }), Does.Contain(skip));
    }

    [Test]
    public void What_decides_alike_is_equal_and_hashes_alike()
    {
        var again = Aars with { Completion = [.. Aars.Completion], Ties = Aars.Ties with { } };
        var other = Aars with { Ties = Aars.Ties with { LotSeed = "Aars 2027" } };
        Assert.Multiple(() =>
        {
            Assert.That(again, Is.EqualTo(Aars));
            Assert.That(again.GetHashCode(), Is.EqualTo(Aars.GetHashCode()));
            Assert.That(RuleSetJson.HashOf(again), Is.EqualTo(RuleSetJson.HashOf(Aars)));
            Assert.That(other, Is.Not.EqualTo(Aars));
            Assert.That(RuleSetJson.HashOf(other), Is.Not.EqualTo(RuleSetJson.HashOf(Aars)));
            Assert.That(RuleSetJson.HashOf(Aars), Is.EqualTo(Hash.Of(RuleSetJson.Of(Aars))));
        });
    }

    private static string Line(string text) => text.ReplaceLineEndings("");
}
