using Budget.Api.Allocations;
using Budget.Api.Rules;
using Budget.Core.Ballots;
using static Budget.Tests.Api.Allocations.Calculated;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Api.Allocations;

/// <summary>The same facts in Danish that a villager reads without help.</summary>
public sealed class InDanishTests
{
    // Easy reading, such as a weekly paper.
    private const double HighestLix = 35;

    private const string Few = "a 60\nb 50\nc 5\nd 101\ne 30";
    private const string FewVotes = "4 x a\n3 x b\n1 x c";

    [TestCase("pool", "Indstillet som nummer 1. De 3, der støtter det, gav hver ca. 13,34. Det tæller som 3 stemmer. "
        + "Det stod lige med park, men går først, fordi det koster mindst.")]
    [TestCase("library", "Indstillet som nummer 2. De 2, der støtter det, gav hver 20. Det tæller som 2 stemmer.")]
    [TestCase("park", "Ikke indstillet. Og dog har 1 af dem, der er med, færre stemmer. Da 1 projekt var med, havde "
        + "de, der støtter det, 20 tilbage i alt. Det koster 60. Der manglede 40.")]
    public void Equal_shares_says_who_paid_and_who_ran_out_of_money(string project, string said) => Check(
        Danish(Election(100, "park 60\npool 40\nlibrary 40", "3 x park pool\n2 x library"), "equal-shares", project),
        said);

    [Test]
    public void Supporters_with_less_left_are_not_said_to_have_paid_as_much() => Check(
        Danish(Election(80, "a 30\nb 40", "2 x a b\n1 x a\n1 x b"), "equal-shares", "b"),
        "Indstillet som nummer 2. 1 af de 3, der støtter det, gav 20. "
            + "Resten gav det, der var tilbage, hvis der var noget. Det tæller som 2 stemmer.");

    [Test]
    public void A_completion_speaks_of_the_money_that_was_left() => Check(
        Danish(Election("30000", "a 16234.50\nb 1", "1 x a\n1 x b"), "equal-shares/greedy:cost", "a"),
        "Indstillet som nummer 2. Det får af de penge, der var tilbage. Det har 1 stemme. "
            + "Intet andet, der var råd til, har flere.");

    [Test]
    public void What_is_missing_is_rounded_up() => Check(
        Danish(Election("10000", "a 6234.50\nb 1", "1 x a\n2 x b"), "equal-shares", "a"),
        "Ikke indstillet. De, der støtter det, har ca. 3.333,33 i alt. Det koster 6.234,50. "
            + "Der mangler ca. 2.901,17.");

    [Test]
    public void A_project_out_of_reach_twice_says_both() => Check(
        Danish(Election(100, "a 90\nb 30\nc 75", "4 x a\n5 x b\n1 x c"), "equal-shares/greedy:cost", "a"),
        "Ikke indstillet. De, der støtter det, har 40 i alt. Det koster 90. Der mangler 50. "
            + "Det var også for dyrt til de 70, som ingen brugte.");

    [TestCase("greedy", "a", "Indstillet som nummer 1. Det har 4 stemmer. Intet andet, der var råd til, har flere.")]
    [TestCase("greedy", "b", "Sprunget over. Og dog har 2 af dem, der er med, færre stemmer. Der var 40 tilbage. "
        + "Det koster 50. Der manglede 10.")]
    [TestCase("greedy", "d", "Sprunget over. Der er 100 i alt. Det koster 101. Der mangler 1.")]
    [TestCase("greedy", "e", "Indstillet som nummer 3. Ingen stemte på det, men der er penge til det.")]
    [TestCase("greedy:cardinality", "c",
        "Indstillet som nummer 1. Intet andet, der var råd til, gav flere stemmer for pengene.")]
    [TestCase("greedy-by-score:cost", "a", "Indstillet som nummer 1. Det har 240, når man ganger stemmer med pris. "
        + "Intet andet, der var råd til, har mere.")]
    public void Greedy_says_what_put_a_project_first(string rule, string project, string said) =>
        Check(Danish(Election(100, Few, FewVotes), rule, project), said);

    [TestCase("b",
        "Ikke indstillet. Det stod for tur. Der var 40 tilbage. Det koster 50. Der manglede 10. Der stopper reglen.")]
    [TestCase("c", "Ikke indstillet. Reglen stoppede, før det kom for tur. Det var ved b, som der ikke var penge til.")]
    [TestCase("e", "Ikke indstillet. Ingen stemte på det.")]
    public void A_rule_that_stops_says_at_what(string project, string said) => Check(
        Danish(Election(100, Few, FewVotes), "greedy", project, flags => flags with { OnMisfit = "stop" }), said);

    [Test]
    public void Phragmen_speaks_of_what_everybody_carries() => Check(
        Danish(Election(100, "a 50\nb 20", "1 x a b\n1 x a"), "phragmen", "a"),
        "Indstillet som nummer 2. Det har 2 stemmer. Prisen deles af dem, der støtter det. "
            + "Hver af dem bærer så 35 i alt. Intet andet projekt gav mindre at bære.");

