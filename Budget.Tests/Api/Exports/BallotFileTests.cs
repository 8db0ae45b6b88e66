using System.Buffers;
using System.Text;
using Budget.Api.Allocations;
using Budget.Api.Exports;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Core.Ballots;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using Budget.Tests.Api.Hosting;
using CsCheck;

namespace Budget.Tests.Api.Exports;

public sealed class BallotFileTests
{
    private static readonly string[] Projects = ["prj-a", "prj-b", "prj-c", "prj-d", "prj-e"];

    private static readonly RuleSet[] Rules =
    [
        SeededRound.EqualShares,
        SeededRound.EqualShares with { Rule = "greedy", Completion = [] },
        SeededRound.EqualShares with { Rule = "phragmen", Satisfaction = null, Completion = [] },
    ];

    private static readonly Round Round = new(
        SeededRound.Id, RoundState.Reconciling, new RoundSettings("T"), null, null, 1, "sha256:0", null, null, null, 1);

    [TestCase(BallotKind.Approval, """{"approve":["prj-a","prj-c"]}""", "7;prj-a,prj-c\n")]
    [TestCase(BallotKind.Approval, """{"approve":["prj-w"]}""", "7;\n")]
    [TestCase(BallotKind.Ranked, """{"rank":[["prj-b"],["prj-a","prj-c"],["prj-d"]]}""",
        "7;prj-b,{prj-a,prj-c},prj-d\n")]
    [TestCase(BallotKind.Ranked, """{"rank":[["prj-w"],["prj-a","prj-w"],["prj-w","prj-b","prj-c"]]}""",
        "7;prj-a,{prj-b,prj-c}\n")]
    [TestCase(BallotKind.Ranked, """{"rank":[["prj-a","prj-b"]]}""", "7;{prj-a,prj-b}\n")]
    [TestCase(BallotKind.Scoring, """{"points":{"prj-a":3,"prj-w":4,"prj-b":0}}""", "7;prj-a,prj-b;3,0\n")]
    [TestCase(BallotKind.Cumulative, """{"points":{"points":5}}""", "7;points;5\n")]
    public void Sealed_choices_become_a_row(BallotKind kind, string choices, string row)
    {
        var output = new ArrayBufferWriter<byte>();
        new VoteRows(kind, ["prj-w"]).Write(7, Encoding.UTF8.GetBytes(choices), output);
        Assert.That(Encoding.UTF8.GetString(output.WrittenSpan), Is.EqualTo(row));
    }

    [Test]
    public void What_constraints_ask_of_projects_stands_in_the_file_and_nothing_else()
    {
        ManifestProject[] projects =
        [
            new("prj-a", SeededRound.North, "A", 100, "are-1", ["cat-1", "cat-2"]),
            new("prj-b", SeededRound.North, "B", 100),
        ];
        Core.Elections.Instance In(params Constraint[] constraints)
        {
            var set = SeededRound.EqualShares with { Constraints = [.. constraints] };
            var manifest = SeededRound.Manifest with
            {
                RuleSet = set,
                Lines = [new(SeededRound.North, "Nord", 100, 0, new(BallotKind.Approval))],
                Projects = [.. projects.Select(project => project.AskedBy(set))],
            };
            var file = BallotFile.Of(Round, Manifest.Parse(manifest.ToCanonical()), manifest.Lines[0], []);
            return BallotFile.Read(file.Write(0, []).WrittenMemory).Election.Instance;
        }

        using (Assert.EnterMultipleScope())
        {
            var capped = In(new Cap(new(GroupBy.Category, ["cat-1"]), 1));
            Assert.That(capped.Projects[0].Categories, Is.EqualTo(["cat-1", "cat-2"]));
            Assert.That(capped.Projects[0].Area, Is.Null);
            Assert.That(capped.Projects[1].Categories, Is.Empty);
            Assert.That(In(new Exclusive(new(GroupBy.Area, ["are-1"]))).Projects[0].Area, Is.EqualTo("are-1"));
            Assert.That(In().Projects[0].Categories, Is.Empty);
        }
    }

    [Test]
    public void A_vote_may_be_as_long_as_a_ballot_is()
    {
        var ids = Enumerable.Range(0, 500).Select(number => $"prj-{number}").ToArray();
        var output = new ArrayBufferWriter<byte>();
        var choices = $$"""{"rank":[[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]]}""";
        new VoteRows(BallotKind.Ranked, []).Write(1, Encoding.UTF8.GetBytes(choices), output);
        Assert.That(
            Encoding.UTF8.GetString(output.WrittenSpan), Is.EqualTo($"1;{{{string.Join(',', ids)}}}\n"));
    }

    [Test]
    public void Awards_never_exceed_the_amount_less_the_reserve() => Elections.Sample(
        election =>
        {
            var (manifest, choices) = election;
            var line = manifest.Lines[0];
            var text = BallotFile.Of(Round, manifest, line, [])
                .Write(choices.Length, choices.Select(Encoding.UTF8.GetBytes));
            var read = BallotFile.Read(text.WrittenMemory);
            var calculation = Calculation.Of(
                NamedElection.Of("line.pb", read), manifest.RuleSet, TimeProvider.System, null, default);
            var allocation = LineCount.Allocation(calculation);
            var cost = manifest.Projects.Where(project => allocation.Contains(project.Id))
                .Sum(project => project.PriceMinor);
            return read.Election.Profile.VoterCount == choices.Length && cost <= line.AmountMinor - line.ReserveMinor;
        },
        iter: 300);

    private static Gen<(Manifest Manifest, string[] Choices)> Elections =>
        from amount in Gen.Long[0, 100_000]
        from reserve in Gen.Long[0, amount]
        from prices in Gen.Long[0, 60_000].Array[Projects.Length]
        from kind in Gen.OneOf((BallotKind[])[BallotKind.Approval, BallotKind.Ranked, BallotKind.Scoring])
        from rule in Gen.OneOf(Rules)
        from listed in Gen.Shuffle(Projects, 1, 3).Array[0, 12]
        select (
            SeededRound.Manifest with
            {
                RuleSet = rule,
                Lines = [new(SeededRound.North, "Nord", amount, reserve, new(kind))],
                Projects = [.. Projects.Select((id, at) => new ManifestProject(id, SeededRound.North, id, prices[at]))],
            },
            listed.Select(ids => Choices(kind, ids)).ToArray());

    private static string Choices(BallotKind kind, string[] ids) => kind switch
    {
        BallotKind.Approval => $$"""{"approve":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}""",
        BallotKind.Ranked => $$"""{"rank":[{{string.Join(',', ids.Select(id => $"[\"{id}\"]"))}}]}""",
        _ => $$"""{"points":{ {{string.Join(',', ids.Select((id, at) => $"\"{id}\":{at}"))}} } }""",
    };
}
