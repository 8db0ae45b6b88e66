using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class LinkKeyCheckTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_round_whose_link_key_is_missing_or_another_pauses_at_the_start(bool isOther)
    {
        var folder = Directory.CreateTempSubdirectory("budget-keys-").FullName;
        var town = await RunningTown.OpenAsync(folder: folder);
        var id = (await Planned.LockedAsync(town)).Id;
        var file = Path.Combine(town.Settings.Keys, $"link-{id}.key");
        var key = await File.ReadAllBytesAsync(file);
        await town.StopAsync();
        await File.WriteAllBytesAsync(file, new byte[key.Length]);
        if (!isOther)
        {
            File.Delete(file);
        }

        await using var again = await RunningTown.OpenAsync(folder: folder);
        var round = await Planned.OfAsync(again, id);
        Assert.That(await round.StateAsync(), Is.EqualTo("paused"));
        Assert.That(
            await (await round.AskAsync("voting", "Never mind.")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        await File.WriteAllBytesAsync(file, key);
        await round.MoveAsync("voting", "The key is back.");
        Assert.That(await round.StateAsync(), Is.EqualTo("locked"), "It opens when its time comes.");
        again.Clock.SetUtcNow(Planned.OpensAt);
        Assert.That(await round.StateAsync(), Is.EqualTo("voting"));
    }

    [Test]
    public async Task A_round_whose_link_key_is_there_goes_on_after_a_start()
    {
        var folder = Directory.CreateTempSubdirectory("budget-keys-").FullName;
        var town = await RunningTown.OpenAsync(folder: folder);
        var id = (await Planned.LockedAsync(town)).Id;
        await town.StopAsync();
        await using var again = await RunningTown.OpenAsync(folder: folder);
        Assert.That(await (await Planned.OfAsync(again, id)).StateAsync(), Is.EqualTo("locked"));
    }
}
