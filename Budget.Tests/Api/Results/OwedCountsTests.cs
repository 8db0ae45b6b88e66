using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed class OwedCountsTests
{
    [Test]
    public async Task A_service_that_stopped_between_sealing_and_counting_counts_when_it_starts()
    {
        var town = await RunningTown.OpenAsync();
        var folder = town.Settings.DataFolder;
        await town.ReconcileAsync(SealedTown.Ballots());
        await town.SealAsync();
        await town.StopAsync();
        await using var again = await RunningTown.OpenAsync(folder: folder);
        for (var tries = 0; StateOf(again) != RoundState.Counted && tries < 500; tries++)
        {
            await Task.Delay(10);
        }

        Assert.That(StateOf(again), Is.EqualTo(RoundState.Counted));
        Assert.That(again.Keys.LinkKey(SeededRound.Id), Is.Null);
    }

    [Test]
    public async Task A_count_that_met_a_reader_is_finished_by_itself_once_he_is_gone()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        var store = town.Settings.Store();
        using (var reader = store.OpenReader())
        {
            reader.Run(store.Dialect.BeginToRead);
            Assert.That(new Session(reader).One<long>("SELECT COUNT(*) FROM ballot"), Is.EqualTo(50));
            await town.SealAsync();
            var met = await town.Parts.GetRequiredService<Counting>().FinishAsync(SeededRound.Id, Caller.Clock);
            Assert.That(met.Problem?.Type, Is.EqualTo(ProblemType.Unavailable));
        }

        Assert.That(StateOf(town), Is.EqualTo(RoundState.Reconciling));
        for (var tries = 0; StateOf(town) != RoundState.Counted && tries < 500; tries++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(20);
        }

        Assert.That(StateOf(town), Is.EqualTo(RoundState.Counted));
    }

    private static RoundState StateOf(RunningTown town) =>
        town.Database.Read(session => Round.Find(session, SeededRound.Id)!.State);
}
