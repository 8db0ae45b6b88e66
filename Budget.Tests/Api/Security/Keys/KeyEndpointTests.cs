using Budget.Api.Audit;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Security.Keys;

[OnBothStores]
public sealed class KeyEndpointTests
{
    [Test]
    public async Task An_administrator_makes_a_key_that_is_shown_once_and_works()
    {
        await using var town = await RunningTown.OpenAsync();
        var administrator = await town.As(Role.Administrator);
        var answer = await administrator.PostAsync("/v1/keys", new { role = "finance", person = "anna@town.example" });
        var key = (await answer.JsonAsync()).GetProperty("key").GetString()!;
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(key, Does.Match("^pbk_[0-9a-f]{64}$"));
        Assert.That(await administrator.GetStringAsync("/v1/keys"), Does.Not.Contain(key).And.Contain("anna@town"));
        Assert.That(await CreateRound(town, key), Is.EqualTo("201"));
    }

    [Test]
    public async Task A_revoked_key_opens_nothing_and_an_expired_one_neither()
    {
        await using var town = await RunningTown.OpenAsync();
        var administrator = await town.As(Role.Administrator);
        var end = RunningTown.Start.AddHours(1);
        var first = await (await administrator.PostAsync(
            "/v1/keys", new { role = "finance", person = "anna" })).JsonAsync();
        var second = await (await administrator.PostAsync(
            "/v1/keys", new { role = "finance", person = "anna", expiresAt = end })).JsonAsync();
        var revoked = await administrator.DeleteAsync($"/v1/keys/{first.GetProperty("id").GetString()}");
        Assert.That(await revoked.OutcomeAsync(), Is.EqualTo("204"));
        Assert.That(await CreateRound(town, first.GetProperty("key").GetString()!), Is.EqualTo("401 unauthenticated"));
        Assert.That(await CreateRound(town, second.GetProperty("key").GetString()!), Is.EqualTo("201"));
        town.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await CreateRound(town, second.GetProperty("key").GetString()!), Is.EqualTo("401 unauthenticated"));
    }

    [Test]
    public async Task Two_keys_of_a_person_live_at_a_time_so_that_they_can_be_changed()
    {
        await using var town = await RunningTown.OpenAsync();
        var administrator = await town.As(Role.Administrator);
        var wish = new { role = "clerk", person = "anna" };
        var first = await (await administrator.PostAsync("/v1/keys", wish)).JsonAsync();
        Assert.That(await (await administrator.PostAsync("/v1/keys", wish)).OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(
            await (await administrator.PostAsync("/v1/keys", wish)).OutcomeAsync(), Is.EqualTo("409 limit-exceeded"));
        await administrator.DeleteAsync($"/v1/keys/{first.GetProperty("id").GetString()}");
        Assert.That(await (await administrator.PostAsync("/v1/keys", wish)).OutcomeAsync(), Is.EqualTo("201"));
    }

    [TestCase("""{"role":"voter","person":"a"}""", "400 invalid-input")]
    [TestCase("""{"role":"mayor","person":"a"}""", "400 invalid-input")]
    [TestCase("""{"role":"clerk","person":""}""", "400 invalid-input")]
    [TestCase("""{"role":"clerk","person":"a","roundId":"rnd-none"}""", "400 invalid-input")]
    [TestCase("""{"role":"clerk","person":"a","expiresAt":"2020-01-01T00:00:00Z"}""", "400 invalid-input")]
    public async Task A_key_that_makes_no_sense_is_refused(string body, string expected)
    {
        await using var town = await RunningTown.OpenAsync();
        var administrator = await town.As(Role.Administrator);
        using var content = new StringContent(body, null, "application/json");
        Assert.That(
            await (await administrator.PostAsync("/v1/keys", content)).OutcomeAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Nobody_but_an_administrator_sees_or_makes_keys()
    {
        await using var town = await RunningTown.OpenAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Voter)))
        {
            var client = await town.As(role);
            Assert.That(await (await client.GetAsync("/v1/keys")).OutcomeAsync(), Is.EqualTo("403 forbidden"));
            Assert.That(
                await (await client.PostAsync("/v1/keys", new { role = "clerk", person = "a" })).OutcomeAsync(),
                Is.EqualTo("403 forbidden"));
            Assert.That(
                await (await client.DeleteAsync("/v1/keys/key-a")).OutcomeAsync(), Is.EqualTo("403 forbidden"));
        }
    }

    [Test]
    public async Task What_happens_to_keys_is_in_the_trail_without_the_keys()
    {
        await using var town = await RunningTown.OpenAsync();
        var administrator = await town.As(Role.Administrator, "root@town.example");
        var made = await (await administrator.PostAsync(
            "/v1/keys", new { role = "clerk", person = "anna" })).JsonAsync();
        var id = made.GetProperty("id").GetString()!;
        await administrator.DeleteAsync($"/v1/keys/{id}");
        await administrator.DeleteAsync($"/v1/keys/{id}");
        var events = town.Database.Read(session => AuditTrail.After(session, AuditTrail.OfTheService, 0, 10));
        Assert.That(events.Select(one => (one.Action, one.Actor)), Is.EqualTo(new[]
        {
            ("key-made", "root@town.example"), ("key-revoked", "root@town.example"),
        }));
        Assert.That(events.Select(one => one.Details), Has.All.Contain(id).And.All.Not.Contain("pbk_"));
    }

    private static async Task<string> CreateRound(RunningTown town, string key)
    {
        var client = town.AsPublic();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return await (await client.PostAsync("/v1/rounds", new { title = "Aars 2026" })).OutcomeAsync();
    }
}
