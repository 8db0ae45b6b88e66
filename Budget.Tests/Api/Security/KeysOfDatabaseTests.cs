using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Tests.Api.Commands;

namespace Budget.Tests.Api.Security;

/// <summary>A database that was restored is served with the keys it was used with, or not at all.</summary>
public sealed class KeysOfDatabaseTests
{
    private const string DraftRound =
        """INSERT INTO round (id, state, settings) VALUES ('rnd-a', 'draft', '{"title":"Aars 2026"}')""";

    [Test]
    public void A_new_database_and_an_empty_folder_get_keys_that_stay()
    {
        using var place = new Place();
        var made = place.Open().CodeKey;
        place.Run(DraftRound);
        Assert.That(place.Open().CodeKey, Is.EqualTo(made));
    }

    [TestCase(KeyFolder.CodeKeyFile)]
    [TestCase(KeyFolder.SigningKeyFile)]
    public void A_key_that_rounds_need_and_that_is_missing_is_not_made_anew(string file)
    {
        using var place = new Place();
        place.Open();
        place.Run(DraftRound);
        File.Delete(Path.Combine(place.Keys, file));
        Assert.That(place.Open, Throws.InvalidOperationException
            .With.Message.Contains($"need {file}, and it is not in {place.Keys}").And.Message.EndsWith("."));
        Assert.That(File.Exists(Path.Combine(place.Keys, file)), Is.False);
    }

    [TestCase(KeyFolder.CodeKeyFile)]
    [TestCase(KeyFolder.SigningKeyFile)]
    public void Another_key_than_the_one_that_rounds_need_is_refused(string file)
    {
        using var place = new Place();
        using var other = new Place();
        place.Open();
        other.Open();
        place.Run(DraftRound);
        File.Copy(Path.Combine(other.Keys, file), Path.Combine(place.Keys, file), overwrite: true);
        Assert.That(place.Open, Throws.InvalidOperationException
            .With.Message.StartsWith($"{file} in {place.Keys} is another key"));
    }

    [Test]
    public void Keys_that_could_not_be_noted_are_not_served_with()
    {
        using var place = new Place();
        using var other = new SqliteFile(Path.Combine(place.Folder, "budget.db")).OpenWriter();
        other.Run("BEGIN IMMEDIATE");
        Assert.That(place.Open, Throws.InstanceOf<IOException>());
        other.Run("ROLLBACK");
        Assert.That(place.Open, Throws.Nothing);
    }

    [Test]
    public void A_database_from_before_keys_were_noted_needs_its_keys_too()
    {
        using var place = new Place();
        place.Open();
        place.Run(DraftRound);
        place.Run("DELETE FROM fact");
        Directory.Delete(place.Keys, recursive: true);
        Assert.That(place.Open, Throws.InvalidOperationException.With.Message.Contains("put the key folder back"));
    }

    [Test]
    public void Keys_that_were_given_up_are_made_anew_once()
    {
        using var place = new Place();
        var lost = place.Open().CodeKey;
        place.Run(DraftRound);
        Directory.Delete(place.Keys, recursive: true);
        Assert.That(Answered.To("keys", "renew", "--data", place.Folder).ExitCode, Is.Zero);
        Assert.That(place.Open().CodeKey, Is.Not.EqualTo(lost));
        Directory.Delete(place.Keys, recursive: true);
        Assert.That(place.Open, Throws.InvalidOperationException);
    }

    private sealed class Place : IDisposable
    {
        private readonly Database _database;

        public Place()
        {
            Folder = Directory.CreateTempSubdirectory("budget-keys-").FullName;
            _database = Database.Open(Path.Combine(Folder, "budget.db"));
        }

        public string Folder { get; }

        public string Keys => Path.Combine(Folder, "keys");

        public KeyFolder Open() => KeysOfDatabase.Open(Keys, _database);

        public void Run(string sql) => _database.Write<object>(session => session.Run(sql)).Wait();

        public void Dispose()
        {
            _database.Dispose();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
