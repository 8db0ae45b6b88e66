using Budget.Api.Ballots;
using Budget.Api.Hosting;
using Budget.Api.Imports;
using Budget.Api.Lines;
using Budget.Api.Rounds;
using Budget.Core.Ballots;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Ballots;

public sealed class BallotCheckTests
{
    private static readonly Manifest Manifest = SeededRound.Manifest with
    {
        Lines =
        [
            new("lin-a", "A", 1000, 0, new LineLimits(MinProjects: 2, MaxProjects: 3, MaxCostMinor: 500)),
            new("lin-r", "R", 1000, 0, new LineLimits(BallotKind.Ranked, MaxProjects: 3)),
            new("lin-c", "C", 1000, 0, new LineLimits(BallotKind.Cumulative, MaxPoints: 10, MaxPointsEach: 6)),
            new("lin-s", "S", 1000, 0, new LineLimits(BallotKind.Scoring, MaxPointsEach: 5)),
            new("lin-x", "X", 1000, 0, new LineLimits()),
        ],
        Projects =
        [
            .. from line in "arcsx"
                from number in Enumerable.Range(1, 5)
                select new ManifestProject($"prj-{line}{number}", $"lin-{line}", "P", number * 100),
        ],
    };

    private static readonly BallotPaper Paper = new(
        "sha256:lock", Manifest, new HashSet<string> { "prj-a5", "prj-r5" },
        [new(null, ["lin-a", "lin-r"]), new(1, ["lin-c", "lin-s"])]);

    [TestCase("""{"lin-a":{"approve":["prj-a1","prj-a2"]}}""")]
    [TestCase("""{"lin-a":{"approve":["prj-a4","prj-a1"]}}""")]
    [TestCase("""{"lin-r":{"rank":[["prj-r1"],["prj-r2","prj-r3"]]}}""")]
    [TestCase("""{"lin-c":{"points":{"prj-c1":6,"prj-c2":4}}}""")]
    [TestCase("""{"lin-s":{"points":{"prj-s1":5,"prj-s2":5,"prj-s3":5}}}""")]
    [TestCase("""{"lin-a":{"approve":["prj-a1","prj-a2"]},"lin-r":{"rank":[["prj-r1"]]}}""")]
    public void A_ballot_within_the_limits_is_taken(string sections) => Assert.That(Errors(sections), Is.Empty);

    [TestCase("""{"lin-a":{"approve":["prj-a1"]}}""", "/sections/lin-a/approve too-few-projects")]
    [TestCase("""{"lin-a":{"approve":[]}}""", "/sections/lin-a/approve too-few-projects")]
    [TestCase("""{"lin-r":{"rank":[]}}""", "/sections/lin-r/rank too-few-projects")]
    [TestCase("""{"lin-c":{"points":{}}}""", "/sections/lin-c/points too-few-projects")]
    [TestCase("""{"lin-r":{"rank":[["prj-r1","prj-r2"],["prj-r3"],["prj-r4"]]}}""",
        "/sections/lin-r/rank too-many-projects")]
    [TestCase("""{"lin-a":{"approve":["prj-a1","prj-9"]}}""", "/sections/lin-a/approve/1 unknown-project")]
    [TestCase("""{"lin-a":{"approve":["prj-a1","prj-r1"]}}""", "/sections/lin-a/approve/1 unknown-project")]
    [TestCase("""{"lin-s":{"points":{"prj/~":1}}}""", "/sections/lin-s/points/prj~1~0 unknown-project")]
    [TestCase("""{"lin-a":{"approve":["prj-a1","prj-a5"]}}""", "/sections/lin-a/approve/1 project-withdrawn")]
    [TestCase("""{"lin-r":{"rank":[["prj-r5"]]}}""", "/sections/lin-r/rank/0/0 project-withdrawn")]
    [TestCase("""{"lin-r":{"rank":[["prj-r1"],["prj-r2","prj-r1"]]}}""", "/sections/lin-r/rank/1/1 duplicate-rank")]
    [TestCase("""{"lin-a":{"approve":["prj-a1","prj-a2","prj-a1"]}}""", "/sections/lin-a/approve/2 duplicate-project")]
    [TestCase("""{"lin-r":{"rank":[["prj-r1"],[],["prj-r2"]]}}""", "/sections/lin-r/rank/1 rank-gap")]
    [TestCase("""{"lin-a":{"approve":["prj-a2","prj-a4"]}}""", "/sections/lin-a/approve over-budget")]
    [TestCase("""{"lin-c":{"points":{"prj-c1":6,"prj-c2":5}}}""", "/sections/lin-c/points points-exceeded")]
    [TestCase("""{"lin-c":{"points":{"prj-c1":7}}}""", "/sections/lin-c/points/prj-c1 points-exceeded")]
    [TestCase("""{"lin-s":{"points":{"prj-s1":2147483647,"prj-s2":1}}}""",
        "/sections/lin-s/points/prj-s1 points-exceeded")]
    [TestCase("""{"lin-s":{"points":{"prj-s1":0}}}""", "/sections/lin-s/points/prj-s1 invalid-input")]
    [TestCase("""{"lin-s":{"points":{"prj-s1":-5}}}""", "/sections/lin-s/points/prj-s1 invalid-input")]
    [TestCase("""{"lin-x":{"approve":["prj-x1"]}}""", "/sections/lin-x not-eligible")]
    [TestCase("""{"lin-zzz":{"approve":["prj-x1"]}}""", "/sections/lin-zzz not-eligible")]
    [TestCase("""{"lin-c":{"points":{"prj-c1":1}},"lin-s":{"points":{"prj-s1":1}}}""", "/sections not-eligible")]
    [TestCase("""{"lin-a":{"rank":[["prj-a1"]]}}""", "/sections/lin-a invalid-input")]
    [TestCase("""{"lin-a":{"approve":["prj-a1","prj-a2"],"points":{"prj-a1":1}}}""", "/sections/lin-a invalid-input")]
    [TestCase("""{"lin-a":{}}""", "/sections/lin-a invalid-input")]
    [TestCase("""{}""", "/sections invalid-input")]
    public void What_a_line_does_not_allow_is_refused_at_its_place(string sections, string expected) =>
        Assert.That(Errors(sections), Is.EqualTo(new[] { expected }));

