using System.Diagnostics;
using Budget.Api.Hosting;
using Budget.Tests.Api.Ballots;
using Budget.Tests.Api.Hosting;
using Npgsql;

namespace Budget.Tests.Api.Commands;

/// <summary>The commands of an operator whose database a server keeps.</summary>
[OnBothStores(OnlyOnServer = true)]
public sealed class PostgresCommandTests
{
    private const string Secret = "hush-hush";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private string _folder = "";

    // The test server believes everybody, so any password will do.
    private string Database =>
        new NpgsqlConnectionStringBuilder(TownDatabases.Of(_folder)) { Password = Secret }.ToString();

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("budget-server-").FullName;

    [TearDown]
    public void DeleteFolder() => RunningTown.Remove(_folder);

    [Test]
    public async Task It_serves_says_where_from_and_keeps_a_second_service_away_but_no_command()
    {
        using var service = await KilledService.StartAsync(new ApplicationSettings
        {
            DataFolder = _folder,
            Database = Database,
        });
        Assert.That(service.Said, Does.Contain("Data in the database town_").And.Contain($"keys in {_folder}"));
        Assert.That(service.Said, Does.Not.Contain(Secret));
        var second = Run(Database, "serve", "--url", "http://127.0.0.1:0");
        Assert.That(second, Is.EqualTo((2, second.Out)));
        Assert.That(second.Out, Does.StartWith("Another service runs on the database town_").And.Not.Contain(Secret));
        var (exit, made) = Run(Database, "keys", "make", "--role", "finance", "--person", "anna");
        Assert.That((exit, made), Is.EqualTo((0, made)));
        Assert.That(Run(Database, "keys", "list").Out, Does.Contain("anna").And.Not.Contain(Secret));
        service.Kill();
    }

    [TestCase("backup", "pg_dump")]
    [TestCase("restore", "pg_restore")]
    public void Copies_are_made_by_the_tools_of_the_server(string command, string tool)
    {
        var (exit, said) = Run(Database, command, Path.Combine(_folder, "copy"));
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(said, Does.Contain(tool).And.Not.Contain(Secret));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public void What_was_restored_by_other_tools_is_told_by_the_command_restored()
    {
        Assert.That(Run(Database, "restored").Exit, Is.Zero);
        using var database = Budget.Api.Storage.Database.Open(new Budget.Api.Storage.PostgresServer(Database));
        Assert.That(
            database.Read(session => Budget.Api.Storage.Fact.Get(session, Budget.Api.Storage.Fact.RestoredAt)),
            Is.Not.Null);
    }

    [TestCase("Host=127.0.0.1;Port=1;Database=budget;Username=u;Password=hush-hush")]
    [TestCase("Host=db.example;Database=budget;Username=u;Password=hush-hush")]
    [TestCase("Hst=127.0.0.1;Password=hush-hush")]
    public void A_server_that_cannot_be_used_is_told_in_a_sentence_without_the_password(string database)
    {
        var (exit, said) = Run(database, "serve", "--url", "http://127.0.0.1:0");
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(said.Trim(), Is.Not.Empty.And.Not.Contain(Secret).And.Not.Contain("\n"));
    }

    private (int Exit, string Out) Run(string database, params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Budget.Api.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Budget__DataFolder"] = _folder, ["Budget__Database"] = database },
        })!;
        var error = program.StandardError.ReadToEndAsync();
        var said = program.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        Assert.That(program.WaitForExit(Patience));
        return (program.ExitCode, said);
    }
}
