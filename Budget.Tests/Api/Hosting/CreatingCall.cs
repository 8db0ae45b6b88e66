using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Tests.Api.Results;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Hosting;

/// <summary>A call in a town that is ready for it; its effect is one event of the audit, or what it says.</summary>
internal sealed record CreatingCall(RunningTown Town, HttpClient Client, string Path, string? Body) : IAsyncDisposable
{
    // How a town comes to where an operation can be done.
    private static readonly (string Operation, Func<Task<CreatingCall>> Open)[] Table =
    [
        ("createRound", async () =>
        {
            var town = await RunningTown.OpenAsync();
            return Of(town, await town.As(Role.Finance), "/v1/rounds", new { title = "Aars 2026" });
        }),
        ("createLine", () => InDraft("lines", _ => new { title = "Syd", amountMinor = 100L })),
        ("createArea", () => InDraft("areas", _ => new { title = "Syd", population = 5 })),
        ("createCategory", () => InDraft("categories", _ => new { title = "Leg" })),
        ("createProject", () => InDraft(
            "projects", round => new { title = "Bænk", lineId = round.North, priceMinor = 100L })),
        ("decideProject", async () =>
        {
            var call = await InDraft("", _ => new { to = "rejected", reason = "Too dear." });
            var projects = await (await call.Client.GetAsync($"{call.Path}projects?limit=1")).JsonAsync();
            var id = projects.GetProperty("items")[0].GetProperty("id").GetString();
            return call with { Path = $"{call.Path}projects/{id}/transitions" };
        }),
        ("importProjects", async () =>
        {
            var call = await InDraft("project-imports", round => round.North);
            var line = JsonSerializer.Deserialize<string>(call.Body!);
            return call with { Body = $"id;title;line;price\nA-1;Bænk;{line};100\n", MediaType = "text/csv" };
        }),
        ("askTransition", () => InDraft("transitions", _ => new { to = "collecting" })),
        ("confirmTransition", async () =>
        {
            var town = await RunningTown.OpenAsync();
            var round = await Planned.LockedAsync(town);
            var asked = await (await round.AskAsync("hearing", "A price was wrong.")).JsonAsync();
            var path = $"{round.Path}/transitions/{asked.GetProperty("id").GetString()}/confirmations";
            return new(town, round.Bent, path, null);
        }),
        ("importRoll", async () =>
        {
            var call = await WithVoters("roll-imports", null);
            return call with { Body = "ref\nB-1\n", MediaType = "text/csv" };
        }),
        ("makeCodeBatch", async () =>
        {
            var call = await WithVoters("code-batches", new { });
            await call.Client.ImportAsync("ref\nB-1\n");
            return call;
        }),
        ("exportCodes", async () =>
        {
            var call = await WithVoters("code-batches", new { });
            await call.Client.ImportAsync("ref\nB-1\n");
            var batch = await (await call.Client.PostAsync(call.Path, new { })).JsonAsync();
            return call with { Path = $"{call.Path}/{batch.GetProperty("id").GetString()}/exports" };
        }),
        ("revokeCodes", () => WithVoters("code-revocations", new { reason = "Lost.", refs = new[] { "A-1" } })),
        ("recordCouncilDecision", async () =>
        {
            var town = await SealedTown.OpenPublishedAsync();
            return Of(town, await town.As(Role.Finance), SealedTown.Round + "/council-decisions", new
            {
                legalStatus = "returned",
                caseNumber = "1",
                decidedOn = "2026-09-21",
                minutesUrl = "https://town.example/1",
                reasons = "Not now.",
            });
        }),
        ("copyRound", () => InDraft("copies", _ => new { title = "Aars 2027", projects = "notFunded" })),
        ("makeResultRun", async () =>
        {
            var town = await SealedTown.OpenPublishedAsync();
            return Of(town, await town.As(Role.Finance, "anna"), SealedTown.Round + "/result-runs", ResultRun);
        }),
        ("confirmResultRun", async () =>
        {
            var town = await SealedTown.OpenPublishedAsync();
            var runs = SealedTown.Round + "/result-runs";
            var made = await (await (await town.As(Role.Finance, "anna")).PostAsync(runs, ResultRun)).JsonAsync();
            var path = $"{runs}/{made.GetProperty("id").GetString()}/confirmations";
            return Of(town, await town.As(Role.Finance, "bent"), path, null);
        }),
        ("makeSandboxRound", async () =>
        {
            var town = await RunningTown.OpenAsync();
            return Of(town, town.AsPublic(), "/v1/sandbox/rounds", new { codes = 1, neighbours = 0 }) with
            {
                Measure = "SELECT COUNT(*) FROM round",
            };
        }),
        ("closeSandboxRound", async () =>
        {
            var town = await RunningTown.OpenAsync();
            var answer = await town.AsPublic().PostAsync("/v1/sandbox/rounds", new { neighbours = 0 });
            var made = await answer.JsonAsync();
            var finance = town.AsPublic();
            finance.DefaultRequestHeaders.Authorization =
                new("Bearer", made.GetProperty("keys").GetProperty("finance").GetString());
            var path = $"/v1/sandbox/rounds/{made.GetProperty("roundId").GetString()}/closings";
            return new(town, finance, path, null)
            {
                Measure = "SELECT COUNT(*) FROM audit_event WHERE action = 'sandbox-closed'",
            };
        }),
        ("makeKey", async () =>
        {
            var town = await RunningTown.OpenAsync();
            return Of(
                town, await town.As(Role.Administrator), "/v1/keys", new { role = "clerk", person = "c@t.example" });
        }),
    ];

    public string MediaType { get; init; } = "application/json";

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>What is sent as <c>If-Match</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Every creating operation.</summary>
    public static IReadOnlyDictionary<string, Func<Task<CreatingCall>>> All { get; } =
        Table.ToDictionary(row => row.Operation, row => row.Open);

    private static object ResultRun =>
        new { reason = "It cannot stand there.", changes = "The swings are out.", withdrawn = new[] { "prj-swings" } };

    /// <summary>What counts its effects.</summary>
    public string Measure { get; init; } = "SELECT COUNT(*) FROM audit_event";

    public long Effects => Town.Database.Read(session => session.One<long>(Measure));

    public Task<HttpResponseMessage> SendAsync(string? key, HttpClient? client = null, string? path = null)
    {
        var request = new HttpRequestMessage(Method, path ?? Path);
        if (Tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", Tag);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        request.Content = Body is null ? null : new StringContent(Body, Encoding.UTF8);
        request.Content?.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        return (client ?? Client).SendAsync(request);
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();

    private static CreatingCall Of(RunningTown town, HttpClient client, string path, object? body) =>
        new(town, client, path, body is null ? null : WireFormat.Write(body));

    private static async Task<CreatingCall> InDraft(string below, Func<Planned, object> body)
    {
        var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        return Of(town, round.Anna, $"{round.Path}/{below}", body(round));
    }

    private static async Task<CreatingCall> WithVoters(string below, object? body)
    {
        var (town, _) = await VotingTown.OpenVotingAsync();
        return Of(town, await town.As(Role.Clerk), $"{VotingTown.Path}/{below}", body);
    }
}
