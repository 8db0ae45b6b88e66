using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

/// <summary>From the first ballot on nothing that can change the outcome can be changed.</summary>
[OnBothStores]
public sealed class FrozenTests
{
    private static readonly object Project = new { title = "Ny", lineId = "lin-a", priceMinor = 1L };

    [Test]
    public async Task From_the_lock_on_no_way_of_the_set_up_changes_what_decides()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        await town.InsertBallotsAsync(round.Id, ["{}"]);
        var before = await round.DecisiveAsync();
        var project = $"/projects/{round.Projects[0]}";
        (HttpMethod Method, string Below, object? Body)[] writes =
        [
            (HttpMethod.Patch, "", new { title = "B" }), (HttpMethod.Delete, "", null),
            (HttpMethod.Post, "/lines", new { title = "B", amountMinor = 1L }),
            (HttpMethod.Patch, $"/lines/{round.North}", new { amountMinor = 1L }),
            (HttpMethod.Delete, $"/lines/{round.North}", null),
            (HttpMethod.Post, "/areas", new { title = "B" }), (HttpMethod.Post, "/categories", new { title = "B" }),
            (HttpMethod.Post, "/projects", Project), (HttpMethod.Patch, project, new { priceMinor = 1L }),
            (HttpMethod.Post, project + "/transitions", new { to = "rejected", reason = "No." }),
            (HttpMethod.Post, project + "/transitions", new { to = "proposed" }),
            (HttpMethod.Put, "/rule-set", Planned.RuleSet), (HttpMethod.Put, "/lot-draw", new
            {
                seed = "1", eventReference = "2",
            }),
            (HttpMethod.Post, "/transitions", new { to = "hearing", reason = "No." }),
            (HttpMethod.Post, "/transitions", new { to = "locked" }),
            (HttpMethod.Post, "/transitions", new { to = "draft" }),
        ];
        foreach (var (method, below, body) in writes)
        {
            var tag = below.EndsWith("transitions", StringComparison.Ordinal) ? null
                : (await round.Anna.GetAsync(round.Path + below)).Headers.ETag?.Tag
                    ?? (await round.Anna.GetAsync(round.Path)).Headers.ETag!.Tag;
            var outcome = await (await round.SendAsync(method, below, body, tag)).OutcomeAsync();
            Assert.That(outcome, Is.EqualTo("409 rule-locked").Or.EqualTo("409 wrong-state"), $"{method} {below}");
        }

        using var table = new StringContent("title;price;line\nNy;1,00;Nord", null, "text/csv");
        Assert.That(
            await (await round.Anna.PostAsync($"{round.Path}/project-imports", table)).OutcomeAsync(),
            Is.EqualTo("409 rule-locked"));
        Assert.That(await round.DecisiveAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_project_is_withdrawn_until_the_count_and_the_lock_stays_what_it_was()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        var before = (await round.ReadAsync("/rule-lock")).GetRawText();
        var after = await round.DecideAsync(round.Projects[0], "withdrawn", "The land was sold.");
        Assert.That(after.GetProperty("state").GetString(), Is.EqualTo("withdrawn"));
        Assert.That((await round.ReadAsync("/rule-lock")).GetRawText(), Is.EqualTo(before));
        town.Clock.SetUtcNow(Planned.ClosesAt);
        await round.MoveAsync("reconciling");
        await round.DecideAsync(round.Projects[1], "withdrawn", "The land was sold, too.");
        var back = await round.Anna.PostAsync(
            $"{round.Path}/projects/{round.Projects[0]}/transitions", new { to = "proposed" });
        Assert.That(await back.OutcomeAsync(), Is.EqualTo("409 rule-locked"));
    }
}
