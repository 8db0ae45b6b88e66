using System.Text;
using System.Text.Json;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Voters;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Voters;

/// <summary>A town with a locked round, and the ways of its clerk.</summary>
internal static class VotingTown
{
    public const string Path = "/v1/rounds/" + SeededRound.Id;
    public const string Mine = Path + "/ballots/mine";

    public static async Task<RunningTown> OpenAsync(Manifest? manifest = null, TimeSpan? later = null)
    {
        var town = await RunningTown.OpenAsync();
        await town.InsertLockedAsync(manifest);
        town.Clock.Advance(later ?? TimeSpan.Zero);
        return town;
    }

    /// <summary>A town where voting is open, and the codes of three voters who may vote on both lines.</summary>
    public static async Task<(RunningTown Town, IReadOnlyDictionary<string, string> Codes)> OpenVotingAsync(
        string roll = "ref\nA-1\nA-2\nA-3\n", Manifest? manifest = null)
    {
        var town = await OpenAsync(manifest);
        var codes = await town.IssueCodesAsync(roll);
        town.Clock.Advance(TimeSpan.FromHours(2));
        return (town, codes);
    }

    /// <summary>Imports a roll, makes a batch for who has no code, and takes the codes, by reference.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> IssueCodesAsync(
        this RunningTown town, string roll, string path = Path)
    {
        var clerk = await town.As(Role.Clerk);
        await Ok(clerk.ImportAsync(roll, path: path));
        return await town.IssueMissingCodesAsync(path);
    }

    public static async Task<IReadOnlyDictionary<string, string>> IssueMissingCodesAsync(
        this RunningTown town, string path = Path)
    {
        var clerk = await town.As(Role.Clerk);
        var batch = await Ok(clerk.PostAsync($"{path}/code-batches", new { }));
        var codes = await Ok(clerk.PostAsync(
            $"{path}/code-batches/{batch.GetProperty("id").GetString()}/exports", new { }));
        return ByRef(codes);
    }

    /// <summary>The codes of an export, by reference.</summary>
    public static IReadOnlyDictionary<string, string> ByRef(JsonElement export) =>
        export.GetProperty("codes").EnumerateArray().ToDictionary(
            code => code.GetProperty("ref").GetString()!, code => code.GetProperty("code").GetString()!);

    public static Task<HttpResponseMessage> ImportAsync(
        this HttpClient clerk, string roll, bool dryRun = false, string path = Path) =>
        clerk.PostAsync(
            $"{path}/roll-imports{(dryRun ? "?dryRun=true" : "")}", new StringContent(roll, Encoding.UTF8, "text/csv"));

    /// <summary>Casts a ballot of sections, written as JSON.</summary>
    public static Task<HttpResponseMessage> CastAsync(
        this HttpClient voter, string sections, string? lockHash = null, string path = Mine) =>
        voter.PutAsync(path, Body(sections, lockHash));

    public static StringContent Body(string sections, string? lockHash = null) => new(
        $$"""{"lockHash":"{{lockHash ?? LockHash}}","sections":{{sections}}}""", Encoding.UTF8, "application/json");

    public static string LockHash { get; } = Budget.Core.Canonical.Hash.Of(SeededRound.Manifest.ToCanonical());

    /// <summary>All rows of a table, as text.</summary>
    public static string Dump(this RunningTown town, string table) => town.Database.Read(session =>
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        while (reader.Read())
        {
            for (var at = 0; at < reader.FieldCount; at++)
            {
                text.Append(reader.GetValue(at)).Append('|');
            }

            text.Append('\n');
        }

        return text.ToString();
    });

    public static long Count(this RunningTown town, string table) =>
        town.Database.Read(session => session.One<long>($"SELECT COUNT(*) FROM {table}"));

    private static async Task<JsonElement> Ok(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var json = await answer.JsonAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, json.ToString());
        return json;
    }
}
