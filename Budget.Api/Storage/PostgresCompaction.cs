using System.Data.Common;
using Dapper;
using Npgsql;

namespace Budget.Api.Storage;

/// <summary>
/// Rewrites every table of a PostgreSQL database, so that no deleted row stays in one. Rows that an older snapshot
/// could still see would be kept, so whoever reads already is waited for first.
/// </summary>
internal static class PostgresCompaction
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Every transaction holds its own virtual id, and everybody may see who holds one.
    private const string Others = """
        SELECT l.virtualtransaction FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'virtualxid' AND a.datname = current_database() AND l.pid <> pg_backend_pid()
        """;

    /// <summary>Whether it is done; not when somebody reads for longer than is waited for.</summary>
    public static bool TryRun(DbConnection writer)
    {
        if (!IsAlone(writer))
        {
            return false;
        }

        var tables = writer.Query<string>("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
        try
        {
            writer.Execute($"VACUUM (FULL) {string.Join(", ", tables)}", commandTimeout: 0);
            return true;
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    private static bool IsAlone(DbConnection writer)
    {
        var before = writer.Query<string>(Others).ToHashSet();
        for (var waited = TimeSpan.Zero; before.Count > 0 && waited < Patience; waited += TimeSpan.FromMilliseconds(20))
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(20));
            before.IntersectWith(writer.Query<string>(Others));
        }

        return before.Count == 0;
    }
}
