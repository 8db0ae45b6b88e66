using Budget.Api.Storage;

namespace Budget.Tests.Api.Storage;

public sealed class MigrationsTests
{
    [Test]
    public void Both_databases_get_migrations_of_the_same_names() => Assert.That(
        NamesFor("sqlite"), Is.EqualTo(NamesFor("postgres")).And.Not.Empty);

    [Test]
    public void Every_name_has_a_number_of_its_own()
    {
        var numbers = Migrations.Names.Select(name => name[..4]).ToArray();
        Assert.That(numbers, Is.All.Match("^[0-9]{4}$"));
        Assert.That(numbers, Is.Unique);
    }

    [Test]
    public void Every_table_is_strict_and_without_row_ids()
    {
        using var folder = new Folder();
        using var database = Database.Open(folder.File);
        var tables = database.Read(session =>
            session.All<string>("SELECT sql FROM sqlite_schema WHERE type = 'table'"));
        Assert.That(tables, Has.Count.GreaterThan(15));
        Assert.That(tables, Is.All.EndsWith("STRICT, WITHOUT ROWID"));
        Assert.That(tables, Has.None.Contains("AUTOINCREMENT").And.None.Contains("BOOLEAN"));
    }

    [Test]
    public void A_database_of_a_later_version_is_refused_and_left_alone()
    {
        using var folder = new Folder();
        using (var database = Database.Open(folder.File))
        {
            var write = database.Write<object>(session =>
                session.Run("INSERT INTO migration (name) VALUES ('9999_later')"));
            write.Wait();
        }

        Assert.That(() => Database.Open(folder.File), Throws.InvalidOperationException.With.Message.Contains("newer"));
    }

    [TestCase("UPDATE audit_event SET reason = 'other'")]
    [TestCase("DELETE FROM audit_event")]
    public async Task An_audit_event_is_never_changed(string sql)
    {
        using var folder = new Folder();
        using var database = Database.Open(folder.File);
        await database.Write<object>(session => session.Run(
            """
            INSERT INTO audit_event (chain, number, at, actor, role, action, details, salt, previous, hash)
            VALUES ('service', 1, '', '', '', '', '', '', '', '')
            """));
        Assert.That(async () => await database.Write<object>(session => session.Run(sql)), Throws.Exception);
        Assert.That(database.Read(session => session.One<string>("SELECT hash FROM audit_event")), Is.Empty);
    }

    private static IEnumerable<string> NamesFor(string dialect) => Migrations.Texts.Select(Migrations.Split)
        .Where(text => text.Dialect is null || text.Dialect == dialect).Select(text => text.Name);

    private sealed class Folder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("budget-migrations-").FullName;

        public string File => Path.Combine(_path, "budget.db");

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
