using System.Text.RegularExpressions;
using Budget.Api.Sandbox;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Sandbox;

/// <summary>A sandbox goes with all its traces, and nothing else goes with it.</summary>
[OnBothStores]
public sealed partial class SandboxesTests
{
    [Test]
    public async Task After_a_day_nothing_of_a_sandbox_is_left_and_everything_of_a_round_is()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town);
        var before = Rows(town);
        var sandbox = await MadeSandbox.OfAsync(town);
        var cast = await town.AsVoter(sandbox.Codes[0])
            .PutAsync($"{sandbox.Path}/ballots/mine", await sandbox.BallotAsync());
        Assert.That(await cast.OutcomeAsync(), Is.EqualTo("201"));
        var left = await MadeSandbox.OfAsync(town);
        await sandbox.PublishAsync();
        Assert.That(Rows(town), Is.Not.EqualTo(before));
        town.Clock.Advance(Sandboxes.Life);
        await GoneAsync(sandbox);
        await GoneAsync(left);
        Assert.That(Rows(town), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFiles(town.Settings.Keys).Where(file => file.Contains(left.Id)), Is.Empty);
        Assert.That(town.Keys.LinkKey(round.Id), Is.Not.Null);
    }

    [Test]
    public void Every_table_that_names_a_round_is_swept() => Assert.That(
        Repository.Files.Where(file => file.StartsWith("Budget.Api/Storage/Migrations/", StringComparison.Ordinal))
            .SelectMany(file => Table().Matches(Repository.TextOf(file)))
            .Where(table => table.Groups["columns"].Value.Contains(" round_id ", StringComparison.Ordinal))
            .Select(table => table.Groups["name"].Value),
        Is.EquivalentTo(Sandboxes.Tables));

    [TestCase("UPDATE round SET sandbox_until = '2026-01-01T00:00:00.000Z'")]
    [TestCase("DELETE FROM rule_lock")]
    [TestCase("DELETE FROM audit_event WHERE chain <> 'service'")]
    public async Task A_round_never_becomes_a_sandbox_and_never_loses_its_traces(string sql)
    {
        await using var town = await RunningTown.OpenAsync();
        await Planned.LockedAsync(town);
        var before = Rows(town);
        Assert.That(async () => await town.Database.Write<object>(session => session.Run(sql)), Throws.Exception);
        Assert.That(Rows(town), Is.EqualTo(before));
    }

    private static async Task GoneAsync(MadeSandbox sandbox)
    {
        while (await (await sandbox.Town.AsPublic().GetAsync(sandbox.Path)).OutcomeAsync() != "404 not-found")
        {
            await Task.Delay(20);
        }
    }

    private static string[] Rows(RunningTown town) => town.Database.Read(session => Sandboxes.Tables
        .Concat(["round", "audit_event", "batch_entry"])
        .Select(table => $"{table} {session.One<long>($"SELECT COUNT(*) FROM {table}")}").ToArray());

    [GeneratedRegex(
        @"CREATE TABLE (?<name>\w+) \((?<columns>.*?)^\);", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Table();
}
