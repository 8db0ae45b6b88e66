using System.Net;
using System.Text;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class SettingsTests
{
    [Test]
    public async Task The_public_sees_a_round_from_its_hearing_on()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var reader = town.AsPublic();
        foreach (var below in new[] { "", "/lines", "/projects", "/rule-set", $"/lines/{round.North}" })
        {
            Assert.That(await (await reader.GetAsync(round.Path + below)).OutcomeAsync(), Is.EqualTo("404 not-found"));
        }

        var draft = await (await reader.GetAsync("/v1/rounds")).JsonAsync();
        Assert.That(draft.GetProperty("items").GetArrayLength(), Is.Zero);
        await round.MoveAsync("hearing");
        foreach (var below in new[] { "", "/lines", "/projects", "/rule-set", $"/lines/{round.North}" })
        {
            Assert.That((await reader.GetAsync(round.Path + below)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        var heard = await (await reader.GetAsync("/v1/rounds")).JsonAsync();
        Assert.That(heard.GetProperty("items")[0].GetProperty("state").GetString(), Is.EqualTo("hearing"));
    }

    [Test]
    public async Task A_patch_changes_what_it_names_and_null_removes()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var answer = await round.PatchAsync("", new { title = "Aars 2027", councilReference = (string?)null });
        var after = await answer.JsonAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(after.GetProperty("title").GetString(), Is.EqualTo("Aars 2027"));
        Assert.That(after.TryGetProperty("councilReference", out _), Is.False);
        Assert.That(after.GetProperty("mandate").GetString(), Is.Not.Empty);
        Assert.That(answer.Headers.ETag!.Tag, Is.EqualTo($"\"{after.GetProperty("version")}\""));
    }

    [TestCase("""{"title":null}""", "/title")]
    [TestCase("""{"colour":"red"}""", "/colour")]
    [TestCase("""{"closesAt":"2026-09-02T08:00:00Z"}""", "/closesAt")]
    [TestCase("""{"hearingDays":"5"}""", "/hearingDays")]
    [TestCase("""{"voterIssuer":{"issuer":"x"}}""", "/voterIssuer/publicKey")]
    [TestCase("[]", "")]
    public async Task What_is_wrong_in_a_patch_is_pointed_at(string patch, string place)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        using var request = new HttpRequestMessage(HttpMethod.Patch, round.Path);
        request.Content = new StringContent(patch, Encoding.UTF8, "application/merge-patch+json");
        request.Headers.TryAddWithoutValidation("If-Match", (await round.Anna.GetAsync(round.Path)).Headers.ETag!.Tag);
        var answer = await round.Anna.SendAsync(request);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(
            (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
    }

    [Test]
    public async Task Nobody_overwrites_what_he_has_not_seen()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        foreach (var below in new[] { "", $"/lines/{round.North}", $"/projects/{round.Projects[0]}" })
        {
            var blind = await round.SendAsync(HttpMethod.Patch, below, new { title = "B" }, tag: null);
            var stale = await round.SendAsync(HttpMethod.Patch, below, new { title = "B" }, "\"0\"");
            Assert.That(await blind.OutcomeAsync(), Is.EqualTo("428 precondition-required"));
            Assert.That(await stale.OutcomeAsync(), Is.EqualTo("412 version-mismatch"));
        }
    }

    [Test]
    public async Task Only_a_draft_without_anything_in_it_is_deleted()
    {
        await using var town = await RunningTown.OpenAsync();
        var full = await Planned.DraftAsync(town);
        Assert.That(await (await full.DeleteAsync("")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        var finance = await town.As(Role.Finance);
        var empty = (await (await finance.PostAsync("/v1/rounds", new { title = "A" })).JsonAsync())
            .GetProperty("id").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/rounds/{empty}");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        Assert.That((int)(await finance.SendAsync(request)).StatusCode, Is.EqualTo(204));
        Assert.That((int)(await finance.GetAsync($"/v1/rounds/{empty}")).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_key_for_one_round_does_not_see_the_draft_of_another()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var other = await Planned.DraftAsync(town);
        var key = await town.Database.Write<string>(session => ApiKey.Make(
            session, Role.Finance, "carl@town.example", town.Clock.GetUtcNow(), other.Id));
        using var carl = new HttpClient { BaseAddress = new Uri(town.Url) };
        carl.DefaultRequestHeaders.Authorization = new("Bearer", key.Value);
        Assert.That((int)(await carl.GetAsync(other.Path)).StatusCode, Is.EqualTo(200));
        Assert.That((int)(await carl.GetAsync(round.Path)).StatusCode, Is.EqualTo(404));
        Assert.That((int)(await carl.GetAsync($"{round.Path}/transitions")).StatusCode, Is.EqualTo(403));
    }
}
