using System.Net.Http.Json;
using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

/// <summary>
/// A round that finance staff set up over HTTP, as far as a test wants it: two lines, three projects each, equal
/// shares, opening ten days after the town does and closing two weeks later.
/// </summary>
internal sealed class Planned
{
    private Planned(HttpClient anna, HttpClient bent) => (Anna, Bent) = (anna, bent);

    public static DateTimeOffset OpensAt { get; } = RunningTown.Start.AddDays(10);

    public static DateTimeOffset ClosesAt { get; } = OpensAt.AddDays(14);

    public static object RuleSet { get; } = new
    {
        rule = "equal-shares",
        satisfaction = "cost",
        completion = new object[]
        {
            new { kind = "add-one", step = "1", start = "floor", plainWhenAllAffordable = true, stepLimit = 100_000 },
            new { kind = "greedy", satisfaction = "cost", onMisfit = "skip" },
        },
        ties = new[] { "cost", "votes", "lot" },
        lotSource = new { kind = "fixed", seed = "Aars 2026" },
    };

    /// <summary>Finance, who asks.</summary>
    public HttpClient Anna { get; }

    /// <summary>Finance, who confirms.</summary>
    public HttpClient Bent { get; }

    public string Id { get; private init; } = "";

    /// <summary>Where the round is: <c>/v1/rounds/rnd-…</c>.</summary>
    public string Path => $"/v1/rounds/{Id}";

    public string North { get; private set; } = "";

    public string City { get; private set; } = "";

    /// <summary>The ids of the projects, those of <see cref="North"/> first.</summary>
    public List<string> Projects { get; } = [];

    /// <summary>A draft that lacks nothing for its lock.</summary>
    public static async Task<Planned> DraftAsync(RunningTown town, object? settings = null, object? ruleSet = null)
    {
        var anna = await town.As(Role.Finance, "anna@town.example");
        var made = await JsonOf(anna.PostAsync("/v1/rounds", settings ?? Settings()));
        var round = new Planned(anna, await town.As(Role.Finance, "bent@town.example"))
        {
            Id = made.GetProperty("id").GetString()!,
        };
        round.North = await round.AddAsync(
            "lines", new { title = "Nord", amountMinor = 100_000L, limits = new { maxProjects = 2 } });
        round.City = await round.AddAsync("lines", new
        {
            title = "Hele byen",
            amountMinor = 500_000L,
            reserveMinor = 50_000L,
            limits = new { kind = "ranked", maxProjects = 3 },
        });
        foreach (var (line, title, price) in new[]
        {
            (round.North, "Bænke", 40_000L), (round.North, "Gynger", 60_000L), (round.North, "Træer", 35_050L),
            (round.City, "Sti", 200_000L), (round.City, "Scene", 250_000L), (round.City, "Have", 150_000L),
        })
        {
            round.Projects.Add(await round.ProposeAsync(line, title, price));
            await round.DecideAsync(round.Projects[^1], "approved");
        }

        await round.PutAsync("rule-set", ruleSet ?? RuleSet);
        return round;
    }

    /// <summary>A round that is there already.</summary>
    public static async Task<Planned> OfAsync(RunningTown town, string id)
    {
        var anna = await town.As(Role.Finance, "anna@town.example");
        return new Planned(anna, await town.As(Role.Finance, "bent@town.example")) { Id = id };
    }

    /// <summary>The same, locked.</summary>
    public static async Task<Planned> LockedAsync(RunningTown town, object? settings = null, object? ruleSet = null)
    {
        var round = await DraftAsync(town, settings, ruleSet);
        await round.MoveAsync("hearing");
        await round.MoveAsync("locked");
        return round;
    }

    /// <summary>The same, with voting open.</summary>
    public static async Task<Planned> VotingAsync(RunningTown town, object? settings = null, object? ruleSet = null)
    {
        var round = await LockedAsync(town, settings, ruleSet);
        town.Clock.SetUtcNow(OpensAt);
        return round;
    }

