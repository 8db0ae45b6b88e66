using System.Data.Common;
using Dapper;
using Npgsql;

namespace Budget.Api.Storage;

/// <summary>
/// Rewrites every table of a PostgreSQL database, so that no deleted row stays in one. Rows that an older snapshot
/// could still see would be kept, so whoever reads already is waited for first; and before that, since a new snapshot
/// reaches back to the oldest transaction of the whole server, whoever writes in any of its databases.
/// </summary>
internal static class PostgresCompaction
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Every transaction holds its own virtual id, and everybody may see who holds one.
    private const string Others = """
        SELECT l.virtualtransaction FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'virtualxid' AND a.datname = current_database() AND l.pid <> pg_backend_pid()
        """;

    // Larger than that of every transaction that has deleted something already.
    private const string Next = "SELECT pg_current_xact_id()::text::bigint";

    private const string Oldest = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    /// <summary>Whether it is done; not when somebody reads or writes for longer than is waited for.</summary>
    public static bool TryRun(DbConnection writer)
    {
        var next = writer.ExecuteScalar<long>(Next);
        if (!IsSoon(() => writer.ExecuteScalar<long>(Oldest) > next) || !IsAlone(writer))
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
        return IsSoon(() =>
        {
            before.IntersectWith(writer.Query<string>(Others));
            return before.Count == 0;
        });
    }

    private static bool IsSoon(Func<bool> holds)
    {
        var pause = TimeSpan.FromMilliseconds(20);
        for (var waited = TimeSpan.Zero; waited < Patience; waited += pause)
        {
            if (holds())
            {
                return true;
            }

            Thread.Sleep(pause);
        }

        return false;
    }
}
