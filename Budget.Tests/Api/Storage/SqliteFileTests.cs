using Budget.Api.Problems;
using Budget.Api.Storage;

namespace Budget.Tests.Api.Storage;

public sealed class SqliteFileTests
{
    private string _folder = "";

    private string FilePath => Path.Combine(_folder, "budget.db");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("budget-storage-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

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
    public async Task After_compacting_no_deleted_text_is_left_in_any_file()
    {
        const string Secret = "a-secret-that-was-deleted";
        using var database = Database.Open(FilePath);
        await database.Write<object>(session => session.Run(
            "INSERT INTO fact (name, value) VALUES (@Secret, 'x')", new { Secret }));
        await database.Write<object>(session => session.Run("DELETE FROM fact"));
        await database.Compact();
        var left = Directory.EnumerateFiles(_folder)
            .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf("a-secret-that"u8) >= 0);
        Assert.That(left, Is.Empty);
    }
}
