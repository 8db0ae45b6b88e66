using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Hosting;

/// <summary>Every operation that changes or ends what is there, in a town that is ready for it.</summary>
internal static class ChangingCalls
{
    private const string Patch = "application/merge-patch+json";

    public static (string Operation, Func<Task<CreatingCall>> Open)[] OfStaff { get; } =
    [
        ("changeRound", () => OnDraft(HttpMethod.Patch, _ => "", new { title = "B" })),
        ("changeLine", () => OnDraft(HttpMethod.Patch, round => $"/lines/{round.North}", new { title = "B" })),
        ("changeProject", () => OnDraft(
            HttpMethod.Patch, round => $"/projects/{round.Projects[0]}", new { title = "B" })),
        ("changeArea", () => OnAdded(HttpMethod.Patch, "areas")),
        ("changeCategory", () => OnAdded(HttpMethod.Patch, "categories")),
        ("deleteArea", () => OnAdded(HttpMethod.Delete, "areas")),
        ("deleteCategory", () => OnAdded(HttpMethod.Delete, "categories")),
        ("deleteLine", async () =>
        {
            var (town, round) = await DraftAsync();
            var id = await round.AddAsync("lines", new { title = "Syd", amountMinor = 1L });
            return await Of(town, round, HttpMethod.Delete, $"/lines/{id}", null);
        }),
        ("deleteRound", async () =>
        {
            var town = await RunningTown.OpenAsync();
            var anna = await town.As(Role.Finance);
            var made = await (await anna.PostAsync("/v1/rounds", new { title = "A" })).JsonAsync();
            var round = await Planned.OfAsync(town, made.GetProperty("id").GetString()!);
            return await Of(town, round, HttpMethod.Delete, "", null);
        }),
        ("changeRuleSet", async () =>
        {
            var (town, round) = await DraftAsync();
            var call = await Of(town, round, HttpMethod.Put, "", Planned.RuleSet);
            return call with { Path = round.Path + "/rule-set" };
        }),
        ("drawLot", async () =>
        {
            var town = await RunningTown.OpenAsync();
            var rule = new { rule = "greedy", ties = new[] { "cost", "lot" } };
            var round = await Planned.VotingAsync(town, Planned.Settings(lotDrawEvent: "Lotto, week 40"), rule);
            town.Clock.SetUtcNow(Planned.ClosesAt);
            await round.MoveAsync("reconciling");
            var body = WireFormat.Write(new { seed = "1 2 3", eventReference = "https://lotto.example/40" });
            return new(town, round.Anna, $"{round.Path}/lot-draw", body) { Method = HttpMethod.Put };
        }),
        ("revokeKey", async () =>
        {
            var town = await RunningTown.OpenAsync();
            var administrator = await town.As(Role.Administrator);
            var made = await (await administrator.PostAsync(
                "/v1/keys", new { role = "clerk", person = "c@town.example" })).JsonAsync();
            return new(town, administrator, $"/v1/keys/{made.GetProperty("id").GetString()}", null)
            {
                Method = HttpMethod.Delete,
            };
        }),
    ];

    public static (string Operation, Func<Task<CreatingCall>> Open)[] OfVoters { get; } =
    [
        ("castBallot", async () =>
        {
            var (town, codes) = await VotingTown.OpenVotingAsync();
            var body = await VotingTown.Body("""{"lin-nord":{"approve":["prj-bench"]}}""").ReadAsStringAsync();
            return new(town, town.AsVoter(codes["A-1"]), VotingTown.Mine, body) { Method = HttpMethod.Put };
        }),
        ("withdrawBallot", async () =>
        {
            var (town, codes) = await VotingTown.OpenVotingAsync();
            var voter = town.AsVoter(codes["A-1"]);
            await voter.CastAsync("""{"lin-nord":{"approve":["prj-bench"]}}""");
            return new(town, voter, VotingTown.Mine, null) { Method = HttpMethod.Delete };
        }),
    ];

    private static async Task<CreatingCall> OnDraft(HttpMethod method, Func<Planned, string> below, object body)
    {
        var (town, round) = await DraftAsync();
        return await Of(town, round, method, below(round), body);
    }

    private static async Task<CreatingCall> OnAdded(HttpMethod method, string list)
    {
        var (town, round) = await DraftAsync();
        var id = await round.AddAsync(list, new { title = "A" });
        return await Of(town, round, method, $"/{list}/{id}", method == HttpMethod.Patch ? new { title = "B" } : null);
    }

    private static async Task<(RunningTown Town, Planned Round)> DraftAsync()
    {
        var town = await RunningTown.OpenAsync();
        return (town, await Planned.DraftAsync(town));
    }

    private static async Task<CreatingCall> Of(
        RunningTown town, Planned round, HttpMethod method, string below, object? body) =>
        new(town, round.Anna, round.Path + below, body is null ? null : JsonSerializer.Serialize(body))
        {
            Method = method,
            MediaType = method == HttpMethod.Patch ? Patch : "application/json",
            Tag = (await round.Anna.GetAsync(round.Path + below)).Headers.ETag!.Tag,
        };
}
