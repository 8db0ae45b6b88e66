using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Sandbox;
using Budget.Tests.Api.Commands;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Sandbox;

/// <summary>What a front end needs for its first ballot, in one call.</summary>
[OnBothStores]
public sealed class MakeSandboxRoundTests
{
    [TestCase("approval")]
    [TestCase("ranked")]
    [TestCase("cumulative")]
    [TestCase("scoring")]
    public async Task A_sandbox_of_every_kind_is_voted_on_counted_and_published(string kind)
    {
        await using var town = await RunningTown.OpenAsync();
        var sandbox = await MadeSandbox.OfAsync(town, new { kind, codes = 3, language = "en" });
        var ballot = await sandbox.BallotAsync();
        foreach (var code in sandbox.Codes)
        {
            var cast = await town.AsVoter(code).PutAsync($"{sandbox.Path}/ballots/mine", ballot);
            Assert.That(await cast.OutcomeAsync(), Is.EqualTo("201"));
        }

        await sandbox.PublishAsync();
        var result = await (await town.AsPublic().GetAsync($"{sandbox.Path}/result")).JsonAsync();
        Assert.That(result.GetProperty("isSandbox").GetBoolean());
        foreach (var line in result.GetProperty("lines").EnumerateArray())
        {
            Assert.That(line.GetProperty("ballots").GetInt32(), Is.EqualTo(63));
            Assert.That(line.GetProperty("recommended").GetArrayLength(), Is.GreaterThan(1));
            Assert.That(line.GetProperty("notRecommended").GetArrayLength(), Is.GreaterThan(0));
        }

        await VerifyAsync(sandbox);
    }

    [Test]
    public async Task Nobody_can_mistake_it_for_a_real_round()
    {
        await using var town = await RunningTown.OpenAsync();
        var sandbox = await MadeSandbox.OfAsync(town);
        var shown = await (await town.AsPublic().GetAsync(sandbox.Path)).JsonAsync();
        Assert.That(shown.GetProperty("state").GetString(), Is.EqualTo("voting"));
        foreach (var said in new[] { shown, await sandbox.FormAsync(), sandbox.Made })
        {
            Assert.That(said.GetProperty("isSandbox").GetBoolean());
        }

        Assert.That(shown.GetProperty("title").GetString(), Does.StartWith("TEST"));
        Assert.That(sandbox.Made.GetProperty("keys").EnumerateObject().Select(key => key.Value.GetString()),
            Has.All.StartsWith("pbk_test_"));
        await sandbox.PublishAsync();
        var record = await (await town.AsPublic().GetAsync($"{sandbox.Path}/result/record")).JsonAsync();
        Assert.That(record.GetProperty("isSandbox").GetBoolean());
    }

    [Test]
    public async Task It_stands_in_no_list_but_that_of_its_own_keys()
    {
        await using var town = await RunningTown.OpenAsync();
        var sandbox = await MadeSandbox.OfAsync(town);
        await MadeSandbox.OfAsync(town);
        using var finance = sandbox.As("finance");
        Assert.That(await RoundsFor(town.AsPublic()), Is.Empty);
        Assert.That(await RoundsFor(await town.As(Budget.Api.Security.Role.Finance)), Is.Empty);
        Assert.That(await RoundsFor(finance), Is.EqualTo(new[] { sandbox.Id }));
    }

    [Test]
    public async Task A_service_that_others_reach_offers_none_unless_its_operator_says_so()
    {
        var settings = new ApplicationSettings { RateLimits = false };
        Assert.That(await OutcomeAsync(settings), Is.EqualTo("201"));
        Assert.That(await OutcomeAsync(settings with { BehindProxy = true }), Is.EqualTo("404 not-found"));
        Assert.That(await OutcomeAsync(settings with { BehindProxy = true, Sandbox = true }), Is.EqualTo("201"));
        Assert.That(await OutcomeAsync(settings with { Sandbox = false }), Is.EqualTo("404 not-found"));
    }

    [Test]
    public async Task Only_so_many_are_made_in_a_minute()
    {
        await using var town = await RunningTown.OpenAsync();
        for (var made = 0; made < Sandboxes.MostInAMinute; made++)
        {
            await MadeSandbox.OfAsync(town, new { neighbours = 0, codes = 1 });
        }

        var refused = await town.AsPublic().PostAsync("/v1/sandbox/rounds", new { });
        Assert.That(await refused.OutcomeAsync(), Is.EqualTo("429 too-many-requests"));
        Assert.That(refused.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromMinutes(1)));
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await MadeSandbox.OfAsync(town);
    }

    [TestCase("""{"codes":101}""", "/codes")]
    [TestCase("""{"codes":0}""", "/codes")]
    [TestCase("""{"neighbours":201}""", "/neighbours")]
    [TestCase("""{"openMinutes":1381}""", "/openMinutes")]
    [TestCase("""{"kind":"lottery"}""", "/kind")]
    public async Task A_wish_that_is_too_large_is_refused_at_its_place(string body, string place)
    {
        await using var town = await RunningTown.OpenAsync();
        using var content = new StringContent(
            body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        var answer = await (await town.AsPublic().PostAsync("/v1/sandbox/rounds", content)).JsonAsync();
        Assert.That(answer.GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
    }

    private static async Task<string> OutcomeAsync(ApplicationSettings settings)
    {
        await using var town = await RunningTown.OpenAsync(settings);
        return await (await town.AsPublic().PostAsync("/v1/sandbox/rounds", new { })).OutcomeAsync();
    }

    private static async Task<IEnumerable<string?>> RoundsFor(HttpClient caller) =>
        (await (await caller.GetAsync("/v1/rounds")).JsonAsync()).GetProperty("items").EnumerateArray()
            .Select(round => round.GetProperty("id").GetString());

    private static async Task VerifyAsync(MadeSandbox sandbox)
    {
        var file = Path.Combine(sandbox.Town.Settings.DataFolder, "bundle.zip");
        await File.WriteAllBytesAsync(file, await sandbox.Town.AsPublic().GetByteArrayAsync(
            new Uri($"{sandbox.Path}/exports/bundle.zip", UriKind.Relative)));
        var verified = Answered.To("verify", file);
        Assert.That(verified.ExitCode, Is.Zero, verified.Out);
    }
}
