using System.Net;
using Budget.Api.Hosting;
using Budget.Api.Security;

namespace Budget.Tests.Api.Hosting;

public sealed class RateLimitsTests
{
    private static readonly ApplicationSettings Few = new() { RequestsPerMinute = 5 };

    [Test]
    public async Task Who_asks_too_much_is_told_how_long_to_wait()
    {
        await using var town = await RunningTown.OpenAsync(Few);
        var client = town.AsPublic();
        var answers = await Repeat(8, () => client.GetAsync("/v1/rules"));
        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), Is.EqualTo(5));
        Assert.That(await answers[^1].OutcomeAsync(), Is.EqualTo("429 too-many-requests"));
        Assert.That(answers[^1].Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(60)));
        town.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That(await (await client.GetAsync("/v1/rules")).OutcomeAsync(), Is.EqualTo("200"));
    }

    [Test]
    public async Task Each_answer_says_what_is_left_of_the_limit()
    {
        await using var town = await RunningTown.OpenAsync(Few);
        town.Clock.Advance(TimeSpan.FromSeconds(18));
        var answers = await Repeat(6, () => town.AsPublic().GetAsync("/v1/rules"));
        Assert.That(answers.Select(answer => answer.Headers.GetValues("RateLimit").Single()), Is.EqualTo(
            (int[])[4, 3, 2, 1, 0, 0]).Using<string, int>((said, left) => said == $"\"address\";r={left};t=42"));
        Assert.That(answers.SelectMany(answer => answer.Headers.GetValues("RateLimit-Policy")),
            Has.All.EqualTo("\"address\";q=5;w=60"));
        Assert.That((int)answers[^1].StatusCode, Is.EqualTo(429));
    }

    [Test]
    public async Task A_key_has_a_limit_of_its_own_behind_the_same_address()
    {
        await using var town = await RunningTown.OpenAsync(Few);
        await Repeat(8, () => town.AsPublic().GetAsync("/v1/rules"));
        var frontEnd = await town.As(Role.FrontEnd);
        var answers = await Repeat(20, () => frontEnd.GetAsync("/v1/rules"));
        Assert.That(answers.Select(answer => answer.StatusCode), Has.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Who_keeps_guessing_keys_is_not_heard_even_with_a_valid_one()
    {
        await using var town = await RunningTown.OpenAsync(new ApplicationSettings());
        var guesser = town.AsPublic();
        guesser.DefaultRequestHeaders.Authorization = new("Bearer", "pbk_guess");
        var answers = await Repeat(
            RateLimits.FailuresPerAddress + 1, () => guesser.PostAsync("/v1/rounds", new { title = "A" }));
        Assert.That(await answers[^2].OutcomeAsync(), Is.EqualTo("401 unauthenticated"));
        Assert.That(await answers[^1].OutcomeAsync(), Is.EqualTo("429 too-many-requests"));
        var finance = await town.As(Role.Finance);
        Assert.That(
            await (await finance.PostAsync("/v1/rounds", new { title = "A" })).OutcomeAsync(),
            Is.EqualTo("429 too-many-requests"));
        Assert.That(
            await (await town.AsPublic().GetAsync("/v1/rules")).OutcomeAsync(), Is.EqualTo("200"));
    }

    [Test]
    public async Task Only_a_believed_proxy_says_who_calls()
    {
        await using var town = await RunningTown.OpenAsync(Few with { BehindProxy = true });
        var client = town.AsPublic();
        for (var caller = 1; caller <= 20; caller++)
        {
            client.DefaultRequestHeaders.Remove("X-Forwarded-For");
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{caller}");
            Assert.That(await (await client.GetAsync("/v1/rules")).OutcomeAsync(), Is.EqualTo("200"));
        }

        await using var direct = await RunningTown.OpenAsync(Few);
        var liar = direct.AsPublic();
        liar.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.1");
        var answers = await Repeat(6, () => liar.GetAsync("/v1/rules"));
        Assert.That(await answers[^1].OutcomeAsync(), Is.EqualTo("429 too-many-requests"));
    }

    [Test]
    public void Addresses_of_one_network_share_a_counter()
    {
        var one = MinuteCounter.NumberOf(IPAddress.Parse("2001:db8:1:2:aaaa::1"));
        Assert.That(MinuteCounter.NumberOf(IPAddress.Parse("2001:db8:1:2:bbbb::9")), Is.EqualTo(one));
        Assert.That(
            MinuteCounter.NumberOf(IPAddress.Parse("::ffff:198.51.100.1")),
            Is.EqualTo(MinuteCounter.NumberOf(IPAddress.Parse("198.51.100.1"))));
        Assert.That(MinuteCounter.NumberOf(IPAddress.Parse("198.51.100.2")), Is.Not.EqualTo(
            MinuteCounter.NumberOf(IPAddress.Parse("198.51.100.1"))));
    }

    private static async Task<List<HttpResponseMessage>> Repeat(int times, Func<Task<HttpResponseMessage>> call)
    {
        var answers = new List<HttpResponseMessage>();
        for (var at = 0; at < times; at++)
        {
            answers.Add(await call());
        }

        return answers;
    }
}
