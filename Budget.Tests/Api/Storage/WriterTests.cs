using System.Data.Common;
using Budget.Api.Problems;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Storage;

[OnBothStores]
public sealed class WriterTests
{
    private const string Insert = "INSERT INTO fact (name, value) VALUES (@name, 'x')";
    private const string Names = "SELECT name FROM fact ORDER BY name";

    private string _folder = "";

    private IStore Store => TownDatabases.AreUsed
        ? new PostgresServer(TownDatabases.Of(_folder))
        : new SqliteFile(Path.Combine(_folder, "budget.db"));

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("budget-storage-").FullName;

    [TearDown]
    public void DeleteFolder() => RunningTown.Remove(_folder);

    [Test]
    public async Task What_may_be_done_twice_is_kept_once_whatever_becomes_of_its_neighbours()
    {
        using var database = Database.Open(Store);
        using var gate = new ManualResetEventSlim();
        var first = database.Write<object>(
            _ =>
            {
                gate.Wait();
                return new object();
            },
            isRepeatable: true);
        var before = Add(database, "before");
        var refused = database.Write<object>(
            session =>
            {
                session.Run(Insert, new { name = "refused" });
                return new Problem(ProblemType.WrongState, "no");
            },
            isRepeatable: true);
        var twice = Add(database, "before");
        var after = Add(database, "after");
        gate.Set();
        await Task.WhenAll(first, before, refused, after);
        Assert.That((await refused).Problem?.Code, Is.EqualTo("wrong-state"));
        Assert.That(async () => await twice, Throws.InstanceOf<DbException>());
        Assert.That((await before).Problem ?? (await after).Problem, Is.Null);
        Assert.That(database.Read(session => session.All<string>(Names)), Is.EqualTo(["after", "before"]));
    }

    [Test]
    public async Task What_was_taken_back_and_done_again_answers_what_it_said_at_last()
    {
        using var database = Database.Open(Store);
        var times = 0;
        var said = await database.Write<string>(
            session =>
            {
                session.Run(Insert, new { name = $"time-{++times}" });
                return times == 1 ? throw new InvalidOperationException("only once") : $"time-{times}";
            },
            isRepeatable: true);
        Assert.That(said.Value, Is.EqualTo("time-2"));
        Assert.That(database.Read(session => session.All<string>(Names)), Is.EqualTo(["time-2"]));
    }

    private static Task<Answer<object>> Add(Database database, string name) =>
        database.Write<object>(session => session.Run(Insert, new { name }), isRepeatable: true);
}
