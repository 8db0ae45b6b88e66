using System.Data.Common;
using System.Reflection;
using Dapper;

namespace Budget.Api.Storage;

/// <summary>
/// Brings a database up to date with the numbered SQL texts of this folder, each in a transaction, each once. They are
/// written for PostgreSQL; a dialect translates what its database says otherwise, and triggers come as a pair of texts.
/// </summary>
internal static class Migrations
{
    private const string Prefix = "Budget.Api.Storage.Migrations.";

    private const string Register = """
        CREATE TABLE IF NOT EXISTS migration (
            name TEXT PRIMARY KEY
        );
        """;

    /// <summary>The names in order, without what says for which database: <c>0001_rounds</c>.</summary>
    public static IEnumerable<string> Names => Texts.Select(text => Split(text).Name).Distinct();

    /// <summary>The names of the texts as they are stored, in order.</summary>
    internal static IEnumerable<string> Texts => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .Order(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The database is newer than this program.</exception>
    public static void Apply(DbConnection connection, Dialect dialect)
    {
        // In a transaction, since two programs may start on a new server at once.
        connection.Execute(dialect.Begin);
        connection.Execute(dialect.Translate(Register));
        connection.Execute("COMMIT");
        var done = Done(connection);
        if (done.Except(Names).Order().FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException($"The database is newer than this program: it has {unknown}.");
        }

        foreach (var text in Texts.Where(text => (Split(text).Dialect ?? dialect.Name) == dialect.Name))
        {
            var name = Split(text).Name;
            if (!done.Contains(name))
            {
                connection.Execute(dialect.Begin);
                // Another program may have been faster.
                if (!Done(connection).Contains(name))
                {
                    connection.Execute(dialect.Translate(Read(text)), commandTimeout: 0);
                    connection.Execute("INSERT INTO migration (name) VALUES (@name)", new { name });
                }

                connection.Execute("COMMIT");
            }
        }
    }

    private static HashSet<string> Done(DbConnection connection) =>
        connection.Query<string>("SELECT name FROM migration").ToHashSet();

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
}
