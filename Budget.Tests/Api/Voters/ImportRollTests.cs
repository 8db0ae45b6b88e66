using System.Text.Json;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Ballots;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Voters;

[OnBothStores]
public sealed class ImportRollTests
{
    private const string Bench = """{"lin-nord":{"approve":["prj-bench"]}}""";

    [Test]
    public async Task Entries_are_added_once_and_found_unchanged_the_second_time()
    {
        await using var town = await VotingTown.OpenAsync();
        var clerk = await town.As(Role.Clerk);
        Assert.That(await CountsAsync(clerk, "ref;lines\nA-1;lin-nord\nA-2;\n"), Is.EqualTo("2 added 0 0"));
        var roll = town.Dump("roll_entry");
        Assert.That(
            await CountsAsync(clerk, "ref;lines\nA-3;lin-by\nA-2;lin-by, lin-nord\nA-1;lin-nord\n"),
            Is.EqualTo("1 added 1 1"));
        Assert.That(await CountsAsync(clerk, "ref;lines\nA-1;lin-nord\n"), Is.EqualTo("0 added 0 1"));
        Assert.That(town.Count("roll_entry"), Is.EqualTo(3));
        Assert.That(roll, Does.Contain("""|A-1|[{"lines":["lin-nord"]}]|"""));
        Assert.That(town.Dump("roll_entry"), Does.Contain("""|A-2|[{"lines":["lin-by"]},{"lines":["lin-nord"]}]|"""));
    }

