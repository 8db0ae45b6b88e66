using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Storage;

[OnBothStores]
public sealed class DatabaseLockTests
{
    private string _folder = "";

    private IStore Store => TownDatabases.AreUsed
        ? new PostgresServer(TownDatabases.Of(_folder))
        : new SqliteFile(Path.Combine(_folder, "budget.db"));

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("budget-storage-").FullName;

    [TearDown]
    public void DeleteFolder() => RunningTown.Remove(_folder);

    [Test]
    public void One_service_at_a_time_serves_a_database()
    {
        using (Database.Serve(Store, batch: 1))
        {
            Assert.That(
                () => Database.Serve(Store, batch: 1),
                Throws.InvalidOperationException.With.Message.StartsWith("Another service runs on"));
            using var beside = Database.Open(Store);
            Assert.That(beside.Read(session => session.All<string>("SELECT name FROM fact")), Is.Empty);
        }

        Assert.That(() => Database.Serve(Store, batch: 1).Dispose(), Throws.Nothing);
    }
}