    [TestCase("equal-shares:points", "a", "Indstillet som nummer 1. Den ene, der støtter det, gav 10. "
        + "Det er ca. 3,34 for hvert point. Intet andet projekt kostede mindre for et point.")]
    [TestCase("greedy:points", "a",
        "Indstillet som nummer 1. Intet andet, der var råd til, gav flere point for pengene.")]
    [TestCase("greedy-by-score:points", "b",
        "Indstillet som nummer 1. Det har 7,50 point. Intet andet, der var råd til, har flere.")]
    [TestCase("greedy:points", "c", "Indstillet som nummer 3. Ingen stemme på det tæller, men der er penge til det.")]
    [TestCase("equal-shares:points", "c", "Ikke indstillet. Ingen stemme på det tæller.")]
    public void Points_are_called_points(string rule, string project, string said) => Check(
        Danish(Election(100, "a 10\nb 50\nc 20", "1 x a:3 b:4\n1 x b:3.5 c:0", BallotKind.Scoring), rule, project),
        said);

    [TestCase("expanding-approvals", "park", "Indstillet som nummer 1. De, der har det som nummer 1, havde 3 stemmer "
        + "tilbage. Prisen svarer til 2. Intet andet projekt havde flere for pengene.")]
    [TestCase("expanding-approvals", "boat", "Ikke indstillet. Og dog har 1 af dem, der er med, færre stemmer. "
        + "De stemmer, der talte for det, var til sidst 0 værd. Prisen svarer til 4.")]
    [TestCase("stv", "library", "Indstillet som nummer 3. De, der har det øverst af dem, der var tilbage, havde 1 "
        + "stemme tilbage. Prisen svarer til 1. Intet andet projekt havde flere for pengene.")]
    [TestCase("rank-equal-shares", "park",
        "Indstillet som nummer 1. De 3, der støtter det som nummer 1, gav hver ca. 1,34. Det tæller som 3 stemmer.")]
    [TestCase("ranked-pairs", "pool", "Indstillet som nummer 2. Stemmesedlerne sammenligner alle projekter to og to. "
        + "Her er det nummer 2 i rækken. Det vinder over 2 og taber til 1.")]
    public void Rules_for_rankings_speak_of_places(string rule, string project, string said) => Check(
        Danish(
            Election(
                8, "park 4\npool 2\nlibrary 2\nboat 8", "3 x park > pool > boat\n1 x library > pool",
                BallotKind.Ranked),
            rule, project),
        said);

    [TestCase("equal-shares:cost", "Ikke indstillet. Det koster ikke noget, og så giver det heller ingen en del af "
        + "pengene.")]
    [TestCase("greedy:cardinality", "Indstillet som nummer 1. Det koster ikke noget og har 1 stemme.")]
    public void A_gift_is_called_a_gift(string rule, string said) =>
        Check(Danish(Election(10, "gift 0\npark 10", "1 x gift park"), rule, "gift"), said);

    [TestCase("votes", "a 2\nb 3", "2 x a b\n1 x a", "a", "Det stod lige med b, men går først, fordi det har flest "
        + "stemmer.")]
    [TestCase("id", "a 1\nb 1\nc 1\nd 1\ne 1\nf 1", "1 x a b c d e f", "a",
        "Det stod lige med b, c, d og 2 til, men går først, fordi dets id står først.")]
    [TestCase("lot", "a 1\nb 1\nc 1", "1 x a b c", "c",
        "Det stod lige med b, men går først, fordi loddet faldt sådan.")]
    public void A_tie_is_said_with_what_ended_it(
        string key, string projects, string ballots, string project, string said)
    {
        var reason = Danish(Election(10, projects, ballots), "greedy-by-score:cost", project, flags => flags with
        {
            Ties = key,
            LotSeed = key == "lot" ? "Aars" : null,
        });
        Assert.That(reason, Does.EndWith(said));
    }

    [TestCase("a", "Indtil nu nummer 1. Den ene, der støtter det, gav 40. Det tæller som 1 stemme.")]
    [TestCase("b", "Ikke med indtil nu. De, der støtter det, har 50,01 i alt. Det koster 60. Der mangler 9,99.")]
    public void Before_the_end_nothing_is_recommended(string project, string said) => Check(
        Danish(Election(100, "a 40\nb 60", "1 x a\n1 x b"), "equal-shares/add1", project, flags => flags with
        {
            Step = "1/100",
            StepLimit = "1",
        }),
        said);

    private static string Danish(
        Core.Elections.Election election, string rule, string project, Func<RuleFlags, RuleFlags>? with = null) =>
        Reason(election, rule, project, with, Language.Danish);

    private static void Check(string reason, string said)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reason, Is.EqualTo(said));
            Assert.That(Lix(reason), Is.LessThanOrEqualTo(HighestLix));
        }
    }

    /// <summary>Words per sentence, and how many of a hundred words have more than six letters.</summary>
    private static double Lix(string text)
    {
        var words = text.Split(' ').Where(word => word != "ca.").ToArray();
        var sentences = words.Count(word => word.EndsWith('.'));
        return (double)words.Length / sentences
            + 100.0 * words.Count(word => word.Count(char.IsLetter) > 6) / words.Length;
    }
}