    public static object Settings(string? lotDrawEvent = null, bool twoPeoplePublish = false, int hearingDays = 0) =>
        new
        {
            title = "Aars 2026",
            mandate = "The council decides on the recommendation.",
            councilReference = "26/1234",
            opensAt = OpensAt,
            closesAt = ClosesAt,
            lotDrawEvent,
            twoPeoplePublish,
            hearingDays,
        };

    public async Task<string> AddAsync(string list, object body) =>
        (await JsonOf(Anna.PostAsync($"{Path}/{list}", body))).GetProperty("id").GetString()!;

    public Task<string> ProposeAsync(string line, string title, long priceMinor) =>
        AddAsync("projects", new { title, lineId = line, priceMinor });

    public Task<JsonElement> DecideAsync(string project, string to, string? reason = null) =>
        JsonOf(Anna.PostAsync($"{Path}/projects/{project}/transitions", new { to, reason }));

    /// <summary>The state by the clock of the town.</summary>
    public async Task<string> StateAsync() => (await ReadAsync("")).GetProperty("state").GetString()!;

    public Task<JsonElement> ReadAsync(string below) => JsonOf(Anna.GetAsync(Path + below));

    public Task<HttpResponseMessage> AskAsync(string to, string? reason = null, DateTimeOffset? closesAt = null) =>
        Anna.PostAsync($"{Path}/transitions", new { to, reason, closesAt });

    /// <summary>Moves the round on by one person.</summary>
    public Task<JsonElement> MoveAsync(string to, string? reason = null) => JsonOf(AskAsync(to, reason));

    /// <summary>Moves the round on by two people.</summary>
    public async Task<JsonElement> MoveByTwoAsync(string to, string? reason = null, DateTimeOffset? closesAt = null)
    {
        var asked = await JsonOf(AskAsync(to, reason, closesAt));
        return await JsonOf(ConfirmAsync(Bent, asked.GetProperty("id").GetString()!));
    }

    public Task<HttpResponseMessage> ConfirmAsync(HttpClient who, string transition) =>
        who.PostAsync($"{Path}/transitions/{transition}/confirmations", null);

    /// <summary>Changes something as who has just read it.</summary>
    public async Task<HttpResponseMessage> PatchAsync(string below, object patch) =>
        await SendAsync(HttpMethod.Patch, below, patch, (await Anna.GetAsync(Path + below)).Headers.ETag!.Tag);

    public async Task<HttpResponseMessage> DeleteAsync(string below) =>
        await SendAsync(HttpMethod.Delete, below, null, (await Anna.GetAsync(Path + below)).Headers.ETag!.Tag);

    /// <summary>Puts something that belongs to the round itself.</summary>
    public async Task<HttpResponseMessage> PutAsync(string below, object body) => await SendAsync(
        HttpMethod.Put, $"/{below}", body, (await Anna.GetAsync(Path)).Headers.ETag!.Tag);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string below, object? body, string? tag)
    {
        using var request = new HttpRequestMessage(method, Path + below);
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: new(WireFormat.Options)
            {
                DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
            });
            request.Content.Headers.ContentType =
                new(method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        }

        return await Anna.SendAsync(request);
    }

    /// <summary>Everything that decides an outcome, as the service tells it.</summary>
    public async Task<string> DecisiveAsync()
    {
        var round = await ReadAsync("");
        return string.Join('\n', [
            round.GetProperty("title").GetRawText(), round.GetProperty("opensAt").GetRawText(),
            (await ReadAsync("/rule-lock")).GetRawText(), (await ReadAsync("/rule-set")).GetRawText(),
            (await ReadAsync("/lines")).GetRawText(), (await ReadAsync("/projects")).GetRawText(),
        ]);
    }

    private static async Task<JsonElement> JsonOf(Task<HttpResponseMessage> call)
    {
        var answer = await call;
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
