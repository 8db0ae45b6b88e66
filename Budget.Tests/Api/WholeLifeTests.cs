using System.IO.Compression;
using System.Text.Json;
using Budget.Api.Security;
using Budget.Tests.Api.Commands;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api;

/// <summary>A round from an empty database to its exported bundle, with all that can happen on the way.</summary>
[OnBothStores]
public sealed class WholeLifeTests
{
    private const int Residents = 60;

    [Test]
    public async Task A_round_goes_through_every_state_and_everybody_can_recompute_what_came_out()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        await BeforeTheVoteAsync(town, round);
        var residents = await VoteAsync(town, round);
        await AfterTheVoteAsync(residents);
        await RecomputeAsync(residents);
        Assert.That(await round.StateAsync(), Is.EqualTo("archived"));
    }

    private static async Task BeforeTheVoteAsync(RunningTown town, Planned round)
    {
        await ExpectAsync(round, "draft", anybody: "404 not-found");
        await round.MoveAsync("collecting");
        await ExpectAsync(round, "collecting", anybody: "404 not-found");
        await round.MoveAsync("screening");
        await round.MoveAsync("hearing");
        await ExpectAsync(round, "hearing", anybody: "200");
        Assert.That((await round.ReadAsync("/readiness")).GetProperty("isReady").GetBoolean(), Is.True);
        await round.MoveAsync("locked");
        var first = (await round.ReadAsync("")).GetProperty("lockHash").GetString();
        var unlock = await UnlockAsync(round);
        Assert.That(
            await (await round.ConfirmAsync(round.Anna, unlock)).OutcomeAsync(),
            Is.EqualTo("409 second-person-required"), "the same person twice");
        await round.ConfirmAsync(round.Bent, unlock);
        Assert.That(await round.StateAsync(), Is.EqualTo("hearing"));
        await round.PatchAsync($"/projects/{round.Projects[0]}", new { priceMinor = 45_000 });
        await round.MoveAsync("locked");
        var versions = (await round.ReadAsync("/rule-lock")).GetProperty("versions").EnumerateArray()
            .Select(version => version.GetProperty("hash").GetString()).ToArray();
        Assert.That(versions, Has.Length.EqualTo(2).And.Unique.And.Contains(first), "the first lock stays readable");
        Assert.That(
            await (await town.AsPublic().GetAsync($"{round.Path}/result")).OutcomeAsync(),
            Is.EqualTo("409 result-not-published"));
    }

    private static async Task<PlannedTown> VoteAsync(RunningTown town, Planned round)
    {
        var roll = string.Concat(PlannedTown.Refs(Residents).Prepend("ref").Select(line => line + "\n"));
        var codes = await town.IssueCodesAsync(roll, round.Path);
        var residents = new PlannedTown(town, round, codes);
        Assert.That(await (await residents.CastAsync(1)).OutcomeAsync(), Is.EqualTo("409 voting-closed"), "too early");
        town.Clock.SetUtcNow(Planned.OpensAt);
        Assert.That(await round.StateAsync(), Is.EqualTo("voting"));
        await residents.CastAllAsync(Residents - 1);
        Assert.That(await (await residents.CastAsync(1)).OutcomeAsync(), Is.EqualTo("200"), "the same again");
        await round.MoveAsync("paused", "The letters came late.");
        Assert.That(
            await (await residents.CastAsync(Residents)).OutcomeAsync(), Is.EqualTo("409 voting-closed"), "paused");
        await round.MoveAsync("voting", "They are there.");
        var withdrawn = await round.DecideAsync(round.Projects[2], "withdrawn", "The trees were planted already.");
        Assert.That(withdrawn.GetProperty("state").GetString(), Is.EqualTo("withdrawn"));
        Assert.That(
            await (await residents.CastAsync(5)).OutcomeAsync(), Is.EqualTo("400 project-withdrawn"), "it is gone");
        await round.MoveByTwoAsync("voting", "Because of the pause.", Planned.ClosesAt.AddDays(2));
        town.Clock.SetUtcNow(Planned.ClosesAt.AddDays(1));
        Assert.That(await (await residents.CastAsync(Residents)).OutcomeAsync(), Is.EqualTo("201"), "extended");
        town.Clock.SetUtcNow(Planned.ClosesAt.AddDays(2));
        Assert.That(await (await residents.CastAsync(1)).OutcomeAsync(), Is.EqualTo("409 voting-closed"), "closed");
        Assert.That(await round.StateAsync(), Is.EqualTo("closed"));
        return residents;
    }

    private static async Task AfterTheVoteAsync(PlannedTown residents)
    {
        var (town, round) = (residents.Town, residents.Round);
        var (clerk, auditor, anybody) = (await town.As(Role.Clerk), await town.As(Role.Auditor), town.AsPublic());
        var result = $"{round.Path}/result";
        await round.MoveAsync("reconciling");
        Assert.That(await OutcomeOf(round.Anna, result), Is.EqualTo("409 result-not-published"));
        await round.MoveByTwoAsync("counted");
        Assert.That(await OutcomeOf(round.Anna, result), Is.EqualTo("200"));
        Assert.That(await OutcomeOf(auditor, result), Is.EqualTo("200"));
        Assert.That(await OutcomeOf(clerk, result), Does.StartWith("40"));
        Assert.That(await OutcomeOf(anybody, result), Is.EqualTo("409 result-not-published"));
        await round.MoveAsync("published");
        Assert.That(await OutcomeOf(anybody, result), Is.EqualTo("200"));
        var before = await (await anybody.GetAsync(result)).JsonAsync();
        Assert.That(before.GetProperty("legalStatus").GetString(), Is.EqualTo("recommendation"));
        Assert.That(before.GetRawText(), Does.Not.Contain("bevilget").And.Not.Contain("isFunded"));
        town.Clock.SetUtcNow(Planned.ClosesAt.AddDays(30));
        var decided = await round.Anna.PostAsync($"{round.Path}/council-decisions", new
        {
            legalStatus = "adopted",
            caseNumber = "26/1234",
            decidedOn = "2026-10-01",
            minutesUrl = "https://town.example/minutes/26-1234",
            reasons = "As recommended.",
        });
        Assert.That(await decided.OutcomeAsync(), Is.EqualTo("201"));
        var after = await (await anybody.GetAsync(result)).JsonAsync();
        Assert.That(after.GetProperty("legalStatus").GetString(), Is.EqualTo("adopted"));
        await round.MoveAsync("archived");
    }

    /// <summary>What a stranger does with the bundle: check it as a whole, and count each line anew.</summary>
    private static async Task RecomputeAsync(PlannedTown residents)
    {
        var folder = Directory.CreateTempSubdirectory("budget-bundle-");
        try
        {
            var zip = Path.Combine(folder.FullName, "bundle.zip");
            await File.WriteAllBytesAsync(zip, await residents.Town.AsPublic()
                .GetByteArrayAsync(new Uri($"{residents.Round.Path}/exports/bundle.zip", UriKind.Relative)));
            var verified = Answered.To("verify", zip);
            Assert.That(verified.ExitCode, Is.Zero, verified.Out);
            await ZipFile.ExtractToDirectoryAsync(zip, folder.FullName);
            var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "record.json"))).RootElement;
            Assert.That(record.GetProperty("lines").GetArrayLength(), Is.EqualTo(2));
            foreach (var line in record.GetProperty("lines").EnumerateArray())
            {
                CountAnew(folder.FullName, line);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CountAnew(string folder, JsonElement line)
    {
        var rule = Path.Combine(folder, "rule-set.json");
        File.WriteAllText(rule, line.GetProperty("ruleSet").GetRawText());
        var file = Path.Combine(folder, "ballots", $"{line.GetProperty("line").GetString()}.pb");
        var counted = JsonDocument.Parse(Answered.To("allocate", file, "--rule-set", rule, "--json").Out).RootElement;
        foreach (var member in new[] { "allocation", "fingerprint", "ruleSetHash", "decisions", "cost", "budget" })
        {
            Assert.That(
                counted.GetProperty(member).GetRawText(), Is.EqualTo(line.GetProperty(member).GetRawText()), member);
        }
    }

    private static async Task ExpectAsync(Planned round, string state, string anybody)
    {
        Assert.That(await round.StateAsync(), Is.EqualTo(state));
        using var stranger = new HttpClient { BaseAddress = round.Anna.BaseAddress };
        Assert.That(await OutcomeOf(stranger, round.Path), Is.EqualTo(anybody));
    }

    private static async Task<string> UnlockAsync(Planned round) =>
        (await round.MoveAsync("hearing", "A price was wrong.")).GetProperty("id").GetString()!;

    private static async Task<string> OutcomeOf(HttpClient who, string path) =>
        await (await who.GetAsync(path)).OutcomeAsync();
}
