using Budget.Api.Problems;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Storage;

/// <summary>What is promised of a server, and what is asked of it.</summary>
[OnBothStores(OnlyOnServer = true)]
public sealed class PostgresServerTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("budget-storage-").FullName;

    [TearDown]
    public void DeleteFolder() => RunningTown.Remove(_folder);

    [TestCase("synchronous_commit", "off", "on or remote_apply")]
    [TestCase("synchronous_commit", "local", "on or remote_apply")]
    [TestCase("default_transaction_read_only", "on", "off")]
    public void A_server_that_could_lose_a_commit_or_only_reads_is_not_written_to(
        string setting, string value, string needed)
    {
        var store = new PostgresServer(TownDatabases.Of(_folder));
        TownDatabases.Set(_folder, setting, value);
        Assert.That(
            () => Database.Open(store),
            Throws.InvalidOperationException.With.Message.EndsWith(
                $"{setting.Replace("default_", "")} is {value}; {needed} is needed."));
    }

    [Test]
    public void An_empty_database_gets_the_whole_schema_by_all_who_start_at_once()
    {
        var text = TownDatabases.MakeEmpty(_folder);
        Parallel.For(0, 4, _ => Database.Open(new PostgresServer(text)).Dispose());
        using var database = Database.Open(new PostgresServer(text));
        Assert.That(
            database.Read(session => session.All<string>("SELECT name FROM migration ORDER BY name")),
            Is.EqualTo(Migrations.Names));
    }

    [Test]
    public void Every_column_of_text_stands_in_the_order_of_its_bytes()
    {
        using var database = Database.Open(new PostgresServer(TownDatabases.Of(_folder)));
        var columns = database.Read(session => session.All<string>(
            """
            SELECT table_name || '.' || column_name || ' ' || COALESCE(collation_name, 'that of the server')
            FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'text'
            """));
        Assert.That(columns, Has.Count.GreaterThan(80).And.All.EndsWith(" C"));
    }

    [TestCase("ballot", "slot, receipt, sections")]
    [TestCase("sealed_ballot", "choices")]
    [TestCase("voting_code", "hmac")]
    public async Task Nothing_of_a_ballot_or_a_code_is_sampled(string table, string columns)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await town.InsertLockedAsync();
        await town.InsertVotersAsync(round.Id, 300);
        await town.InsertBallotsAsync(round.Id, Enumerable.Range(0, 300).Select(SeededRound.Sections));
        await town.Database.Write<object>(session => session.Run($"ANALYZE {table}"));
        var sampled = town.Database.Read(session => session.All<string>(
            "SELECT attname::text FROM pg_stats WHERE tablename = @table", new { table }));
        Assert.That(sampled.Intersect(columns.Split(", ")), Is.Empty);
        Assert.That(table == "sealed_ballot" || sampled.Count > 0, "the others are");
    }

    [Test]
    public async Task A_service_takes_its_lock_again_when_the_server_was_away_and_gives_way_to_another()
    {
        var text = TownDatabases.Of(_folder);
        using var database = Database.Serve(new PostgresServer(text), batch: 1);
        TownDatabases.HangUp(_folder);
        Assert.That((await Write(database)).Problem?.Code, Is.EqualTo("unavailable"));
        Assert.That((await Write(database)).Problem, Is.Null);
        Assert.That(() => Database.Serve(new PostgresServer(text), batch: 1), Throws.InvalidOperationException);

        TownDatabases.HangUp(_folder);
        using var other = Database.Serve(new PostgresServer(text), batch: 1);
        for (var time = 0; time < 3; time++)
        {
            Assert.That((await Write(database)).Problem?.Code, Is.EqualTo("unavailable"));
        }

        Assert.That((await Write(other)).Problem, Is.Null);
    }

    [Test]
    public async Task The_lock_of_the_service_lies_on_the_connection_that_writes_and_is_not_lost_by_idleness()
    {
        var text = TownDatabases.Of(_folder);
        TownDatabases.Set(_folder, "idle_session_timeout", "'1h'");
        using var database = Database.Serve(new PostgresServer(text), batch: 1);
        var writer = await database.Write<Told>(session => session.One<Told>(
            "SELECT pg_backend_pid() AS pid, current_setting('idle_session_timeout') AS ends")!);
        Assert.That(writer.Value!.Ends, Is.EqualTo("0"));
        Assert.That(
            database.Read(session => session.All<int>(
                """
                SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()
                """)),
            Is.EqualTo([writer.Value.Pid]));
        Assert.That(
            database.Read(session => session.One<string>("SELECT current_setting('idle_session_timeout')")),
            Is.EqualTo("0"));
    }

    [Test]
    public async Task A_server_that_only_reads_after_a_failover_is_an_outage_and_the_writer_looks_for_another()
    {
        using var database = Database.Open(new PostgresServer(TownDatabases.Of(_folder)));
        // For all transactions of the writer from the next one on.
        await database.Write<object>(session =>
            session.Run("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"));
        Assert.That((await Write(database)).Problem?.Code, Is.EqualTo("unavailable"));
        Assert.That((await Write(database)).Problem, Is.Null);
    }

    [Test]
    public void What_it_is_called_holds_no_password()
    {
        var store = new PostgresServer("Host=db.example;Port=6000;Database=budget;Username=u;Password=hush-hush");
        Assert.That(store.Name, Is.EqualTo("the database budget on db.example:6000"));
    }

    [TestCase("Host=127.0.0.1;Database=budget", null)]
    [TestCase("Host=/run/postgresql;Database=budget", null)]
    [TestCase("Host=localhost;Database=budget", null)]
    [TestCase("Host=localhost.example;Database=budget;Password=hush", "over the network")]
    [TestCase("Host=db.example;Database=budget;SSL Mode=VerifyFull", null)]
    [TestCase("Host=db.example;Database=budget;SSL Mode=Prefer;Password=hush", "SSL Mode=VerifyFull")]
    [TestCase("Host=127.0.0.1,db.example;Database=budget", "over the network")]
    [TestCase("Host=127.0.0.1", "expected a connection string with Host and Database")]
    [TestCase("Pasword=hush;Host=127.0.0.1;Database=budget", "expected a connection string such as")]
    [TestCase("hush", "expected a connection string such as")]
    public void A_connection_string_that_is_unsafe_or_none_is_told_without_repeating_it(string text, string? says)
    {
        var fault = PostgresServer.Fault(text);
        Assert.That(fault, says is null ? Is.Null : Does.Contain(says).And.Not.Contain("hush"));
    }

    private sealed record Told(int Pid, string Ends);

    private static Task<Answer<object>> Write(Database database) => database.Write<object>(session =>
    {
        Fact.Set(session, Fact.LastWrite, "1");
        return new object();
    });
}
