using System.Text.Json;
using Budget.Api.Hosting;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>All that a town keeps, to be compared with what it keeps later.</summary>
internal static class Stored
{
    /// <summary>Every row of every table.</summary>
    public static string Everything(RunningTown town) => town.Database.Read(session => string.Join('\n', session
        .All<string>(town.Settings.Database is not null
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table'")
        .SelectMany(table => session.All<object>($"SELECT * FROM {table}").Select(row =>
            $"{table} {JsonSerializer.Serialize(row, WireFormat.Options)}"))
        .Order(StringComparer.Ordinal)));
}
