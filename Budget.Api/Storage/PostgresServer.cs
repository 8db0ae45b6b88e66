using System.Data;
using System.Data.Common;
using System.Net;
using Dapper;
using Npgsql;

namespace Budget.Api.Storage;

/// <summary>
/// A database on a PostgreSQL server and the only ways it is opened: with settings under which a commit survives power
/// loss.
/// </summary>
internal sealed class PostgresServer : IStore
{
    /// <summary>What the tests run with.</summary>
    public static readonly Version LeastVersion = new(15, 0);

    // Said once instead of for each statement; a lost server is noticed within half a minute.
    private const string Manners = """
        SET lock_timeout = '5s'; SET jit = off;
        SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3
        """;

    // Waits a moment, since whoever has just hung up holds it until the server has noticed.
    private const string OneService = """
        SET lock_timeout = '1s'; SELECT pg_advisory_lock(1114990695, 1); SET lock_timeout = '5s'
        """;

    // Whoever is idle must not be hung up on: the one who writes would lose the lock.
    private const string Idle = "SET idle_session_timeout = 0";

    private readonly string _text;
    private NpgsqlConnection? _lock;
    private bool _isServed;

    /// <param name="text">The connection string.</param>
    public PostgresServer(string text)
    {
        var said = new NpgsqlConnectionStringBuilder(text);
        said.Pooling = false;
        said.Multiplexing = false;
        said.Enlist = false;
        // What is wrong with a row must not reach a log.
        (said.IncludeErrorDetail, said.PersistSecurityInfo) = (false, false);
        said.ApplicationName ??= "Budget";
        // The service says few statements, each again and again.
        (said.MaxAutoPrepare, said.AutoPrepareMinUsages) = (256, 2);
        if (!text.Contains("timeout", StringComparison.OrdinalIgnoreCase))
        {
            said.Timeout = 5;
        }

        (_text, Name) = (said.ToString(), $"the database {said.Database} on {said.Host}:{said.Port}");
    }

    public string Name { get; }

    public Dialect Dialect => Dialect.Postgres;

    // A server has a hundred connections for all who use it.
    public int MostReaders => 24;

    /// <summary>What is wrong with a connection string, without repeating it; null when nothing is.</summary>
    public static string? Fault(string text)
    {
        try
        {
            var said = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrEmpty(said.Host) || string.IsNullOrEmpty(said.Database)
                ? "expected a connection string with Host and Database"
                : said.SslMode < SslMode.Require && !said.Host.Split(',').All(IsOnThisMachine)
                    ? $"{said.Host} is reached over the network, where ballots would travel unencrypted; say "
                        + "SSL Mode=VerifyFull"
                : null;
        }
        catch (ArgumentException)
        {
            return "expected a connection string such as Host=127.0.0.1;Database=budget;Username=budget";
        }
    }

    public DbConnection OpenWriter()
    {
        _lock?.Dispose();
        _lock = null;
        return Open(connection =>
        {
            Assert(connection);
            connection.Execute("SET idle_in_transaction_session_timeout = '60s'; " + Idle);
            // It lies on the connection that writes: where the lock is lost, so is the way to write. Somebody else may
            // have it then.
            if (_isServed && !Locks(connection))
            {
                throw new InvalidOperationException($"Another service runs on {Name}.");
            }
        });
    }

    public DbConnection OpenReader() =>
        Open(connection => connection.Execute("SET default_transaction_read_only = on; " + Idle));

    public bool TryCompact(DbConnection writer) => PostgresCompaction.TryRun(writer);

    public IDisposable? TryLock()
    {
        var connection = Open(_ => { });
        if (!Locks(connection))
        {
            connection.Dispose();
            return null;
        }

        // Until the connection that writes takes it over.
        (_lock, _isServed) = (connection, true);
        return new Held(this);
    }

    private NpgsqlConnection Open(Action<NpgsqlConnection> settle)
    {
        var connection = new NpgsqlConnection(_text);
        try
        {
            connection.Open();
            connection.Execute(Manners);
            settle(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool Locks(NpgsqlConnection connection)
    {
        try
        {
            connection.Execute(OneService);
            return true;
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    private void Assert(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion < LeastVersion)
        {
            throw new InvalidOperationException(
                $"PostgreSQL {connection.PostgreSqlVersion} is too old; {LeastVersion} is needed.");
        }

        foreach (var (setting, kept) in Promised)
        {
            if (connection.ExecuteScalar<string>("SELECT current_setting(@setting)", new { setting }) is var value
                && !kept.Contains(value))
            {
                throw new InvalidOperationException(
                    $"{Name}: {setting} is {value}; {string.Join(" or ", kept)} is needed.");
            }
        }
    }

    private static readonly (string Setting, string[] Kept)[] Promised =
    [
        ("server_encoding", ["UTF8"]), ("fsync", ["on"]), ("full_page_writes", ["on"]),
        ("synchronous_commit", ["on", "remote_apply"]),
        ("transaction_read_only", ["off"]),
    ];

    /// <summary>The lock, which goes with the connection that writes.</summary>
    private sealed class Held(PostgresServer server) : IDisposable
    {
        public void Dispose()
        {
            server._lock?.Dispose();
            (server._lock, server._isServed) = (null, false);
        }
    }

    private static bool IsOnThisMachine(string host) => host.StartsWith('/') || host.StartsWith('@')
        || host.Split(':')[0].Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPEndPoint.TryParse(host, out var place) && IPAddress.IsLoopback(place.Address));
}
