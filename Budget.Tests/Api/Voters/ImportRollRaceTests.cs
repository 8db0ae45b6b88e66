using System.Text;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;

namespace Budget.Tests.Api.Voters;

/// <summary>What a file names may be gone before it is stored; and others wait for the one who stores it.</summary>
public sealed class ImportRollRaceTests
{
    [TestCase("roll-imports", "ref;lines\nA-1;{0}\n", "roll_entry")]
    [TestCase("project-imports", "titel;linje;pris\nA;{0};5\n", "project")]
    public async Task A_line_that_is_deleted_while_a_file_that_names_it_waits_is_refused_as_a_value(
        string path, string file, string table)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var line = await round.AddAsync("lines", new { title = "Syd", amountMinor = 5L });
        var before = Count(town, table);
        var (holds, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var deleting = town.Database.Write<object>(session =>
        {
            holds.SetResult();
            goesOn.Task.Wait();
            return session.Run("DELETE FROM line WHERE id = @line", new { line });
        });
        await holds.Task;
        using var content = new StringContent(
            file.Replace("{0}", line, StringComparison.Ordinal), Encoding.UTF8, "text/csv");
        var importing = round.Anna.PostAsync($"{round.Path}/{path}", content);
        while (town.Database.Waiting == 0)
        {
            await Task.Delay(5);
        }

        goesOn.SetResult();
        await deleting;
        Assert.That(await (await importing).OutcomeAsync(), Is.EqualTo("503 unavailable"));
        Assert.That(Count(town, table), Is.EqualTo(before));
        using var again = new StringContent(
            file.Replace("{0}", line, StringComparison.Ordinal), Encoding.UTF8, "text/csv");
        Assert.That(
            await (await round.Anna.PostAsync($"{round.Path}/{path}", again)).OutcomeAsync(),
            Is.EqualTo("400 import-rows-invalid"));
    }

    [Test]
    public async Task While_people_vote_a_roll_comes_in_parts_so_that_no_ballot_waits_long()
    {
        await using var town = await VotingTown.OpenAsync();
        var clerk = await town.As(Role.Clerk);
        var refs = Enumerable.Range(1, 5_001).Select(at => $"R-{at}\n").ToArray();
        town.Clock.Advance(TimeSpan.FromHours(2));
        Assert.That(
            await (await clerk.ImportAsync("ref\n" + string.Concat(refs))).OutcomeAsync(),
            Is.EqualTo("409 limit-exceeded"));
        Assert.That(town.Count("roll_entry"), Is.Zero);
        Assert.That(
            await (await clerk.ImportAsync("ref\n" + string.Concat(refs[1..]))).OutcomeAsync(), Is.EqualTo("200"));
    }

    private static long Count(RunningTown town, string table) =>
        town.Database.Read(session => session.One<long>($"SELECT COUNT(*) FROM {table}"));
}
