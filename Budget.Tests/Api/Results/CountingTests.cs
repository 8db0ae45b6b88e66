using System.Text.Json;
using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Core.Elections;
using Budget.Core.Rules;
using Budget.Tests.Api.Commands;
using Budget.Tests.Api.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed class CountingTests
{
    [Test]
    public async Task The_published_ballots_give_the_published_result_through_the_command_line()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var record = await town.PublicJsonAsync("/result/record");
        Assert.That(record.GetProperty("lines").GetArrayLength(), Is.EqualTo(2));
        foreach (var line in record.GetProperty("lines").EnumerateArray())
        {
            var answer = await AllocateAsync(town, line);
            Assert.That(answer.ExitCode, Is.Zero);
            foreach (var member in (string[])["allocation", "fingerprint", "ruleSetHash", "decisions", "cost"])
            {
                Assert.That(
                    answer.Lines[0].GetProperty(member).GetRawText(),
                    Is.EqualTo(line.GetProperty(member).GetRawText()), member);
            }
        }
    }

    [Test]
    public async Task The_counts_of_a_record_are_those_of_the_ballots()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var record = await town.PublicJsonAsync("/result/record");
        Assert.That(
            record.GetProperty("ballots").GetRawText(),
            Is.EqualTo("""{"counted":50,"lines":{"lin-by":40,"lin-nord":40}}"""));
    }

    [Test]
    public async Task Counting_again_changes_nothing()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        var counted = await town.CountAsync();
        var again = await town.Parts.GetRequiredService<Counting>().FinishAsync(SeededRound.Id, Caller.Clock);
        Assert.That(again.Value, Is.EqualTo(counted));
        Assert.That(town.Database.Read(session => session.One<long>("SELECT COUNT(*) FROM result")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_round_that_is_not_sealed_is_not_counted_and_keeps_its_key()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        var answer = await town.Parts.GetRequiredService<Counting>().FinishAsync(SeededRound.Id, Caller.Clock);
        Assert.That(answer.Problem?.Type, Is.EqualTo(ProblemType.WrongState));
        Assert.That(town.Keys.LinkKey(SeededRound.Id), Is.Not.Null);
    }

    [Test]
    public async Task A_tie_waits_unsealed_for_the_lot_that_is_drawn_and_the_record_says_which()
    {
        var even = SeededRound.Manifest with
        {
            RuleSet = SeededRound.EqualShares with { Ties = new TieOrder([TieKey.Lot]) },
            Projects = [new("prj-a", SeededRound.North, "A", 600_00), new("prj-b", SeededRound.North, "B", 600_00)],
        };
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(Enumerable.Repeat("""{"lin-nord":{"approve":["prj-a","prj-b"]}}""", 9), even);
        var counting = town.Parts.GetRequiredService<Counting>();
        var tied = town.Database.Read(session => counting.Rehearse(session, Round.Find(session, SeededRound.Id)!));
        Assert.That(tied.Problem?.Type, Is.EqualTo(ProblemType.TieUnresolved));
        Assert.That(tied.Problem?.Detail, Does.Contain("Nord").And.Not.Contain("prj-"));
        await town.ChangeAsync(round => round with { LotSeed = "Lotto 2026-09-21" });
        await town.CountAsync();
        await town.PublishAsync();
        var line = (await town.PublicJsonAsync("/result/record")).GetProperty("lines").With("line", SeededRound.North);
        Assert.That(line.GetProperty("lotSeed").GetString(), Is.EqualTo("Lotto 2026-09-21"));
        Assert.That((await AllocateAsync(town, line)).Lines[0].GetProperty("allocation").GetRawText(),
            Is.EqualTo(line.GetProperty("allocation").GetRawText()));
    }

    [Test]
    public async Task Ballots_make_the_same_election_before_and_after_they_are_sealed()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await town.ReconcileAsync(SealedTown.Ballots());
        var counting = town.Parts.GetRequiredService<Counting>();
        var before = town.Database.Read(session => counting.Rehearse(session, round)).Value!;
        await town.CountAsync();
        await town.PublishAsync();
        var lines = (await town.PublicJsonAsync("/result/record")).GetProperty("lines").EnumerateArray();
        Assert.That(
            before.Lines.Select(line => Fingerprint.Of(line.Election)),
            Is.EqualTo(lines.Select(line => line.GetProperty("fingerprint").GetString())));
    }

    [Test]
    public async Task A_withdrawn_project_is_out_and_who_listed_only_it_still_counts_as_a_voter()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        await town.Database.Write<object>(session =>
        {
            session.Run("UPDATE project SET state = 'withdrawn' WHERE id IN ('prj-trees', 'prj-path')");
            return new object();
        });
        await town.CountAsync();
        await town.PublishAsync();
        var lines = (await town.PublicJsonAsync("/result/record")).GetProperty("lines");
        var north = lines.With("line", SeededRound.North);
        Assert.That(north.GetProperty("withdrawn").Strings(), Is.EqualTo(new[] { "prj-trees" }));
        Assert.That(north.GetProperty("ballots").GetInt64(), Is.EqualTo(40));
        Assert.That(north.GetProperty("projects").EnumerateArray().Select(one => one.GetProperty("id").GetString()),
            Is.EqualTo(new[] { "prj-bench", "prj-swings" }));
        Assert.That((await AllocateAsync(town, lines.With("line", SeededRound.City))).Lines[0]
            .GetProperty("fingerprint").GetString(),
            Is.EqualTo(lines.With("line", SeededRound.City).GetProperty("fingerprint").GetString()));
    }

    /// <summary>Runs the exported ballots of a line of a record through <c>allocate</c>.</summary>
    private static async Task<Answered> AllocateAsync(RunningTown town, JsonElement line)
    {
        var id = line.GetProperty("line").GetString();
        var ballots = Path.Combine(town.Settings.DataFolder, $"{id}.pb");
        var set = Path.Combine(town.Settings.DataFolder, $"{id}.json");
        await File.WriteAllBytesAsync(
            ballots, await town.AsPublic().GetByteArrayAsync($"{SealedTown.Round}/exports/ballots/{id}.pb"));
        await File.WriteAllTextAsync(set, line.GetProperty("ruleSet").GetRawText());
        return Answered.To("allocate", ballots, "--rule-set", set, "--json");
    }
}
