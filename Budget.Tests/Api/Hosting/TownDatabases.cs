using System.Security.Cryptography;
using System.Text;
using Budget.Api.Storage;
using Npgsql;

namespace Budget.Tests.Api.Hosting;

/// <summary>
/// Databases of towns on a real PostgreSQL server: each called after the folder of its town, and copied from one that
/// was brought up to date once.
/// </summary>
internal static class TownDatabases
{
    /// <summary>A connection string of somebody who may create databases.</summary>
    public const string Variable = "BUDGET_TEST_POSTGRES";

    private static readonly Lazy<string> Template = new(MakeTemplate);

    /// <summary>The server; null when nobody named one.</summary>
    public static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } said ? said : null;

    /// <summary>Whether the town that is opened next lies on the server.</summary>
    public static bool AreUsed { get; set; }

    /// <summary>The connection string of the town in a folder, whose database is made when it is not there.</summary>
    public static string Of(string folder)
    {
        var name = NameOf(folder);
        if (Ask($"SELECT COUNT(*) FROM pg_database WHERE datname = '{name}'") is 0L)
        {
            Do($"CREATE DATABASE {name} TEMPLATE {Template.Value}");
        }

        return Text(name);
    }

    /// <summary>Gives a town that is opened next what another one kept that was stopped.</summary>
    public static void CopyIfUsed(string from, string to)
    {
        if (AreUsed)
        {
            Do($"CREATE DATABASE {NameOf(to)} TEMPLATE {NameOf(from)}");
        }
    }

    /// <summary>An empty database, for who wants to see it filled.</summary>
    public static string MakeEmpty(string folder)
    {
        Create(NameOf(folder));
        return Text(NameOf(folder));
    }

    /// <summary>Deletes the database of a town, whoever is still connected to it.</summary>
    public static void Drop(string folder) => Do($"DROP DATABASE IF EXISTS {NameOf(folder)} WITH (FORCE)");

    /// <summary>Deletes what no test has deleted.</summary>
    public static void DropAll()
    {
        if (Template.IsValueCreated)
        {
            Do($"DROP DATABASE IF EXISTS {Template.Value} WITH (FORCE)");
        }
    }

    /// <summary>Ends all connections to the database of a town, as a server does that goes away.</summary>
    public static void HangUp(string folder) =>
        Ask($"SELECT COUNT(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = '{NameOf(folder)}'");

    /// <summary>Throws everybody out of the database of a town and lets nobody in, or everybody again.</summary>
    public static void Close(string folder, bool isClosed)
    {
        Do($"ALTER DATABASE {NameOf(folder)} ALLOW_CONNECTIONS {!isClosed}");
        HangUp(folder);
    }

    /// <summary>What connections to the database of a town find set from now on.</summary>
    public static void Set(string folder, string setting, string value) =>
        Do($"ALTER DATABASE {NameOf(folder)} SET {setting} = {value}");

    private static string NameOf(string folder) =>
        "town_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..24];

    private static string MakeTemplate()
    {
        var name = $"town_template_{Environment.ProcessId}";
        Create(name);
        Database.Open(new PostgresServer(Text(name))).Dispose();
        return name;
    }

    // A language whose order of letters is none of bytes, where the server has one: no outcome may depend on it.
    private static void Create(string name)
    {
        var isThere = Ask("SELECT COUNT(*) FROM pg_collation WHERE collname = 'da-x-icu'") is not 0L;
        Do($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"
            + (isThere ? " LOCALE_PROVIDER icu ICU_LOCALE 'da' LOCALE 'C'" : ""));
    }

    private static string Text(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = false }.ToString();

    private static void Do(string sql) => Ask(sql);

    private static object? Ask(string sql)
    {
        using var connection = new NpgsqlConnection(Server + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
