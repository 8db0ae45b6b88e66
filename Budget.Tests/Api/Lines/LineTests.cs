using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;

namespace Budget.Tests.Api.Lines;

[OnBothStores]
public sealed class LineTests
{
    [Test]
    public async Task Part_of_the_limits_of_a_line_can_be_changed()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var after = await (await round.PatchAsync(
            $"/lines/{round.City}", new { limits = new { maxProjects = (int?)null, minProjects = 2 } })).JsonAsync();
        Assert.That(
            after.GetProperty("limits").GetRawText(), Is.EqualTo("""{"kind":"ranked","minProjects":2}"""));
        Assert.That(after.GetProperty("amountMinor").GetInt64(), Is.EqualTo(500_000));
    }

    [TestCase("{\"title\":\"A\",\"amountMinor\":100,\"reserveMinor\":101}", "/reserveMinor")]
    [TestCase("{\"title\":\"A\",\"amountMinor\":-1}", "/amountMinor")]
    [TestCase("{\"title\":\"A\",\"amountMinor\":1.5}", "/amountMinor")]
    [TestCase("{\"title\":\"A\",\"amountMinor\":100000000000001}", "/amountMinor")]
    [TestCase("{\"title\":\"A\",\"amountMinor\":1,\"limits\":{\"kind\":\"cumulative\"}}", "/limits/maxPoints")]
    [TestCase("{\"title\":\"A\",\"amountMinor\":1,\"limits\":{\"maxCostMinor\":0}}", "/limits/maxCostMinor")]
    [TestCase("{\"title\":\"A\",\"amountMinor\":1,\"areaId\":\"are-elsewhere\"}", "/areaId")]
    public async Task What_is_wrong_with_a_line_is_pointed_at(string body, string place)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        using var content = new StringContent(body, null, "application/json");
        var answer = await round.Anna.PostAsync($"{round.Path}/lines", content);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(
            (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
    }

    [Test]
    public async Task What_something_names_is_not_deleted()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var area = await round.AddAsync("areas", new { title = "Nord", population = 900L });
        var category = await round.AddAsync("categories", new { title = "Unge" });
        await round.PatchAsync(
            $"/projects/{round.Projects[0]}", new { areaId = area, categories = new[] { category } });
        foreach (var below in new[] { $"/lines/{round.North}", $"/areas/{area}", $"/categories/{category}" })
        {
            Assert.That(await (await round.DeleteAsync(below)).OutcomeAsync(), Is.EqualTo("409 wrong-state"), below);
        }

        await round.PatchAsync(
            $"/projects/{round.Projects[0]}", new { areaId = (string?)null, categories = Array.Empty<string>() });
        Assert.That((int)(await round.DeleteAsync($"/areas/{area}")).StatusCode, Is.EqualTo(204));
        Assert.That((int)(await round.DeleteAsync($"/categories/{category}")).StatusCode, Is.EqualTo(204));
    }

    [Test]
    public async Task A_list_comes_in_parts_that_lead_to_each_other()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var seen = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await round.ReadAsync($"/projects?limit=4&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        Assert.That(seen, Is.EquivalentTo(round.Projects).And.Ordered.Using<string>(StringComparer.Ordinal));
    }
}
