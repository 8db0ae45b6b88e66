using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Tests.Api.Ballots;

namespace Budget.Tests.Api.Hosting;

[OnBothStores]
public sealed class IdempotencyTests
{
    [Test]
    public async Task A_key_belongs_to_one_path_and_one_body_of_one_caller()
    {
        await using var call = await CreatingCall.All["createLine"]();
        await call.SendAsync("k-1");
        Assert.That(
            await (await (call with { Body = """{"title":"Vest","amountMinor":1}""" }).SendAsync("k-1")).OutcomeAsync(),
            Is.EqualTo("422 idempotency-mismatch"));
        Assert.That(
            await (await call.SendAsync("k-1", path: "/v1/rounds")).OutcomeAsync(),
            Is.EqualTo("400 invalid-input"), "a body that is no round is refused before its key is looked at");
        Assert.That(
            await (await call.SendAsync("k-1", path: "/v1/rounds/rnd-none/lines")).OutcomeAsync(),
            Is.EqualTo("422 idempotency-mismatch"));
        var other = await call.SendAsync("k-1", await call.Town.As(Role.Finance, "carl@town.example"));
        Assert.That(await other.OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(other.Headers.Contains(Idempotency.Replayed), Is.False);
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("a\u007f")]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_key_is_a_short_word_of_visible_letters(string key)
    {
        await using var call = await CreatingCall.All["createRound"]();
        var before = call.Effects;
        Assert.That(await (await call.SendAsync(key)).OutcomeAsync(), Does.StartWith("400"));
        Assert.That(call.Effects, Is.EqualTo(before));
        Assert.That(await (await call.SendAsync(key.Length > 64 ? key[..64] : "!~")).OutcomeAsync(), Is.EqualTo("201"));
    }

    [Test]
    public async Task A_refusal_is_not_remembered_so_that_a_mended_call_keeps_its_key()
    {
        await using var call = await CreatingCall.All["createLine"]();
        var broken = call with { Body = """{"title":"","amountMinor":1}""" };
        Assert.That(await (await broken.SendAsync("k-1")).OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(await (await call.SendAsync("k-1")).OutcomeAsync(), Is.EqualTo("201"));
    }

    [Test]
    public async Task An_import_is_answered_again_although_the_round_has_moved_on()
    {
        await using var call = await CreatingCall.All["importRoll"]();
        call.Town.Clock.Advance(TimeSpan.FromDays(13) + TimeSpan.FromHours(22));
        var first = await (await call.SendAsync("k-1")).Content.ReadAsStringAsync();
        call.Town.Clock.Advance(TimeSpan.FromHours(2));
        Assert.That(await (await call.SendAsync("k-2")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        Assert.That(await (await call.SendAsync("k-1")).Content.ReadAsStringAsync(), Is.EqualTo(first));
    }

    [Test]
    public async Task Calls_are_forgotten_after_a_day_and_a_secret_is_never_kept()
    {
        await using var call = await CreatingCall.All["makeKey"]();
        await call.SendAsync("k-1");
        Assert.That(Remembered(call.Town), Is.EqualTo(new[] { "" }));
        call.Town.Clock.Advance(TimeSpan.FromHours(23));
        Assert.That(await (await call.SendAsync("k-1")).OutcomeAsync(), Is.EqualTo("409 already-delivered"));
        call.Town.Clock.Advance(TimeSpan.FromHours(3));
        Assert.That(() => Remembered(call.Town), Is.Empty.After(10_000, 50));
    }

    [Test]
    public async Task What_was_created_before_a_kill_is_answered_after_it_and_nothing_is_created_twice()
    {
        var town = await RunningTown.OpenAsync();
        var authorization = (await town.As(Role.Finance)).DefaultRequestHeaders.Authorization;
        await town.StopAsync();
        var created = new Dictionary<string, string>();
        for (var kill = 0; kill < 6; kill++)
        {
            using var service = await KilledService.StartAsync(town.Settings);
            using var client = new HttpClient { BaseAddress = service.Url };
            client.DefaultRequestHeaders.Authorization = authorization;
            foreach (var (key, said) in created)
            {
                var again = await CreateAsync(client, key);
                Assert.That(again, said.Length == 0 ? Is.Not.Empty : Is.EqualTo(said), key);
            }

            created[$"answered-{kill}"] = await CreateAsync(client, $"answered-{kill}");
            // Killed while it works, and sooner or later in that work.
            var lost = Enumerable.Range(0, 8).Select(_ => $"lost-{kill}").Select(key => CreateAsync(client, key));
            var last = Task.WhenAll(lost);
            await Task.Delay(TimeSpan.FromMilliseconds(kill));
            service.Kill();
            await last;
            created[$"lost-{kill}"] = "";
        }

        using var reborn = await KilledService.StartAsync(town.Settings);
        using var finance = new HttpClient { BaseAddress = reborn.Url };
        finance.DefaultRequestHeaders.Authorization = authorization;
        foreach (var key in created.Keys)
        {
            await CreateAsync(finance, key);
        }

        var rounds = await (await finance.GetAsync("/v1/rounds?limit=200")).JsonAsync();
        Assert.That(rounds.GetProperty("items").GetArrayLength(), Is.EqualTo(created.Count));
        Directory.Delete(town.Settings.DataFolder, recursive: true);
    }

    private static async Task<string> CreateAsync(HttpClient client, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/rounds");
        request.Headers.Add(Idempotency.Key, key);
        request.Content = new StringContent($$"""{"title":"{{key}}"}""", null, "application/json");
        try
        {
            using var answer = await client.SendAsync(request);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private static IReadOnlyList<string> Remembered(RunningTown town) =>
        town.Database.Read(session => session.All<string>("SELECT COALESCE(value, '') FROM remembered_call"));
}
