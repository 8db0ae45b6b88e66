using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Tests.Api.Hosting;

[OnBothStores]
public sealed class HealthEndpointTests
{
    [Test]
    public async Task A_service_that_can_store_is_alive_and_ready()
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        Assert.That(await (await client.GetAsync("/health/live")).OutcomeAsync(), Is.EqualTo("200"));
        Assert.That(await client.GetStringAsync("/health/ready"), Is.EqualTo("""{"status":"ready"}"""));
    }

    [Test]
    public async Task A_restored_service_says_so()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.Database.Write<object>(session =>
        {
            Fact.Set(session, Fact.RestoredAt, "2026-09-01T07:00:00.000Z");
            return new object();
        });
        var ready = await (await town.AsPublic().GetAsync("/health/ready")).JsonAsync();
        Assert.That(ready.GetProperty("restoredAt").GetString(), Is.EqualTo("2026-09-01T07:00:00.000Z"));
    }

    [Test]
    public async Task Without_its_keys_it_is_alive_and_not_ready()
    {
        await using var town = await RunningTown.OpenAsync();
        Directory.Delete(town.Settings.Keys, recursive: true);
        var client = town.AsPublic();
        Assert.That(await (await client.GetAsync("/health/live")).OutcomeAsync(), Is.EqualTo("200"));
        var ready = await client.GetAsync("/health/ready");
        Assert.That(await ready.OutcomeAsync(), Is.EqualTo("503 unavailable"));
        Assert.That(ready.Headers.RetryAfter, Is.Not.Null);
    }

    [Test]
    public async Task Every_answer_says_how_a_browser_has_to_treat_it()
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        foreach (var path in new[] { "/health/live", "/v1/rules", "/v1/nothing", "/docs/index.html", "/openapi.json" })
        {
            var headers = (await client.GetAsync(path)).Headers;
            Assert.That(headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }), path);
            Assert.That(headers.Contains("Strict-Transport-Security"), path);
            Assert.That(headers.Contains("API-Version"), path);
            Assert.That(headers.Contains("Server") || headers.Contains("Set-Cookie"), Is.False, path);
            Assert.That(
                headers.GetValues("Content-Security-Policy").Single().Contains("script-src", StringComparison.Ordinal),
                Is.EqualTo(path.StartsWith("/docs", StringComparison.Ordinal)), path);
        }
    }

    [TestCase("https://anywhere.example", "/v1/rules", "*")]
    [TestCase("https://stem.example", "/v1/rules", "https://stem.example")]
    [TestCase("https://stem.example.evil", "/v1/rules", "*")]
    public async Task Pages_of_other_sites_read_what_is_public(string origin, string path, string allowed)
    {
        await using var town = await RunningTown.OpenAsync(
            new ApplicationSettings { RateLimits = false, AllowedOrigins = "https://stem.example" });
        var client = town.AsPublic();
        client.DefaultRequestHeaders.Add("Origin", origin);
        var answer = await client.GetAsync(path);
        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(new[] { allowed }));
        Assert.That(answer.Headers.Contains("Access-Control-Allow-Credentials"), Is.False);
    }

    [TestCase("https://stem.example", "PUT", true)]
    [TestCase("https://anywhere.example", "PUT", false)]
    [TestCase("https://anywhere.example", "GET", true)]
    public async Task Only_named_front_ends_may_send_more_than_a_question(string origin, string method, bool allowed)
    {
        await using var town = await RunningTown.OpenAsync(
            new ApplicationSettings { RateLimits = false, AllowedOrigins = "https://stem.example" });
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/v1/rounds/rnd-a/ballots/mine");
        ask.Headers.Add("Origin", origin);
        ask.Headers.Add("Access-Control-Request-Method", method);
        ask.Headers.Add("Access-Control-Request-Headers", method == "PUT" ? "authorization,content-type" : "accept");
        var answer = await town.AsPublic().SendAsync(ask);
        var methods = answer.Headers.TryGetValues("Access-Control-Allow-Methods", out var said)
            ? string.Join(',', said) : "";
        var headers = answer.Headers.TryGetValues("Access-Control-Allow-Headers", out var names)
            ? string.Join(',', names) : "";
        Assert.That(
            methods.Contains(method, StringComparison.Ordinal)
                && (method != "PUT" || headers.Contains("Authorization", StringComparison.OrdinalIgnoreCase)),
            Is.EqualTo(allowed));
    }
}