    [Test]
    public void Everything_that_is_wrong_is_told_at_once() => Assert.That(
        Errors("""{"lin-a":{"approve":["prj-a5","prj-9"]},"lin-x":{"approve":[]},"lin-r":{"rank":[[]]}}"""),
        Is.EqualTo(new[]
        {
            "/sections/lin-x not-eligible", "/sections/lin-a/approve/0 project-withdrawn",
            "/sections/lin-a/approve/1 unknown-project", "/sections/lin-x/approve too-few-projects",
            "/sections/lin-r/rank/0 rank-gap", "/sections/lin-r/rank too-few-projects",
        }));

    [Test]
    public void A_ballot_from_another_form_is_outdated_whatever_it_says()
    {
        var refusal = BallotCheck.Refusal(Paper, new("sha256:other", new Dictionary<string, Section>()));
        Assert.That((refusal?.Code, refusal?.Type.Status), Is.EqualTo(("form-outdated", 409)));
    }

    [Test]
    public void Where_too_few_projects_are_left_all_of_them_are_enough()
    {
        var paper = Paper with
        {
            Withdrawn = new HashSet<string> { "prj-a1", "prj-a2", "prj-a3", "prj-a5" },
        };
        Assert.That(Errors("""{"lin-a":{"approve":["prj-a4"]}}""", paper), Is.Empty);
    }

    [Test]
    public void Prices_that_sum_beyond_all_numbers_are_refused_and_not_an_error_of_ours()
    {
        var manifest = Manifest with
        {
            Projects = [.. Manifest.Projects.Select(project => project with { PriceMinor = long.MaxValue })],
        };
        Assert.That(
            Errors("""{"lin-a":{"approve":["prj-a1","prj-a2","prj-a3"]}}""", Paper with { Manifest = manifest }),
            Is.EqualTo(new[] { "/sections/lin-a/approve over-budget" }));
    }

    [TestCase("""{"lin-a":{"approve":["prj-a2","prj-a1"]}}""", """{"lin-a":{"approve":["prj-a1","prj-a2"]}}""")]
    [TestCase("""{"lin-r":{"rank":[["prj-r3","prj-r2"],["prj-r1"]]}}""",
        """{"lin-r":{"rank":[["prj-r2","prj-r3"],["prj-r1"]]}}""")]
    [TestCase("""{"lin-s":{"points":{"prj-s2":1,"prj-s1":2}}}""", """{"lin-s":{"points":{"prj-s1":2,"prj-s2":1}}}""")]
    [TestCase("""{"lin-s":{"points":{"prj-s1":1}},"lin-a":{"approve":["prj-a1"]}}""",
        """{"lin-a":{"approve":["prj-a1"]},"lin-s":{"points":{"prj-s1":1}}}""")]
    public void The_order_of_clicking_leaves_no_trace(string sent, string kept) => Assert.That(
        Section.Canonical(WireFormat.Read<Dictionary<string, Section>>(sent)), Is.EqualTo(kept));

    private static IEnumerable<string> Errors(string sections, BallotPaper? paper = null) =>
        BallotCheck.Refusal(
            paper ?? Paper, new("sha256:lock", WireFormat.Read<Dictionary<string, Section>>(sections)))
            ?.Errors.Select(error => $"{error.Pointer} {error.Type.Code}") ?? [];
}
