using System.Text.Json;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed class SealingTests
{
    [Test]
    public async Task Every_section_is_kept_and_every_ballot_and_slot_is_gone()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        var before = town.Database.Read(session => session.All<string>("SELECT receipt FROM ballot ORDER BY receipt"));
        await town.SealAsync();
        Assert.That(
            town.Database.Read(session => session.One<long>("SELECT COUNT(*) FROM ballot")), Is.Zero);
        Assert.That(
            town.Database.Read(session => session.All<string>(
                "SELECT id FROM receipt WHERE status = 'stored' ORDER BY id")),
            Is.EqualTo(before));
        Assert.That(
            town.Database.Read(session => session.All<string>(
                """
                SELECT line_id || ' ' || COUNT(*) || ' ' || choices FROM sealed_ballot
                GROUP BY line_id, choices ORDER BY 1
                """)),
            Is.EqualTo(new[]
            {
                """lin-by 10 {"rank":[["prj-garden","prj-path"]]}""",
                """lin-by 10 {"rank":[["prj-path"],["prj-stage"]]}""",
                """lin-by 10 {"rank":[["prj-stage"],["prj-path"],["prj-garden"]]}""",
                """lin-by 10 {"rank":[["prj-stage"]]}""",
                """lin-nord 10 {"approve":["prj-bench","prj-swings"]}""",
                """lin-nord 10 {"approve":["prj-bench"]}""",
                """lin-nord 10 {"approve":["prj-swings"]}""",
                """lin-nord 10 {"approve":["prj-trees"]}""",
            }));
    }

    [Test]
    public async Task After_the_count_no_byte_of_a_slot_is_left_on_the_disk()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        var slots = town.Database.Read(session => session.All<string>("SELECT slot FROM ballot"));
        Assert.That(town.Holds(slots[0]), Is.True);
        await town.CountAsync();
        Assert.That(town.Keys.LinkKey(SeededRound.Id), Is.Null);
        var disk = town.Disk();
        Assert.That(slots.Where(slot => disk.Holds(slot)), Is.Empty);
    }

    [Test]
    public async Task A_cancelled_round_keeps_no_slot_and_no_byte_of_one_on_the_disk()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        await town.InsertBallotsAsync(round.Id, Enumerable.Repeat(
            $$"""{"{{round.North}}":{"approve":["{{round.Projects[0]}}"] } }""", 60));
        var slots = town.Database.Read(session => session.All<string>("SELECT slot FROM ballot"));
        Assert.That(town.Holds(slots[0]), Is.True);
        await round.MoveByTwoAsync("cancelled", "The money is gone.");
        var disk = town.Disk();
        Assert.That(slots.Where(slot => disk.Holds(slot)), Is.Empty);
        Assert.That(town.Keys.LinkKey(round.Id), Is.Null);
        Assert.That((town.Count("ballot"), town.Count("sealed_ballot")), Is.EqualTo((0, 60)));
        Assert.That(town.Count("receipt"), Is.EqualTo(60));
    }

    [Test]
    public async Task What_somebody_still_reads_is_erased_later()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        var erasing = town.Parts.GetRequiredService<Erasing>();
        await town.InsertBallotsAsync(round.Id, ["{}"]);
        var store = town.Settings.Store();
        using (var reader = store.OpenReader())
        {
            reader.Run(store.Dialect.BeginToRead);
            Assert.That(new Session(reader).One<long>("SELECT COUNT(*) FROM ballot"), Is.EqualTo(1));
            await round.MoveByTwoAsync("cancelled", "The money is gone.");
            Assert.That(erasing.IsOwed, Is.True);
        }

        await erasing.FinishAsync();
        Assert.That(erasing.IsOwed, Is.False);
    }

    [Test]
    public async Task A_place_says_neither_where_the_ballot_lay_nor_which_other_section_was_on_it()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(Enumerable.Range(0, 200).Select(points =>
            $$$"""
            {"lin-nord":{"points":{"prj-bench":{{{points}}} }},"lin-by":{"points":{"prj-path":{{{points}}} } } }
            """));
        var bySlot = Points(town, "SELECT sections FROM ballot ORDER BY slot", "lin-by", "points", "prj-path");
        var byReceipt = Points(town, "SELECT sections FROM ballot ORDER BY receipt", "lin-by", "points", "prj-path");
        await town.SealAsync();
        var (city, north) = (Places(town, SeededRound.City, "prj-path"), Places(town, SeededRound.North, "prj-bench"));
        Assert.That(city, Is.EquivalentTo(bySlot));
        // By chance one of 200 stands where it stood, on average; twenty would be a pattern.
        foreach (var other in (IReadOnlyList<long>[])[bySlot, byReceipt, [.. Enumerable.Range(0, 200)], north])
        {
            Assert.That(city.Zip(other).Count(pair => pair.First == pair.Second), Is.LessThan(20));
        }
    }

    [Test]
    public async Task Two_seals_of_the_same_ballots_shuffle_them_differently()
    {
        var orders = new List<string>();
        for (var town = 0; town < 2; town++)
        {
            await using var running = await RunningTown.OpenAsync();
            await running.ReconcileAsync(SealedTown.Ballots());
            await running.SealAsync();
            orders.Add(string.Concat(running.Database.Read(session => session.All<string>(
                "SELECT choices FROM sealed_ballot ORDER BY line_id, place"))));
        }

        Assert.That(orders.Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase("Voting")]
    [TestCase("Closed")]
    [TestCase("Counted")]
    public async Task Only_a_round_that_is_reconciling_is_sealed(string name)
    {
        var state = Enum.Parse<RoundState>(name);
        await using var town = await RunningTown.OpenAsync();
        var round = await town.ReconcileAsync(SealedTown.Ballots(1));
        Assert.That(
            () => town.Database.Read(session => Sealing.Seal(session, round with { State = state }, RunningTown.Start)),
            Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_sealed_round_is_not_sealed_again()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots(1));
        await town.SealAsync();
        Assert.That(town.SealAsync, Throws.InvalidOperationException);
    }

    private static IReadOnlyList<long> Places(RunningTown town, string line, string project) => Points(
        town, $"SELECT choices FROM sealed_ballot WHERE line_id = '{line}' ORDER BY place", "points", project);

    /// <summary>The number that lies on a path in each JSON text of a column.</summary>
    private static IReadOnlyList<long> Points(RunningTown town, string sql, params string[] path) =>
        [.. town.Database.Read(session => session.All<string>(sql)).Select(text => path.Aggregate(
            JsonElement.Parse(text), (element, member) => element.GetProperty(member)).GetInt64())];
}
