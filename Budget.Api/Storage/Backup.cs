using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Budget.Api.Storage;

/// <summary>
/// Copies of a database that were opened and checked before anybody relies on them. They hold no key: keys lie in
/// files of their own.
/// </summary>
internal static class Backup
{
    // The database, its log and the index of that.
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Copies a database, also while it is written to.</summary>
    /// <returns>Why there is no copy, or null when there is.</returns>
    public static string? Make(string databaseFile, string target)
    {
        if (!File.Exists(databaseFile))
        {
            return $"There is no database at {databaseFile}.";
        }

        if (Path.Exists(target))
        {
            return $"{target} is there already; a backup overwrites nothing.";
        }

        var growing = target + ".part";
        File.Delete(growing);
        Copy(databaseFile, growing);
        if (Fault(growing) is { } fault)
        {
            File.Delete(growing);
            return fault;
        }

        Flush(growing);
        File.Move(growing, target, overwrite: false);
        return null;
    }

    /// <summary>Puts a copy in the place of a database that nobody uses, and keeps what was there.</summary>
    /// <param name="copy">What <see cref="Make"/> made.</param>
    /// <param name="databaseFile">Where it goes.</param>
    /// <param name="now">Said in the name of what is kept.</param>
    /// <param name="mark">Writes into the new database that it was restored.</param>
    /// <returns>Why it was not restored, or null when it was.</returns>
    public static string? Restore(string copy, string databaseFile, DateTimeOffset now, Action<Database> mark)
    {
        if (Fault(copy) is { } fault)
        {
            return fault;
        }

        var growing = databaseFile + ".part";
        File.Delete(growing);
        Copy(copy, growing);
        using (var database = Database.Open(growing))
        {
            mark(database);
        }

        Flush(growing);
        var aside = databaseFile + now.UtcDateTime.ToString("'.before-'yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        foreach (var part in Parts.Where(part => File.Exists(databaseFile + part)))
        {
            File.Move(databaseFile + part, aside + part, overwrite: false);
        }

        File.Move(growing, databaseFile, overwrite: false);
        return null;
    }

    /// <summary>What is wrong with a copy; null when it can be relied on.</summary>
    public static string? Fault(string file)
    {
        if (!File.Exists(file))
        {
            return $"There is no file {file}.";
        }

        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            var integrity = connection.ExecuteScalar<string>("PRAGMA integrity_check");
            var done = connection.Query<string>("SELECT name FROM migration").ToHashSet();
            return integrity != "ok" ? $"{file} is damaged: {integrity}."
                : done.Except(Migrations.Names).Order().FirstOrDefault() is { } unknown
                    ? $"{file} is newer than this program: it has {unknown}."
                : done.Count == 0 ? $"{file} is no database of this program."
                : null;
        }
        catch (SqliteException cause)
        {
            return $"{file} is no database of this program, or damaged ({cause.SqliteErrorCode}).";
        }
    }

    private static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        source.BackupDatabase(target);
        // One file, without a log beside it that would be forgotten when the copy is carried away.
        target.Execute("PRAGMA journal_mode = DELETE");
    }

    private static void Flush(string file)
    {
        using var handle = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        handle.Flush(flushToDisk: true);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 5000");
        return connection;
    }
}
