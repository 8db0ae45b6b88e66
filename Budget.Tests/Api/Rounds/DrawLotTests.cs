using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class DrawLotTests
{
    private static readonly object Drawn = new { seed = "7 12 23 31 40", eventReference = "Lotto, 3 October" };

    private static readonly object WithoutSeed =
        new { rule = "greedy", satisfaction = "cost", ties = new[] { "cost", "votes", "lot" } };

    [Test]
    public async Task A_draw_that_the_lock_names_gives_the_seed_once_by_two_people()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town, Planned.Settings(lotDrawEvent: "Lotto, 3 October"), WithoutSeed);
        Assert.That(await (await round.PutAsync("lot-draw", Drawn)).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        town.Clock.SetUtcNow(Planned.ClosesAt);
        await round.MoveAsync("reconciling");
        Assert.That(await (await round.AskAsync("counted")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        var asked = await round.PutAsync("lot-draw", Drawn);
        Assert.That((int)asked.StatusCode, Is.EqualTo(202));
        Assert.That((await round.ReadAsync("")).TryGetProperty("lotSeed", out _), Is.False);
        var id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        Assert.That((int)(await round.ConfirmAsync(round.Bent, id)).StatusCode, Is.EqualTo(200));
        Assert.That((await round.ReadAsync("")).GetProperty("lotSeed").GetString(), Is.EqualTo("7 12 23 31 40"));
        Assert.That(await (await round.PutAsync("lot-draw", Drawn)).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        Assert.That((int)(await round.AskAsync("counted")).StatusCode, Is.EqualTo(202));
    }

    [Test]
    public async Task Nobody_draws_what_the_lock_does_not_name()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        town.Clock.SetUtcNow(Planned.ClosesAt);
        Assert.That(await (await round.PutAsync("lot-draw", Drawn)).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
    }
}
