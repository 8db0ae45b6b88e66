using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Security;

/// <summary>
/// Which keys a database was used with, known by their hashes: beside others no voting code works, and records are
/// signed by somebody else.
/// </summary>
internal static class KeysOfDatabase
{
    /// <summary>Opens the key folder of a database; makes the keys where nothing needs older ones.</summary>
    /// <exception cref="InvalidOperationException">A key that the database needs is missing, or another.</exception>
    public static KeyFolder Open(string path, Database database)
    {
        var (code, signing, isUsed) = database.Read(session => (
            Fact.Get(session, Fact.CodeKeyHash), Fact.Get(session, Fact.SigningKeyHash),
            session.One<long>("SELECT COUNT(*) FROM round") > 0));
        Refuse(path, KeyFolder.CodeKeyFile, isUsed && code != "");
        Refuse(path, KeyFolder.SigningKeyFile, isUsed && signing != "");
        var keys = new KeyFolder(path);
        Note(database, isUsed, Fact.CodeKeyHash, code, Hash.Of(keys.CodeKey), KeyFolder.CodeKeyFile, path);
        Note(
            database, isUsed, Fact.SigningKeyHash, signing, Hash.Of(keys.SigningKey.ExportSubjectPublicKeyInfo()),
            KeyFolder.SigningKeyFile, path);
        return keys;
    }

    /// <summary>Notes that the keys are lost for good, so that the next start may make new ones.</summary>
    public static void GiveUp(Session session)
    {
        Fact.Set(session, Fact.CodeKeyHash, "");
        Fact.Set(session, Fact.SigningKeyHash, "");
    }

    private static void Refuse(string path, string file, bool isNeeded)
    {
        if (isNeeded && !File.Exists(Path.Combine(path, file)))
        {
            throw new InvalidOperationException(
                $"The rounds of this database need {file}, and it is not in {Path.GetFullPath(path)}: put the key "
                + "folder back; if it is lost for good, 'keys renew' says so and new keys are made.");
        }
    }

    private static void Note(
        Database database, bool isUsed, string fact, string? noted, string found, string file, string path)
    {
        if (isUsed && !string.IsNullOrEmpty(noted) && noted != found)
        {
            throw new InvalidOperationException(
                $"{file} in {Path.GetFullPath(path)} is another key than the one this database was used with: put the "
                + "right one back.");
        }

        if (noted != found)
        {
            database.WriteOrThrow(session => Fact.Set(session, fact, found));
        }
    }
}
