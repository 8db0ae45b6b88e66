using Budget.Api.Projects;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;

namespace Budget.Tests.Api.Projects;

[OnBothStores]
public sealed class ProjectTests
{
    [Test]
    public async Task A_steward_proposes_while_the_round_collects_and_the_public_sees_it_once_it_is_decided()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var steward = await town.As(Role.Steward);
        var idea = new { title = "Bålplads", lineId = round.North, priceMinor = 10_000L };
        var early = await steward.PostAsync($"{round.Path}/projects", idea);
        Assert.That(await early.OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        await round.MoveAsync("collecting");
        var made = await (await steward.PostAsync($"{round.Path}/projects", idea)).JsonAsync();
        Assert.That(made.GetProperty("state").GetString(), Is.EqualTo("proposed"));
        await round.MoveAsync("screening");
        await round.MoveAsync("hearing");
        var path = $"{round.Path}/projects/{made.GetProperty("id").GetString()}";
        Assert.That((int)(await town.AsPublic().GetAsync(path)).StatusCode, Is.EqualTo(404));
        var decision = new { to = "rejected", reason = "Not our land.", nextStep = "Ask the state." };
        var byClerk = await (await town.As(Role.Clerk)).PostAsync(path + "/transitions", decision);
        Assert.That(await byClerk.OutcomeAsync(), Is.EqualTo("403 forbidden"), "a clerk has the roll and the codes");
        var answer = await (await town.As(Role.Finance)).PostAsync(path + "/transitions", decision);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        var shown = await (await town.AsPublic().GetAsync(path)).JsonAsync();
        Assert.That(shown.GetProperty("reason").GetString(), Is.EqualTo("Not our land."));
        Assert.That(shown.GetProperty("nextStep").GetString(), Is.EqualTo("Ask the state."));
    }

    [TestCase("rejected")]
    [TestCase("withdrawn")]
    public async Task Nothing_disappears_without_a_reason(string to)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var answer = await round.Anna.PostAsync($"{round.Path}/projects/{round.Projects[0]}/transitions", new { to });
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
    }

    [Test]
    public async Task A_project_names_nothing_of_another_round()
    {
        await using var town = await RunningTown.OpenAsync();
        var (round, other) = (await Planned.DraftAsync(town), await Planned.DraftAsync(town));
        var area = await other.AddAsync("areas", new { title = "Syd" });
        var category = await other.AddAsync("categories", new { title = "Unge" });
        var answer = await round.Anna.PostAsync($"{round.Path}/projects", new
        {
            title = "A",
            lineId = other.North,
            priceMinor = 1L,
            areaId = area,
            categories = new[] { category },
        });
        var places = (await answer.JsonAsync()).GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("pointer").GetString());
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(places, Is.EqualTo(new[] { "/lineId", "/areaId", "/categories/0" }));
        var elsewhere = await round.Anna.GetAsync($"{round.Path}/projects/{other.Projects[0]}");
        Assert.That((int)elsewhere.StatusCode, Is.EqualTo(404));
    }

    [TestCase("Proposed", "Approved", true)]
    [TestCase("Withdrawn", "Proposed", true)]
    [TestCase("Withdrawn", "Approved", false)]
    [TestCase("Rejected", "Approved", false)]
    [TestCase("Rejected", "Withdrawn", false)]
    [TestCase("Approved", "Approved", false)]
    public void Some_decisions_follow_from_others(string from, string to, bool follows) =>
        Assert.That(Enum.Parse<ProjectState>(from).MayBecome(Enum.Parse<ProjectState>(to)), Is.EqualTo(follows));
}
