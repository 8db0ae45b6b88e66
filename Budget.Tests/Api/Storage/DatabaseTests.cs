using Budget.Api.Problems;
using Budget.Api.Storage;

namespace Budget.Tests.Api.Storage;

public sealed class DatabaseTests
{
    private const string Insert = "INSERT INTO fact (name, value) VALUES (@name, 'x')";
    private const string Names = "SELECT name FROM fact ORDER BY name";

    private string _folder = "";

    private string FilePath => Path.Combine(_folder, "budget.db");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("budget-storage-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task What_was_written_is_there_after_the_file_is_opened_again()
    {
        using (var database = Database.Open(FilePath))
        {
            await Add(database, "kept");
        }

        using var again = Database.Open(FilePath);
        Assert.That(again.Read(session => session.All<string>(Names)), Is.EqualTo(["kept"]));
    }

    [Test]
    public async Task A_refusal_changes_nothing_and_leaves_its_neighbours_alone()
    {
        using var database = Database.Open(FilePath);
        var before = Add(database, "before");
        var refused = database.Write<object>(session =>
        {
            session.Run(Insert, new { name = "refused" });
            return new Problem(ProblemType.WrongState, "no");
        });
        var after = Add(database, "after");
        await Task.WhenAll(before, refused, after);
        Assert.That((await refused).Problem?.Code, Is.EqualTo("wrong-state"));
        Assert.That(database.Read(session => session.All<string>(Names)), Is.EqualTo(["after", "before"]));
    }

    [Test]
    public async Task A_defect_is_told_to_who_asked_and_changes_nothing()
    {
        using var database = Database.Open(FilePath);
        var defect = database.Write<object>(session =>
        {
            session.Run(Insert, new { name = "half" });
            throw new InvalidOperationException("a defect");
        });
        var neighbour = Add(database, "whole");
        Assert.That(async () => await defect, Throws.InvalidOperationException);
        Assert.That((await neighbour).Problem, Is.Null);
        Assert.That(database.Read(session => session.All<string>(Names)), Is.EqualTo(["whole"]));
    }

    [Test]
    public async Task What_waits_together_shares_commits()
    {
        using var database = Database.Open(FilePath);
        using var gate = new ManualResetEventSlim();
        var first = database.Write<object>(_ =>
        {
            gate.Wait();
            return new object();
        });
        var others = Enumerable.Range(0, 128).Select(at => Add(database, $"{at}")).ToArray();
        gate.Set();
        await Task.WhenAll([first, .. others]);
        Assert.That(database.Pieces, Is.EqualTo(129));
        Assert.That(database.Commits, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task A_full_queue_says_that_it_is_full_and_stores_nothing_of_what_it_refused()
    {
        using var database = Database.Open(FilePath);
        using var gate = new ManualResetEventSlim();
        var first = database.Write<object>(_ =>
        {
            gate.Wait();
            return new object();
        });
        var others = Enumerable.Range(0, 3000).Select(at => Add(database, $"{at}")).ToArray();
        gate.Set();
        await Task.WhenAll([first, .. others]);
        var refused = others.Count(other => other.Result.Problem?.Code == "unavailable");
        Assert.That(refused, Is.GreaterThan(0));
        Assert.That(database.Read(session => session.All<string>(Names)), Has.Count.EqualTo(3000 - refused));
    }

    [Test]
    public void Every_promised_setting_holds_on_the_connection_that_writes()
    {
        using var database = Database.Open(FilePath);
        using var writer = new SqliteFile(FilePath).OpenWriter();
        var session = new Session(writer);
        Assert.That(session.One<string>("PRAGMA journal_mode"), Is.EqualTo("wal"));
        Assert.That(session.One<long>("PRAGMA synchronous"), Is.EqualTo(2), "FULL");
        Assert.That(session.One<long>("PRAGMA secure_delete"), Is.EqualTo(1));
        Assert.That(session.One<long>("PRAGMA foreign_keys"), Is.EqualTo(1));
        Assert.That(
            Version.Parse(session.One<string>("SELECT sqlite_version()")!),
            Is.GreaterThanOrEqualTo(SqliteFile.LeastVersion));
    }

    [Test]
    public void A_reader_cannot_write()
    {
        using var database = Database.Open(FilePath);
        Assert.That(
            () => database.Read(session => session.Run(Insert, new { name = "sneaked" })),
            Throws.Exception.Message.Contains("readonly"));
    }

    [Test]
    public async Task After_compacting_no_deleted_text_is_left_in_any_file()
    {
        const string Secret = "a-secret-that-was-deleted";
        using var database = Database.Open(FilePath);
        await Add(database, Secret);
        await database.Write<object>(session => session.Run("DELETE FROM fact"));
        await database.Compact();
        var left = Directory.EnumerateFiles(_folder)
            .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf("a-secret-that"u8) >= 0);
        Assert.That(left, Is.Empty);
    }

    [Test]
    public async Task While_somebody_reads_what_is_to_be_erased_compacting_says_so_and_works_afterwards()
    {
        using var database = Database.Open(FilePath);
        await Add(database, "a-secret");
        using (var reader = new SqliteFile(FilePath).OpenReader())
        {
            reader.Run("BEGIN");
            new Session(reader).All<string>(Names);
            await database.Write<object>(session => session.Run("DELETE FROM fact"));
            Assert.That((await database.Compact()).Problem?.Code, Is.EqualTo("unavailable"));
        }

        Assert.That((await database.Compact()).Problem, Is.Null);
    }

    private static Task<Answer<object>> Add(Database database, string name) =>
        database.Write<object>(session => session.Run(Insert, new { name }));
}
