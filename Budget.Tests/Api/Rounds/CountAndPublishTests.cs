using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;

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

    [Test]
    public async Task A_count_without_a_final_answer_seals_nothing_and_two_people_can_still_cancel()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await ReconcilingAsync(town, Planned.Settings(), OneStep, choices: 3);
        var id = (await (await round.AskAsync("counted")).JsonAsync()).GetProperty("id").GetString()!;
        var refused = await round.ConfirmAsync(round.Bent, id);
        Assert.That(await refused.OutcomeAsync(), Is.EqualTo("409 limit-exceeded"));
        Assert.That(
            (await refused.JsonAsync()).GetProperty("detail").GetString(),
            Does.Contain("Nord").And.Contain("two people can cancel the round"));
        Assert.That(await round.StateAsync(), Is.EqualTo("reconciling"));
        Assert.That((town.Count("ballot"), town.Count("sealed_ballot")), Is.EqualTo((60, 0)));
        Assert.That(town.Keys.LinkKey(round.Id), Is.Not.Null);
        var pending = (await round.ReadAsync($"/transitions/{id}")).GetProperty("isPending");
        Assert.That(pending.GetBoolean(), Is.True);
        await round.MoveByTwoAsync("cancelled", "The rule has no answer.");
        Assert.That(await round.StateAsync(), Is.EqualTo("cancelled"));
    }

    [Test]
    public async Task Whoever_may_not_confirm_does_not_make_the_rule_run()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await ReconcilingAsync(town, Planned.Settings(), OneStep, choices: 3);
        var id = (await (await round.AskAsync("counted")).JsonAsync()).GetProperty("id").GetString()!;
        Assert.That(
            await (await round.ConfirmAsync(round.Anna, id)).OutcomeAsync(), Is.EqualTo("409 second-person-required"));
    }

    [Test]
    public async Task A_second_request_for_what_waits_already_is_refused()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await ReconcilingAsync(town, Planned.Settings());
        var id = (await (await round.AskAsync("counted")).JsonAsync()).GetProperty("id").GetString()!;
        var again = await round.AskAsync("counted");
        Assert.That(await again.OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        Assert.That((await again.JsonAsync()).GetProperty("detail").GetString(), Does.Contain(id));
        Assert.That((int)(await round.ConfirmAsync(round.Bent, id)).StatusCode, Is.EqualTo(200));
    }

    // Three shares of twenty voters each do not pay for any project before the purses were raised several times.
    private static object OneStep => new
    {
        rule = "equal-shares",
        satisfaction = "cost",
        completion = new object[] { new { kind = "add-one", step = "1", stepLimit = 1 } },
        ties = new[] { "cost", "votes", "lot" },
        lotSource = new { kind = "fixed", seed = "Aars 2026" },
    };

    private static async Task<Planned> ReconcilingAsync(
        RunningTown town, object settings, object? ruleSet = null, int choices = 1)
    {
        var round = await Planned.VotingAsync(town, settings, ruleSet);
        await town.InsertBallotsAsync(round.Id, Enumerable.Range(0, 60).Select(
            at => $$"""{"{{round.North}}": {"approve": ["{{round.Projects[at % choices]}}"] } }"""));
        town.Clock.SetUtcNow(Planned.ClosesAt);
        await round.MoveAsync("reconciling");
        return round;
    }
}
