using System.Text.Json;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Sandbox;

/// <summary>A sandbox of a running service, and everybody in it.</summary>
internal sealed record MadeSandbox(RunningTown Town, JsonElement Made)
{
    public string Id => Made.GetProperty("roundId").GetString()!;

    public string Path => $"/v1/rounds/{Id}";

    public string[] Codes => [.. Made.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)];

    public static async Task<MadeSandbox> OfAsync(RunningTown town, object? wish = null)
    {
        var answer = await town.AsPublic().PostAsync("/v1/sandbox/rounds", wish ?? new { });
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("201"));
        return new(town, await answer.JsonAsync());
    }

    /// <summary>The key of somebody: <c>finance</c>, <c>secondFinance</c>, <c>clerk</c>, <c>frontEnd</c>.</summary>
    public string Key(string whose) => Made.GetProperty("keys").GetProperty(whose).GetString()!;

    /// <summary>Somebody with one of the keys.</summary>
    public HttpClient As(string whose)
    {
        var client = Town.Crowd();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Key(whose));
        return client;
    }

    public async Task<JsonElement> FormAsync() =>
        await (await Town.AsPublic().GetAsync($"{Path}/ballot-form")).JsonAsync();

    /// <summary>A ballot with the first project of each line.</summary>
    public async Task<object> BallotAsync()
    {
        var form = await FormAsync();
        return new
        {
            lockHash = form.GetProperty("lockHash").GetString(),
            sections = form.GetProperty("lines").EnumerateArray().ToDictionary(
                line => line.GetProperty("id").GetString()!,
                line => SectionOf(
                    line.GetProperty("limits").GetProperty("kind").GetString()!,
                    line.GetProperty("projects")[0].GetProperty("id").GetString()!)),
        };
    }

    /// <summary>Closes, counts and publishes it, as two people with its keys do.</summary>
    public async Task PublishAsync()
    {
        using var finance = As("finance");
        using var second = As("secondFinance");
        await DoneAsync(finance.PostAsync($"/v1/sandbox/rounds/{Id}/closings", null));
        await DoneAsync(finance.PostAsync($"{Path}/transitions", new { to = "reconciling" }));
        var asked = await finance.PostAsync($"{Path}/transitions", new { to = "counted" });
        Assert.That(await asked.OutcomeAsync(), Is.EqualTo("202"));
        var id = (await asked.JsonAsync()).GetProperty("id").GetString();
        await DoneAsync(second.PostAsync($"{Path}/transitions/{id}/confirmations", null));
        await DoneAsync(finance.PostAsync($"{Path}/transitions", new { to = "published" }));
    }

    private static object SectionOf(string kind, string project) => kind switch
    {
        "approval" => new { approve = new[] { project } },
        "ranked" => new { rank = new[] { new[] { project } } },
        _ => new { points = new Dictionary<string, int> { [project] = 5 } },
    };

    private static async Task DoneAsync(Task<HttpResponseMessage> call) =>
        Assert.That(await (await call).OutcomeAsync(), Is.EqualTo("200"));
}
