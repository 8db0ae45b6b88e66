using System.Data.Common;
using Dapper;

namespace Budget.Api.Storage;

/// <summary>
/// A connection in use, inside a transaction when it may write. Stores speak SQL to it and name no driver.
/// </summary>
internal sealed class Session(DbConnection connection)
{
    public DbConnection Connection => connection;

    public IReadOnlyList<T> All<T>(string sql, object? parameters = null)
    {
        // Row by row: of a computed column without a row SQLite does not know the type, and Query would ask for it.
        using var reader = connection.ExecuteReader(sql, parameters);
        return [.. reader.Parse<T>()];
    }

    /// <summary>The rows one after the other, without keeping them.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? parameters = null) =>
        connection.Query<T>(sql, parameters, buffered: false);

    /// <summary>The only row, or the default when there is none.</summary>
    public T? One<T>(string sql, object? parameters = null) => connection.QuerySingleOrDefault<T>(sql, parameters);

    /// <summary>How many rows the statement changed.</summary>
    public int Run(string sql, object? parameters = null) => connection.Execute(sql, parameters);
}

internal static class Connections
{
    /// <summary>Runs a statement without parameters; a connection that keeps its statements has it prepared.</summary>
    public static void Run(this DbConnection connection, string sql)
    {
        if (connection is KeptConnection kept)
        {
            kept.Run(sql);
        }
        else
        {
            connection.Execute(sql);
        }
    }
}
