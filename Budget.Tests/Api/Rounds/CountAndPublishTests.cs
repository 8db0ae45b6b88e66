using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class CountAndPublishTests
{
    [Test]
    public async Task Two_people_count_once_and_the_link_key_is_gone()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await ReconcilingAsync(town, Planned.Settings());
        var asked = await round.AskAsync("counted");
        Assert.That((int)asked.StatusCode, Is.EqualTo(202));
        var id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        Assert.That(
            await (await round.ConfirmAsync(round.Anna, id)).OutcomeAsync(), Is.EqualTo("409 second-person-required"));
        Assert.That(town.Keys.LinkKey(round.Id), Is.Not.Null);
        var confirmed = await round.ConfirmAsync(round.Bent, id);
        Assert.That(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
        Assert.That(await round.StateAsync(), Is.EqualTo("counted"));
        Assert.That(town.Keys.LinkKey(round.Id), Is.Null);
        Assert.That(await (await round.AskAsync("counted")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        var late = await round.Anna.PostAsync(
            $"{round.Path}/projects/{round.Projects[0]}/transitions", new { to = "withdrawn", reason = "Too late." });
        Assert.That(await late.OutcomeAsync(), Is.EqualTo("409 wrong-state"));
    }

    [TestCase(false, "200")]
    [TestCase(true, "202")]
    public async Task Publishing_takes_as_many_people_as_the_round_says(bool twoPeople, string outcome)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await ReconcilingAsync(town, Planned.Settings(twoPeoplePublish: twoPeople));
        await round.MoveByTwoAsync("counted");
        var asked = await round.AskAsync("published");
        Assert.That(await asked.OutcomeAsync(), Is.EqualTo(outcome));
        Assert.That(await round.StateAsync(), Is.EqualTo(twoPeople ? "counted" : "published"));
        if (twoPeople)
        {
            await round.ConfirmAsync(round.Bent, (await asked.JsonAsync()).GetProperty("id").GetString()!);
        }

        Assert.That(await round.StateAsync(), Is.EqualTo("published"));
        var late = await round.AskAsync("cancelled", "Too late.");
        Assert.That(await late.OutcomeAsync(), Is.EqualTo("409 wrong-state"));
    }

    private static async Task<Planned> ReconcilingAsync(RunningTown town, object settings)
    {
        var round = await Planned.VotingAsync(town, settings);
        await town.InsertBallotsAsync(
            round.Id, Enumerable.Repeat($$"""{"{{round.North}}": {"approve": ["{{round.Projects[0]}}"] } }""", 60));
        town.Clock.SetUtcNow(Planned.ClosesAt);
        await round.MoveAsync("reconciling");
        return round;
    }
}
