using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Budget.Api.Storage;

/// <summary>
/// A database file and the only ways it is opened: with settings under which a commit survives power loss.
/// </summary>
internal sealed record SqliteFile(string Path) : IStore
{
    /// <summary>Older versions can corrupt a database in WAL mode when a checkpoint meets a crash.</summary>
    public static readonly Version LeastVersion = new(3, 51, 3);

    // Ballots come in the order of random slots: a round has to fit, or each one waits for a page.
    private const int CacheKibibytes = 64 * 1024;

    // A page that many ballots change is copied into the file once for all of them.
    private const int PagesToCheckpoint = 8192;

    private static readonly (string Pragma, long Value)[] Promised =
        [("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1), ("temp_store", 2)];

    public string Name => Path;

    public Dialect Dialect => Dialect.Sqlite;

    public int MostReaders => int.MaxValue;

    /// <summary>A connection that may write; there is one at a time.</summary>
    /// <exception cref="InvalidOperationException">
    /// SQLite does not keep a setting that our promises rest on.
    /// </exception>
    public DbConnection OpenWriter()
    {
        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        connection.Execute("PRAGMA busy_timeout = 5000");
        if (connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL") != "wal")
        {
            throw new InvalidOperationException($"{Path}: SQLite refuses write-ahead logging; a local disk is needed.");
        }

        connection.Execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON");

        // A temporary file would hold ballots where nothing ever erases them.
        connection.Execute("PRAGMA temp_store = MEMORY");
        connection.Execute($"PRAGMA cache_size = -{CacheKibibytes}; PRAGMA wal_autocheckpoint = {PagesToCheckpoint}");
        Assert(connection);
        return connection;
    }

    /// <summary>A connection that cannot write.</summary>
    public DbConnection OpenReader()
    {
        var connection = Open(SqliteOpenMode.ReadOnly);
        connection.Execute("PRAGMA query_only = ON; PRAGMA busy_timeout = 5000");
        return connection;
    }

    /// <summary>Rewrites the whole file and empties its log, so that no deleted byte stays readable.</summary>
    public bool TryCompact(DbConnection writer)
    {
        writer.Run("VACUUM");
        return writer.ExecuteScalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    }

    public IDisposable? TryLock() => DatabaseLock.TryTake(Path);

    private KeptConnection Open(SqliteOpenMode mode)
    {
        var connection = new KeptConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static void Assert(KeptConnection connection)
    {
        var version = connection.ExecuteScalar<string>("SELECT sqlite_version()")!;
        if (Version.Parse(version) < LeastVersion)
        {
            throw new InvalidOperationException($"SQLite {version} is too old; {LeastVersion} is needed.");
        }

        foreach (var (pragma, value) in Promised)
        {
            if (connection.ExecuteScalar<long>($"PRAGMA {pragma}") != value)
            {
                throw new InvalidOperationException($"SQLite does not keep the setting {pragma} = {value}.");
            }
        }
    }
}
