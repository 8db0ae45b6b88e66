using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Budget.Api.Storage;

/// <summary>What an exception of a store means: a wrong statement, or a store that cannot do its work.</summary>
internal static class Faults
{
    private const int Constraint = 19;

    // Busy, locked, out of memory, failed to read or write, full, cannot be opened, locked too long.
    private static readonly HashSet<int> OfTheDisk = [5, 6, 7, 10, 13, 14, 15];

    /// <summary>Whether only what one statement said was refused, and the transaction around it can go on.</summary>
    public static bool IsOfTheStatement(DbException fault) => fault switch
    {
        SqliteException file => file.SqliteErrorCode == Constraint,
        // After a failover the server may have become one that only reads; another connection finds the other.
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => false,
        // Values, constraints, transactions used wrongly, words of SQL, our own triggers, what is not offered.
        PostgresException server => server.SqlState[..2] is "22" or "23" or "25" or "42" or "P0" or "0A",
        _ => false,
    };

    /// <summary>Whether the store is not there, or not able to: it may be again in a moment.</summary>
    public static bool IsOutage(Exception? cause) => cause switch
    {
        SqliteException file => OfTheDisk.Contains(file.SqliteErrorCode),
        NpgsqlException server => !IsOfTheStatement(server),
        // A name that is not found, and readers of whom there are too many.
        SocketException or TimeoutException => true,
        _ => false,
    };
}
