using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;

namespace Budget.Api.Storage;

/// <summary>
/// Brings a database up to date with the numbered SQL texts of this folder, each in a transaction, each once. They are
/// written for PostgreSQL; what SQLite says otherwise is translated, and triggers come as a pair of texts.
/// </summary>
internal static partial class Migrations
{
    private const string Prefix = "Budget.Api.Storage.Migrations.";

    private const string Register =
        "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID";

    /// <summary>The names in order, without what says for which database: <c>0001_rounds</c>.</summary>
    public static IEnumerable<string> Names => Texts.Select(text => Split(text).Name).Distinct();

    /// <summary>The names of the texts as they are stored, in order.</summary>
    internal static IEnumerable<string> Texts => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .Order(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The database is newer than this program.</exception>
    public static void Apply(DbConnection connection)
    {
        connection.Execute(Register);
        var done = connection.Query<string>("SELECT name FROM migration").ToHashSet();
        if (done.Except(Names).Order().FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException($"The database is newer than this program: it has {unknown}.");
        }

        foreach (var text in Texts.Where(text => Split(text).Dialect is "sqlite" or null))
        {
            var name = Split(text).Name;
            if (!done.Contains(name))
            {
                connection.Execute("BEGIN IMMEDIATE");
                connection.Execute(ForSqlite(Read(text)));
                connection.Execute("INSERT INTO migration (name) VALUES (@name)", new { name });
                connection.Execute("COMMIT");
            }
        }
    }

    /// <summary>What SQLite calls it: whole numbers are INTEGER, and tables are strict and without row ids.</summary>
    internal static string ForSqlite(string sql) =>
        EndOfTable().Replace(sql, ") STRICT, WITHOUT ROWID;").Replace("BIGINT", "INTEGER", StringComparison.Ordinal);

    internal static (string Name, string? Dialect) Split(string text) => text.Split('.') switch
    {
        [var name, "sql"] => (name, null),
        [var name, var dialect, "sql"] => (name, dialect),
        _ => throw new InvalidOperationException($"{text} is no name of a migration."),
    };

    private static string Read(string text)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + text)!);
        return reader.ReadToEnd();
    }

    // The house style closes a table with a parenthesis at the start of a line.
    [GeneratedRegex(@"^\);", RegexOptions.Multiline)]
    private static partial Regex EndOfTable();
}
