using System.Text.RegularExpressions;

namespace Budget.Api.Storage;

/// <summary>The few statements that a file and a server have to be told in different words.</summary>
/// <param name="Name">As it stands in the names of migrations.</param>
/// <param name="Begin">Begins a transaction that keeps every other writer out until it ends.</param>
/// <param name="BeginToRead">Begins a transaction that sees one snapshot.</param>
/// <param name="Translate">What it calls what a migration says.</param>
internal sealed partial record Dialect(
    string Name, string Begin, string BeginToRead, Func<string, string> Translate)
{
    // One writer at a time, of whatever program: what a file does by itself. Any number will do, if it stays the same.
    private const string OneWriter = "SELECT pg_advisory_xact_lock(1114990695, 2)";

    public static readonly Dialect Sqlite = new("sqlite", "BEGIN IMMEDIATE", "BEGIN", ForSqlite);

    public static readonly Dialect Postgres = new(
        "postgres", $"BEGIN ISOLATION LEVEL READ COMMITTED; {OneWriter}",
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", ForPostgres);

    /// <summary>What SQLite calls it: whole numbers are INTEGER, and tables are strict and without row ids.</summary>
    private static string ForSqlite(string sql) =>
        EndOfTable().Replace(sql, ") STRICT, WITHOUT ROWID;").Replace("BIGINT", "INTEGER", StringComparison.Ordinal);

    /// <summary>
    /// Text in the order of its bytes, as SQLite has it: otherwise the order of a list would be that of the language
    /// somebody chose when he set up the server.
    /// </summary>
    private static string ForPostgres(string sql) => TextColumn().Replace(sql, "$0 COLLATE \"C\"");

    // The house style closes a table with a parenthesis at the start of a line.
    [GeneratedRegex(@"^\);", RegexOptions.Multiline)]
    private static partial Regex EndOfTable();

    [GeneratedRegex(@"(^ +|ADD COLUMN )[a-z_]+ TEXT\b", RegexOptions.Multiline)]
    private static partial Regex TextColumn();
}
