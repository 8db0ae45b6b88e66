using Budget.Core.Ballots;
using Budget.Core.Elections;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Elections;

public class FingerprintTests
{
    [Test]
    public void The_text_that_is_hashed_can_be_written_by_hand()
    {
        const string Ballots = "1 x park pool\n2 x library\n1 x\n2 x pool park";
        var election = Election("100.50", "pool 40.25\npark 60\nlibrary 40", Ballots);
        Assert.That(Fingerprint.CanonicalText(election), Is.EqualTo(Line(
            """
            {"ballots":[{"ballot":{"approve":["library"]},"count":2},{"ballot":{"approve":["park","pool"]},"count":3},
            {"ballot":{"approve":[]},"count":1}],"budget":"100.5","projects":[{"cost":"40","id":"library"},
            {"cost":"60","id":"park"},{"cost":"40.25","id":"pool"}]}
            """)));
        Assert.That(Fingerprint.Of(election), Is.EqualTo(
            "sha256:1b34b69be658cf28f13686083dc362576977768fd97a59b14f1614ad8603ae7c"));
    }

    [TestCase("2 x b > a = c\n1 x a",
        """{"ballot":{"rank":[["a"]]},"count":1},{"ballot":{"rank":[["b"],["a","c"]]},"count":2}""")]
    [TestCase("1 x b\n1 x", """{"ballot":{"rank":[["b"]]},"count":1},{"ballot":{"rank":[]},"count":1}""")]
    public void Rankings_are_tiers(string ballots, string text) =>
        Assert.That(BallotsOf(ballots, BallotKind.Ranked), Is.EqualTo(text));

    [TestCase("1 x c:0 a:1.50\n1 x b:2",
        """{"ballot":{"points":{"a":"1.5","c":"0"}},"count":1},{"ballot":{"points":{"b":"2"}},"count":1}""")]
    [TestCase("4 x", """{"ballot":{"points":{}},"count":4}""")]
    public void Points_stand_beside_the_projects(string ballots, string text)
    {
        Assert.That(BallotsOf(ballots, BallotKind.Cumulative), Is.EqualTo(text));
        Assert.That(BallotsOf(ballots, BallotKind.Scoring), Is.EqualTo(text));
    }

    [Test]
    public void Ballots_stand_in_the_order_of_their_bytes_and_ids_are_escaped()
    {
        var election = Election(1, "\U0001F333 1\n\uFB01 1\n\" 0", "1 x \U0001F333\n1 x \uFB01\n1 x \"");
        Assert.That(Fingerprint.CanonicalText(election), Does.StartWith(Line(
            """
            {"ballots":[{"ballot":{"approve":["\""]},"count":1},{"ballot":{"approve":["ﬁ"]},"count":1},
            {"ballot":{"approve":["🌳"]},"count":1}]
            """)));
    }

    [TestCase("100", "park 60\npool 40", "3 x park\n1 x pool")]
    [TestCase("100", "park 60\npool 41", "3 x park\n2 x pool")]
    [TestCase("101", "park 60\npool 40", "3 x park\n2 x pool")]
    [TestCase("100", "park 60\npond 40", "3 x park\n2 x pond")]
    [TestCase("100", "park 60\npool 40", "3 x park\n2 x pool park")]
    [TestCase("100", "park 60\npool 40", "3 x park\n2 x pool\n1 x")]
    public void Another_election_has_another_fingerprint(string budget, string projects, string ballots) => Assert.That(
        Fingerprint.Of(Election(budget, projects, ballots)),
        Is.Not.EqualTo(Fingerprint.Of(Election("100", "park 60\npool 40", "3 x park\n2 x pool"))));

    private static string BallotsOf(string ballots, BallotKind kind)
    {
        const string Before = """{"ballots":[""";
        const string After =
            """],"budget":"1","projects":[{"cost":"1","id":"a"},{"cost":"1","id":"b"},{"cost":"1","id":"c"}]}""";
        var text = Fingerprint.CanonicalText(Election(1, "a 1\nb 1\nc 1", ballots, kind));
        Assert.That(text, Does.StartWith(Before).And.EndWith(After));
        return text[Before.Length..^After.Length];
    }

    private static string Line(string text) => text.ReplaceLineEndings("");
}
