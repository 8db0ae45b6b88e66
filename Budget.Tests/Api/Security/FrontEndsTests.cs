using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Security;

[OnBothStores]
public sealed class FrontEndsTests
{
    private const string Page = "https://stem.example";
    private const string Form = VotingTown.Path + "/ballot-form";

    private const string Ballot = """{"lin-nord":{"approve":["prj-bench"]}}""";

    [Test]
    public async Task Voters_of_one_front_end_do_not_use_up_each_others_calls()
    {
        var (closed, codes) = await VotingTown.OpenVotingAsync();
        await closed.StopAsync();
        await using var town = await RunningTown.OpenAsync(
            new ApplicationSettings { RequestsPerMinute = 2 }, closed.Settings.DataFolder);
        town.Clock.Advance(TimeSpan.FromHours(2));
        var key = await KeyAsync(town);
        foreach (var code in codes.Values)
        {
            var voter = town.AsVoter(code);
            voter.DefaultRequestHeaders.Add(FrontEnd.Header, key);
            var answer = await voter.CastAsync(Ballot);
            Assert.That(await answer.OutcomeAsync(), Is.EqualTo("201"));
            Assert.That(answer.Headers.GetValues("RateLimit"), Has.Some.EqualTo("\"voter\";r=59;t=60"));
            Assert.That(answer.Headers.GetValues("RateLimit"), Has.Some.Contains("\"front-end\";r=59"));
        }

        var eager = town.AsVoter(codes["A-1"]);
        eager.DefaultRequestHeaders.Add(FrontEnd.Header, key);
        for (var call = 1; call < RateLimits.PerVoter; call++)
        {
            Assert.That((int)(await eager.GetAsync(Form)).StatusCode, Is.EqualTo(200));
        }

        Assert.That(await (await eager.GetAsync(Form)).OutcomeAsync(), Is.EqualTo("429 too-many-requests"));
        var other = town.AsVoter(codes["A-2"]);
        other.DefaultRequestHeaders.Add(FrontEnd.Header, key);
        Assert.That((int)(await other.GetAsync(Form)).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Wrong_codes_of_one_front_end_silence_neither_its_other_voters_nor_its_address()
    {
        await using var town = await RunningTown.OpenAsync(new ApplicationSettings());
        await town.InsertLockedAsync();
        var key = await KeyAsync(town);
        var clumsy = town.AsVoter("4K0VX");
        clumsy.DefaultRequestHeaders.Add(FrontEnd.Header, key);
        for (var call = 0; call <= RateLimits.FailuresPerAddress; call++)
        {
            Assert.That(await (await clumsy.GetAsync(Form)).OutcomeAsync(), Is.EqualTo("401 code-unknown"));
        }

        Assert.That(await (await town.AsVoter("4K0VX").GetAsync(Form)).OutcomeAsync(), Is.EqualTo("401 code-unknown"));
    }

    [Test]
    public async Task Whoever_takes_the_key_out_of_a_page_uses_up_only_the_calls_of_the_own_address()
    {
        await using var town = await RunningTown.OpenAsync(new ApplicationSettings { RequestsPerMinute = 2 });
        await town.InsertLockedAsync();
        var client = town.AsPublic();
        client.DefaultRequestHeaders.Add(FrontEnd.Header, await KeyAsync(town, origins: [Page]));
        var answers = new List<HttpResponseMessage>();
        for (var call = 0; call < 3; call++)
        {
            answers.Add(await client.GetAsync("/v1/rules"));
        }

        Assert.That(
            answers.Select(answer => (int)answer.StatusCode), Is.EqualTo(new[] { 200, 200, 429 }));
        Assert.That(answers[0].Headers.GetValues("RateLimit"), Has.None.Contains("front-end"));
    }

    [Test]
    public async Task A_key_that_is_none_of_a_front_end_is_refused_even_where_everybody_may_read()
    {
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.Database.Write<string>(session =>
            ApiKey.Make(session, Role.Finance, "anna", town.Clock.GetUtcNow()));
        foreach (var key in (string[])["pbk_guess", "", finance.Value!])
        {
            var client = town.AsPublic();
            client.DefaultRequestHeaders.TryAddWithoutValidation(FrontEnd.Header, key);
            Assert.That(
                await (await client.GetAsync("/v1/rules")).OutcomeAsync(), Is.EqualTo("401 unauthenticated"), key);
        }
    }

    [Test]
    public async Task A_front_end_carries_calls_of_its_own_round_and_its_own_pages()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var key = await KeyAsync(town, origins: [Page]);
        Assert.That(await CastAsync(town, codes["A-1"], key, Page), Is.EqualTo(("201", Page)));
        Assert.That(await CastAsync(town, codes["A-2"], key, origin: null), Is.EqualTo(("201", (string?)null)));
        Assert.That(
            await CastAsync(town, codes["A-3"], key, "https://evil.example"),
            Is.EqualTo(("403 forbidden", (string?)null)));
        await town.Database.Write<object>(session => session.Run("UPDATE api_key SET round_id = @Id",
            new { SeededRound.Id }));
        Assert.That(await CastAsync(town, codes["A-3"], key, Page), Is.EqualTo(("201", Page)));
        var elsewhere = town.AsPublic();
        elsewhere.DefaultRequestHeaders.Add(FrontEnd.Header, key);
        Assert.That(
            await (await elsewhere.GetAsync("/v1/rounds/rnd-other")).OutcomeAsync(), Is.EqualTo("403 forbidden"));
    }

    [TestCase(Page, true)]
    [TestCase("https://evil.example", false)]
    public async Task A_browser_may_ask_beforehand_for_the_pages_of_every_live_key(string origin, bool isAllowed)
    {
        await using var town = await RunningTown.OpenAsync();
        await KeyAsync(town, origins: [Page]);
        await KeyAsync(town, origins: ["https://other.example"]);
        Assert.That(await MayCastAsync(town, origin), Is.EqualTo(isAllowed));
        await town.Database.Write<object>(session => session.Run("UPDATE api_key SET revoked_at = '2026-01-01'"));
        Assert.That(await MayCastAsync(town, origin), Is.False);
    }

    [Test]
    public async Task What_a_voter_or_staff_is_told_no_other_page_reads()
    {
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.As(Role.Finance);
        finance.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        var answer = await finance.GetAsync("/v1/rounds");
        Assert.That(answer.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
        Assert.That(answer.Headers.CacheControl?.ToString(), Is.EqualTo("no-store"));
    }

    [TestCase("clerk", "https://a.example", "/origins")]
    [TestCase("frontEnd", "https://a.example/path", "/origins/0")]
    [TestCase("frontEnd", "*", "/origins/0")]
    public async Task Only_a_front_end_has_origins_and_each_is_one(string role, string origin, string place)
    {
        await using var town = await RunningTown.OpenAsync();
        var administrator = await town.As(Role.Administrator);
        var answer = await administrator.PostAsync("/v1/keys", new { role, person = "a", origins = new[] { origin } });
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(
            (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
        var made = await administrator.PostAsync(
            "/v1/keys", new { role = "frontEnd", person = "a", origins = new[] { Page } });
        Assert.That((await made.JsonAsync()).GetProperty("kept").GetProperty("origins")[0].GetString(),
            Is.EqualTo(Page));
    }

    private static async Task<string> KeyAsync(RunningTown town, string[]? origins = null) =>
        (await town.Database.Write<string>(session => ApiKey.Make(
            session, Role.FrontEnd, "stem", town.Clock.GetUtcNow(), origins: origins))).Value!;

    private static async Task<(string Outcome, string? AllowedOrigin)> CastAsync(
        RunningTown town, string code, string key, string? origin)
    {
        var voter = town.AsVoter(code);
        voter.DefaultRequestHeaders.Add(FrontEnd.Header, key);
        if (origin is not null)
        {
            voter.DefaultRequestHeaders.Add("Origin", origin);
        }

        var answer = await voter.CastAsync(Ballot);
        return (await answer.OutcomeAsync(), answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed)
            ? allowed.Single() : null);
    }

    private static async Task<bool> MayCastAsync(RunningTown town, string origin)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Options, VotingTown.Mine);
        ask.Headers.Add("Origin", origin);
        ask.Headers.Add("Access-Control-Request-Method", "PUT");
        ask.Headers.Add("Access-Control-Request-Headers", "authorization,api-key,content-type");
        var answer = await town.AsPublic().SendAsync(ask);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed)
            && allowed.Single() == origin
            && answer.Headers.GetValues("Access-Control-Allow-Headers").Single().Contains(
                "Api-Key", StringComparison.OrdinalIgnoreCase);
    }
}
