using Budget.Api.Audit;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class JourneyTests
{
    [Test]
    public async Task A_round_is_set_up_locked_unlocked_locked_again_opened_paused_extended_and_closed()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town);
        Assert.That(await round.StateAsync(), Is.EqualTo("locked"));
        var first = (await round.ReadAsync("/rule-lock")).GetProperty("hash").GetString();

        await round.MoveByTwoAsync("hearing", "A price was wrong.");
        Assert.That(await round.StateAsync(), Is.EqualTo("hearing"));
        await round.PatchAsync($"/projects/{round.Projects[0]}", new { priceMinor = 41_000L });
        await round.MoveAsync("locked");
        var locks = await round.ReadAsync("/rule-lock");
        Assert.That(locks.GetProperty("hash").GetString(), Is.Not.EqualTo(first));
        Assert.That(locks.GetProperty("versions")[0].GetProperty("hash").GetString(), Is.EqualTo(first));
        Assert.That(locks.GetProperty("versions")[1].GetProperty("reason").GetString(), Does.Contain("price"));

        town.Clock.SetUtcNow(Planned.OpensAt);
        Assert.That(await round.StateAsync(), Is.EqualTo("voting"));
        await round.MoveAsync("paused", "A power cut.");
        Assert.That(await round.StateAsync(), Is.EqualTo("paused"));
        await round.MoveAsync("voting", "Power is back.");
        await round.MoveByTwoAsync("voting", "A day was lost.", Planned.ClosesAt.AddDays(1));
        town.Clock.SetUtcNow(Planned.ClosesAt);
        Assert.That(await round.StateAsync(), Is.EqualTo("voting"));
        town.Clock.SetUtcNow(Planned.ClosesAt.AddDays(1));
        Assert.That(await round.StateAsync(), Is.EqualTo("closed"));
        await round.MoveAsync("reconciling");
        Assert.That(await round.StateAsync(), Is.EqualTo("reconciling"));
    }

    [Test]
    public async Task Every_change_of_the_set_up_stands_in_the_audit_trail_with_its_author()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town);
        var area = await Refused(round, "areas");
        await round.MoveByTwoAsync("hearing", "A price was wrong.");
        await round.PatchAsync($"/projects/{round.Projects[0]}", new { priceMinor = 1L });
        await round.PatchAsync($"/lines/{round.North}", new { amountMinor = 90_000L });
        await round.PatchAsync("", new { title = "Aars 2027" });
        var trail = town.Database.Read(session => AuditTrail.After(session, round.Id, 0, 1000));
        Assert.That(area, Is.EqualTo("409 rule-locked"));
        Assert.That(trail.Select(entry => entry.Action), Is.EqualTo(new[]
        {
            "round-created", "line-created", "line-created",
        }.Concat(Enumerable.Repeat<string[]>(["project-created", "project-approved"], 6).SelectMany(two => two)).Concat(
        [
            "rule-set-changed", "round-moved", "round-moved", "transition-asked", "round-moved", "project-changed",
            "line-changed", "round-changed",
        ])));
        Assert.That(AuditChain.FirstFault(trail.Select(entry => entry.Link)), Is.Null);
        Assert.That(
            trail.Where(entry => entry.Reason is not null).Select(entry => $"{entry.Action} {entry.Actor}"),
            Is.EqualTo(new[] { "transition-asked anna@town.example", "round-moved bent@town.example" }));
    }

    private static async Task<string> Refused(Planned round, string list) =>
        await (await round.Anna.PostAsync($"{round.Path}/{list}", new { title = "Nord" })).OutcomeAsync();
}
