using System.Net;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Tests.Api.Results;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Budget.Tests.Api.Hosting;

/// <summary>What holds for every route, whatever it is about.</summary>
[OnBothStores]
public sealed class ConventionTests
{
    [TestCase("/v1/rounds", "public, no-cache")]
    [TestCase("/v1/rounds/rnd-seeded", "public, no-cache")]
    [TestCase("/v1/rounds/rnd-seeded/result", "public, no-cache")]
    [TestCase("/v1/rounds/rnd-seeded/result/record", "public, no-cache")]
    [TestCase("/v1/rounds/rnd-seeded/exports/projects.csv", "public, no-cache")]
    [TestCase("/v1/rules", "public, max-age=3600")]
    [TestCase("/openapi.json", "public, max-age=300")]
    public async Task What_everybody_may_read_is_not_sent_twice(string path, string lasting)
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var client = town.AsPublic();
        var first = await client.GetAsync(path);
        Assert.That(first.Headers.CacheControl?.ToString(), Is.EqualTo(lasting));
        Assert.That(first.Headers.Vary, Is.SupersetOf(new[] { "Accept-Language", "Authorization", "Origin" }));
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", $"\"other\", W/{first.Headers.ETag}");
        var again = await client.GetAsync(path);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(again.Headers.ETag, Is.EqualTo(first.Headers.ETag));
        Assert.That(again.Headers.GetValues("API-Version"), Is.EqualTo(first.Headers.GetValues("API-Version")));
        Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task What_a_voter_looks_up_is_kept_nowhere()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var cast = await town.AsVoter(codes["A-1"]).CastAsync("""{"lin-nord":{"approve":["prj-bench"]}}""");
        var receipt = await town.AsPublic().GetAsync(cast.Headers.Location);
        var form = await town.AsVoter(codes["A-1"]).GetAsync(VotingTown.Path + "/ballot-form");
        foreach (var answer in (HttpResponseMessage[])[cast, receipt, form])
        {
            Assert.That(answer.IsSuccessStatusCode);
            Assert.That(answer.Headers.CacheControl?.ToString(), Is.EqualTo("no-store"));
        }
    }

    [Test]
    public async Task A_changed_round_is_sent_again_also_when_only_the_clock_changed_it()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.InsertLockedAsync();
        var client = town.AsPublic();
        const string Path = "/v1/rounds/" + SeededRound.Id;
        client.DefaultRequestHeaders.Add("If-None-Match", (await client.GetAsync(Path)).Headers.ETag!.Tag);
        town.Clock.Advance(TimeSpan.FromHours(1));
        var after = await client.GetAsync(Path);
        Assert.That((int)after.StatusCode, Is.EqualTo(200));
        Assert.That((await after.JsonAsync()).GetProperty("state").GetString(), Is.EqualTo("voting"));
    }

    [Test]
    public async Task The_tag_that_the_public_read_serves_for_a_change()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        await round.MoveAsync("hearing");
        var line = $"/lines/{round.North}";
        var tag = (await town.AsPublic().GetAsync(round.Path + line)).Headers.ETag!.Tag;
        var changed = await round.SendAsync(HttpMethod.Patch, line, new { title = "Syd" }, $"\"0\", {tag}");
        Assert.That((int)changed.StatusCode, Is.EqualTo(200));
        var late = await round.SendAsync(HttpMethod.Patch, line, new { title = "Vest" }, tag);
        Assert.That(await late.OutcomeAsync(), Is.EqualTo("412 version-mismatch"));
        var weak = await round.SendAsync(HttpMethod.Patch, line, new { title = "Vest" }, $"W/{changed.Headers.ETag}");
        Assert.That(await weak.OutcomeAsync(), Is.EqualTo("412 version-mismatch"));
    }

    [Test]
    public async Task The_head_of_an_answer_is_the_answer_without_its_body()
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        var whole = await client.GetAsync("/v1/rules");
        using var ask = new HttpRequestMessage(HttpMethod.Head, "/v1/rules");
        var head = await client.SendAsync(ask);
        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head.Headers.ETag, Is.EqualTo(whole.Headers.ETag));
        Assert.That(head.Content.Headers.ContentType, Is.EqualTo(whole.Content.Headers.ContentType));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_method_that_is_not_offered_is_answered_with_those_that_are()
    {
        await using var town = await RunningTown.OpenAsync();
        var answer = await town.AsPublic().DeleteAsync("/v1/rounds");
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("405 not-found"));
        Assert.That(answer.Content.Headers.Allow, Is.EquivalentTo(new[] { "GET", "HEAD", "POST" }));
    }

    [TestCase("application/xml", "406 invalid-input")]
    [TestCase("application/json;q=0", "406 invalid-input")]
    [TestCase("text/*, application/json;q=0.1", "200")]
    [TestCase("application/*", "200")]
    [TestCase("text/html, */*;q=0.8", "200")]
    public async Task Whoever_accepts_nothing_that_is_offered_is_told(string accept, string expected)
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        Assert.That(await (await client.GetAsync("/v1/rules")).OutcomeAsync(), Is.EqualTo(expected));
    }

    [TestCase(null, "en")]
    [TestCase("da", "da")]
    [TestCase("fr", "en")]
    [TestCase("en;q=0.4, da;q=0.5", "da")]
    [TestCase("da;q=0, en", "en")]
    [TestCase("da;q=0", "en")]
    [TestCase("de, da-DK;q=0.1", "da")]
    public async Task A_refusal_speaks_the_language_of_the_caller(string? accepts, string expected)
    {
        await using var town = await RunningTown.OpenAsync();
        using var client = new HttpClient { BaseAddress = new Uri(town.Url) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepts);
        var answer = await client.GetAsync("/v1/rounds/rnd-none");
        Assert.That(answer.Content.Headers.ContentLanguage, Is.EqualTo(new[] { expected }));
        Assert.That(answer.Headers.Vary, Does.Contain("Accept-Language"));
        Assert.That((await answer.JsonAsync()).GetProperty("title").GetString(),
            Is.EqualTo(expected == "da" ? "Her er ikke noget." : "There is nothing here."));
    }

    [Test]
    public async Task A_route_that_goes_away_says_so_in_every_answer()
    {
        var leaving = new Deprecation(
            new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), new(2027, 9, 1, 0, 0, 0, TimeSpan.Zero), "/v1/rules");
        await using var town = await RunningTown.OpenAsync(routes: app => app
            .MapGet("/v1/leaving", () => TypedResults.Ok("still here")).AllowEverybody().Deprecate(leaving));
        var answer = await town.AsPublic().GetAsync("/v1/leaving");
        Assert.That(answer.Headers.GetValues("Deprecation"), Is.EqualTo(new[] { "@1788220800" }));
        Assert.That(answer.Headers.GetValues("Sunset"), Is.EqualTo(new[] { "Wed, 01 Sep 2027 00:00:00 GMT" }));
        Assert.That(answer.Headers.GetValues("Link"), Is.EqualTo(new[] { "</v1/rules>; rel=\"deprecation\"" }));
        var other = await town.AsPublic().GetAsync("/v1/rules");
        Assert.That(other.Headers.Contains("Deprecation") || other.Headers.Contains("Sunset"), Is.False);
    }
}
