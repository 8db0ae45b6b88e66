using BenchmarkDotNet.Attributes;
using Budget.Api.Exports;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Benchmarks.Generation;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Benchmarks;

/// <summary>
/// From 100.000 sealed ballots in the database to the election, by way of the <c>.pb</c> file that is published, beside
/// a plain read of the same rows through the same driver.
/// </summary>
[Config(typeof(ShortRuns))]
public class SealedBallotsBenchmarks
{
    private const string RoundId = "rnd-bench";
    private const string LineId = "lin-bench";
    private const int Ballots = 100_000;
    private const int Projects = 40;
    private const int Listed = 5;

    private SmallRandom _chance = new(20261123);
    private string _folder = "";
    private Database? _database;
    private BallotFile? _file;

    [Params(BallotKind.Approval, BallotKind.Ranked)]
    public BallotKind Kind { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _folder = Directory.CreateTempSubdirectory("budget-bench-").FullName;
        _database = Database.Open(Path.Combine(_folder, "bench.db"));
        var round = new Round(
            RoundId, RoundState.Reconciling, new RoundSettings("Town"), null, null, 1, "sha256:0", null, null, null, 1);
        var set = new RuleSet { Rule = "equal-shares", Satisfaction = Satisfaction.Cost };
        var line = new ManifestLine(LineId, "Line", 1_000_000_00, 0, new(Kind));
        var manifest = new Manifest(
            RoundId, 1, "Town", "DKK", "", Household: false, null, set, [line],
            [.. Enumerable.Range(0, Projects).Select(at => new ManifestProject(Id(at), LineId, $"P{at}", 50_000_00))]);
        _file = BallotFile.Of(round, manifest, line, []);
        _database.Write<Round>(session => Insert(session, round)).GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Remove()
    {
        _database!.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public int RawRead() => _database!.Read(session =>
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = "SELECT choices FROM sealed_ballot";
        using var reader = command.ExecuteReader();
        var letters = 0;
        while (reader.Read())
        {
            letters += reader.GetString(0).Length;
        }

        return letters;
    });

    [Benchmark]
    public Election ToElection() => _database!.Read(session => BallotFile.Read(_file!.Write(
        SealedBallots.Count(session, RoundId, LineId), SealedBallots.Choices(session, RoundId, LineId))
        .WrittenMemory).Election);

    private Round Insert(Session session, Round round)
    {
        round.Insert(session);
        session.Run(
            """
            INSERT INTO line (id, round_id, title, amount_minor, reserve_minor, limits)
            VALUES (@LineId, @RoundId, '', 0, 0, '{}')
            """,
            new { LineId, RoundId });
        SealedBallots.Insert(session, RoundId, LineId, Enumerable.Range(0, Ballots).Select(_ => Choices()));
        return round;
    }

    private string Choices()
    {
        var ids = Enumerable.Range(0, Listed).Select(_ => Id(_chance.Below(Projects))).Distinct();
        return Kind == BallotKind.Approval
            ? $$"""{"approve":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}"""
            : $$"""{"rank":[{{string.Join(',', ids.Select(id => $"[\"{id}\"]"))}}]}""";
    }

    // As long as ids are that the service makes.
    private static string Id(int project) => $"prj-{project:d16}";
}
