using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class CreateRoundTests
{
    [Test]
    public async Task Finance_staff_create_a_round_as_a_draft()
    {
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.As(Role.Finance);
        var answer = await finance.PostAsync("/v1/rounds", new { title = "Aars 2026" });
        var made = await answer.JsonAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(201));
        Assert.That(made.GetProperty("id").GetString(), Does.Match("^rnd-[a-z0-9]{16}$"));
        Assert.That(made.GetProperty("state").GetString(), Is.EqualTo("draft"));
    }

    [TestCase("""{"title":""}""", "/title")]
    [TestCase("""{"title":"A","minimumCell":"5"}""", "/minimumCell")]
    [TestCase("""{"title":"A","colour":"red"}""", "/colour")]
    [TestCase("""{"title":"A","title":"B"}""", "/title")]
    [TestCase("""{"title":null}""", "/title")]
    [TestCase("""{"currency":"DKK"}""", "/title")]
    [TestCase("""{"title":"A","opensAt":"2026-09-01T08:00:00"}""", "/opensAt")]
    public async Task What_is_wrong_in_a_body_is_pointed_at(string body, string place)
    {
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.As(Role.Finance);
        using var content = new StringContent(body, null, "application/json");
        var answer = await finance.PostAsync("/v1/rounds", content);
        var problem = await answer.JsonAsync();
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(problem.GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
    }

    [Test]
    public async Task Nobody_else_creates_one()
    {
        await using var town = await RunningTown.OpenAsync();
        var body = new { title = "Aars 2026" };
        Assert.That(
            await (await town.AsPublic().PostAsync("/v1/rounds", body)).OutcomeAsync(),
            Is.EqualTo("401 unauthenticated"));
        Assert.That(
            await (await (await town.As(Role.Clerk)).PostAsync("/v1/rounds", body)).OutcomeAsync(),
            Is.EqualTo("403 forbidden"));
        Assert.That(
            await (await town.AsPublic().GetAsync("/v1/nothing")).OutcomeAsync(), Is.EqualTo("404 not-found"));
    }
}