    [Test]
    public async Task A_dry_run_tells_everything_and_stores_nothing()
    {
        await using var town = await VotingTown.OpenAsync();
        var clerk = await town.As(Role.Clerk);
        var good = await (await clerk.ImportAsync("ref\nA-1\n", dryRun: true)).JsonAsync();
        var bad = await clerk.ImportAsync("ref;lines\nA-1;lin-x\n;\n010190-1234;lin-nord\n", dryRun: true);
        Assert.That(good.GetProperty("isDryRun").GetBoolean(), Is.True);
        Assert.That(good.GetProperty("added").GetInt32(), Is.EqualTo(1));
        Assert.That((int)bad.StatusCode, Is.EqualTo(200));
        var text = (await bad.JsonAsync()).ToString();
        Assert.That(text, Does.Contain("unknown-line").And.Contain("looks-like-cpr").And.Not.Contain("010190"));
        Assert.That((town.Count("roll_entry"), town.Count("audit_event")), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_file_with_one_wrong_row_changes_nothing_and_the_row_is_pointed_at()
    {
        await using var town = await VotingTown.OpenAsync();
        var clerk = await town.As(Role.Clerk);
        var answer = await clerk.ImportAsync("ref;lines\nA-1;lin-nord\nA-2;lin-x\n");
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 import-rows-invalid"));
        Assert.That(
            (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(),
            Is.EqualTo("/rows/3/lines"));
        Assert.That(town.Count("roll_entry"), Is.Zero);
    }

    [Test]
    public async Task An_area_is_found_by_its_title_and_an_unknown_one_is_refused()
    {
        await using var town = await VotingTown.OpenAsync();
        await town.Database.Write<object>(session => session.Run(
            "INSERT INTO area (id, round_id, title) VALUES ('are-nord', 'rnd-seeded', 'Nordbyen')"));
        var clerk = await town.As(Role.Clerk);
        var wrong = await clerk.ImportAsync("ref;area\nA-1;Sydbyen\n");
        Assert.That((await wrong.JsonAsync()).ToString(), Does.Contain("unknown-area").And.Contain("/rows/2/area"));
        Assert.That(
            await CountsAsync(clerk, "ref;område;aldersgruppe\nA-1;nordbyen;10-14\nA-2;are-nord;\n"),
            Is.EqualTo("2 added 0 0"));
        Assert.That(town.Dump("roll_entry"), Does.Contain("|are-nord|10-14|").And.Contain("|are-nord||"));
    }

    [Test]
    public async Task An_entry_is_corrected_until_it_has_voted_and_what_was_tried_is_on_record()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        await town.AsVoter(codes["A-1"]).CastAsync(Bench);
        var (roll, clerk) = (town.Dump("roll_entry"), await town.As(Role.Clerk));
        var refused = await clerk.ImportAsync("ref;lines\nA-1;lin-by\nA-2;lin-by\nA-9;lin-by\n");
        Assert.That(await refused.OutcomeAsync(), Is.EqualTo("400 import-rows-invalid"));
        Assert.That((await refused.JsonAsync()).GetProperty("errors").ToString(),
            Does.Contain("/rows/2").And.Contain("already-voted").And.Not.Contain("/rows/3"));
        Assert.That(town.Dump("roll_entry"), Is.EqualTo(roll));
        Assert.That(town.Dump("audit_event"), Does.Contain("|roll-import-refused||{\"haveVoted\":1}|"));
        Assert.That(await CountsAsync(clerk, "ref;lines\nA-2;lin-by\n"), Is.EqualTo("0 added 1 0"));
        Assert.That(
            await (await town.AsVoter(codes["A-2"]).CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("403 not-eligible"));
    }

    [Test]
    public async Task A_dry_run_does_not_tell_who_has_voted()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        await town.AsVoter(codes["A-1"]).CastAsync(Bench);
        var clerk = await town.As(Role.Clerk);
        var voted = await clerk.ImportAsync("ref;lines\nA-1;lin-by\n", dryRun: true);
        var silent = await clerk.ImportAsync("ref;lines\nA-2;lin-by\n", dryRun: true);
        Assert.That(
            await voted.Content.ReadAsStringAsync(), Is.EqualTo(await silent.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task After_closing_the_roll_stays_as_it_is()
    {
        var (town, _) = await VotingTown.OpenVotingAsync();
        await using var open = town;
        town.Clock.SetUtcNow(SeededRound.ClosesAt);
        Assert.That(
            await (await (await town.As(Role.Clerk)).ImportAsync("ref\nA-9\n")).OutcomeAsync(),
            Is.EqualTo("409 wrong-state"));
    }

    [Test]
    public async Task No_reference_and_no_code_reaches_the_audit_trail()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync("ref\nREF-4711\nREF-4712\n");
        await using var _ = town;
        var clerk = await town.As(Role.Clerk);
        await clerk.ImportAsync("ref;lines\nREF-4711;lin-by\n");
        await clerk.PostAsync(VotingTown.Path + "/code-revocations",
            new { codes = new[] { codes["REF-4712"] }, reason = "Found in the street." });
        await town.IssueMissingCodesAsync();
        var trail = town.Dump("audit_event");
        Assert.That(trail, Does.Contain("roll-imported").And.Contain("codes-exported").And.Contain("codes-revoked"));
        Assert.That(trail, Does.Not.Contain("REF-").And.Not.Contain(codes["REF-4712"][..11]));
        Assert.That(trail, Does.Not.Contain(VotingCode.Kept(VotingCode.Read(codes["REF-4712"]), town.Keys.CodeKey)));
    }

    [TestCase("text/plain", "415 invalid-input")]
    [TestCase("application/json", "415 invalid-input")]
    public async Task Another_kind_of_file_is_refused(string type, string expected)
    {
        await using var town = await VotingTown.OpenAsync();
        using var content = new StringContent("ref\nA-1\n", null, type);
        var answer = await (await town.As(Role.Clerk)).PostAsync(VotingTown.Path + "/roll-imports", content);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo(expected));
    }

    private static async Task<string> CountsAsync(HttpClient clerk, string roll)
    {
        var report = await (await clerk.ImportAsync(roll)).JsonAsync();
        return report.TryGetProperty("added", out var added)
            ? $"{added} added {report.GetProperty("corrected")} {report.GetProperty("unchanged")}"
            : report.ToString();
    }
}
