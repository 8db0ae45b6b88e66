using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Ballots;

[OnBothStores]
public sealed class CastBallotTests
{
    private const string Bench = """{"lin-nord":{"approve":["prj-bench"]}}""";
    private const string Both = """{"lin-by":{"rank":[["prj-path"],["prj-garden","prj-stage"]]},"""
        + "\"lin-nord\":{\"approve\":[\"prj-bench\",\"prj-trees\"]}}";

    [Test]
    public async Task A_first_ballot_is_created_and_answered_with_a_receipt()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var answer = await town.AsVoter(codes["A-1"]).CastAsync(Both);
        var receipt = await answer.JsonAsync();
        var id = receipt.GetProperty("receiptId").GetString();
        Assert.That((int)answer.StatusCode, Is.EqualTo(201));
        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo($"{VotingTown.Path}/receipts/{id}"));
        var hash = VotingTown.LockHash;
        Assert.That(receipt.ToString(), Is.EqualTo(
            $$"""{"receiptId":"{{id}}","roundId":"rnd-seeded","lockHash":"{{hash}}","status":"stored"}"""));
        Assert.That(
            await town.AsPublic().GetStringAsync($"{VotingTown.Path}/receipts/{id}"), Is.EqualTo(receipt.ToString()));
    }

    [Test]
    public async Task The_same_ballot_again_keeps_its_receipt()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var voter = town.AsVoter(codes["A-1"]);
        var first = await voter.CastAsync("""{"lin-nord":{"approve":["prj-bench","prj-trees"]}}""");
        var again = await voter.CastAsync("""{"lin-nord":{"approve":["prj-trees","prj-bench"]}}""");
        Assert.That((int)again.StatusCode, Is.EqualTo(200));
        Assert.That(
            await again.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That((town.Count("ballot"), town.Count("receipt")), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_changed_ballot_takes_the_place_of_the_first_and_its_receipt_says_so()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var voter = town.AsVoter(codes["A-1"]);
        var first = await ReceiptOf(await voter.CastAsync(Bench));
        var answer = await voter.CastAsync(Both);
        var second = await ReceiptOf(answer);
        var mine = await (await voter.GetAsync(VotingTown.Mine)).JsonAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(await StatusOf(town, first), Is.EqualTo("superseded"));
        Assert.That(await StatusOf(town, second), Is.EqualTo("stored"));
        Assert.That(
            town.Database.Read(session => session.One<string>("SELECT sections FROM ballot")), Is.EqualTo(Both));
        Assert.That(mine.GetProperty("receiptId").GetString(), Is.EqualTo(second));
        Assert.That(mine.TryGetProperty("sections", out var _), Is.False, "a new code would read them");
        Assert.That(town.Count("ballot"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_ballot_that_was_taken_back_is_gone_and_the_voter_may_vote_again()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var voter = town.AsVoter(codes["A-1"]);
        var first = await ReceiptOf(await voter.CastAsync(Bench));
        Assert.That(await (await voter.DeleteAsync(VotingTown.Mine)).OutcomeAsync(), Is.EqualTo("204"));
        Assert.That(await (await voter.DeleteAsync(VotingTown.Mine)).OutcomeAsync(), Is.EqualTo("204"));
        Assert.That(await (await voter.GetAsync(VotingTown.Mine)).OutcomeAsync(), Is.EqualTo("404 not-found"));
        Assert.That(await StatusOf(town, first), Is.EqualTo("withdrawn"));
        Assert.That(town.Dump("turnout"), Is.EqualTo("rnd-seeded|2026-09-01|0|\n"));
        var again = await voter.CastAsync(Bench);
        Assert.That((int)again.StatusCode, Is.EqualTo(201));
        Assert.That(await ReceiptOf(again), Is.Not.EqualTo(first));
        Assert.That(town.Dump("turnout"), Is.EqualTo("rnd-seeded|2026-09-01|1|\n"));
    }

    [Test]
    public async Task A_vote_writes_nothing_to_the_voter_or_the_code()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var before = town.Dump("roll_entry") + town.Dump("voting_code") + town.Dump("audit_event");
        var voter = town.AsVoter(codes["A-2"]);
        await voter.CastAsync(Bench);
        await voter.CastAsync(Both);
        await voter.DeleteAsync(VotingTown.Mine);
        await voter.CastAsync(Bench);
        var after = town.Dump("roll_entry") + town.Dump("voting_code") + town.Dump("audit_event");
        // What the clock did to the round, before or meanwhile, is all there may be in the trail.
        var opening = OpeningIn(after);
        Assert.That(
            after.Replace(opening, "", StringComparison.Ordinal),
            Is.EqualTo(before.Replace(opening, "", StringComparison.Ordinal)));
        Assert.That(town.Count("ballot"), Is.EqualTo(1));
    }

    [Test]
    public async Task Thirty_two_ballots_of_one_voter_at_once_leave_one()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        string[] ballots = [Bench, Both, """{"lin-nord":{"approve":["prj-swings"]}}"""];
        var answers = await Task.WhenAll(Enumerable.Range(0, 32)
            .Select(at => town.AsVoter(codes["A-1"]).CastAsync(ballots[at % ballots.Length])));
        Assert.That(answers.Count(answer => (int)answer.StatusCode == 201), Is.EqualTo(1));
        Assert.That(answers.Count(answer => (int)answer.StatusCode == 200), Is.EqualTo(31));
        var receipts = (await Task.WhenAll(answers.Select(ReceiptOf))).Distinct().ToArray();
        var stored = await Task.WhenAll(receipts.Select(receipt => StatusOf(town, receipt)));
        Assert.That(stored.Count(status => status == "stored"), Is.EqualTo(1));
        Assert.That(town.Count("ballot"), Is.EqualTo(1));
        Assert.That(town.Dump("turnout"), Is.EqualTo("rnd-seeded|2026-09-01|1|\n"));
    }

    [Test]
    public async Task Without_the_link_key_nothing_is_taken_until_it_is_back()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var (file, aside) = (Path.Combine(town.Settings.Keys, "link-rnd-seeded.key"), Path.GetTempFileName());
        File.Move(file, aside, overwrite: true);
        var voter = town.AsVoter(codes["A-1"]);
        var answer = await voter.CastAsync(Bench);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("503 unavailable"));
        Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
        Assert.That(town.Count("ballot"), Is.Zero);
        File.Move(aside, file);
        Assert.That(await (await voter.CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("201"));
    }

    [Test]
    public async Task Another_link_key_is_as_good_as_none()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        await File.WriteAllBytesAsync(Path.Combine(town.Settings.Keys, "link-rnd-seeded.key"), new byte[32]);
        town.Keys.DestroyLinkKey(SeededRound.Id);
        town.Keys.MakeLinkKey(SeededRound.Id);
        Assert.That(
            await (await town.AsVoter(codes["A-1"]).CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("503 unavailable"));
    }

    [Test]
    public async Task Only_voters_cast_and_staff_do_not()
    {
        var (town, _) = await VotingTown.OpenVotingAsync();
        await using var open = town;
        Assert.That(await (await town.AsPublic().CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("401 unauthenticated"));
        Assert.That(
            await (await (await town.As(Role.Clerk)).CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("403 forbidden"));
    }

    [TestCase("""{"lin-nord":{"approve":["prj-bench"],"colour":"red"}}""", "/sections/lin-nord/colour")]
    [TestCase("""{"lin-nord":{"approve":[null]}}""", "/sections/lin-nord/approve/0")]
    [TestCase("""{"lin-nord":{"approve":"prj-bench"}}""", "/sections/lin-nord/approve")]
    [TestCase("""{"lin-nord":{"points":{"prj-bench":"3"}}}""", "/sections/lin-nord/points/prj-bench")]
    [TestCase("""{"lin-nord":{"points":{"prj-bench":1.5}}}""", "/sections/lin-nord/points/prj-bench")]
    [TestCase("[]", "/sections")]
    [TestCase("""{"lin-nord":{"approve":[]},"lin-nord":{"approve":[]}}""", "/sections/lin-nord")]
    public async Task A_body_of_another_shape_is_pointed_at(string sections, string place)
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var answer = await town.AsVoter(codes["A-1"]).CastAsync(sections);
        var problem = await answer.JsonAsync();
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(problem.GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
    }

    internal static async Task<string> ReceiptOf(HttpResponseMessage answer) =>
        (await answer.JsonAsync()).GetProperty("receiptId").GetString()!;

    internal static async Task<string?> StatusOf(RunningTown town, string receipt) =>
        (await (await town.AsPublic().GetAsync($"{VotingTown.Path}/receipts/{receipt}")).JsonAsync())
            .GetProperty("status").GetString();

    private static string OpeningIn(string dump) => dump.Split('\n')
        .Where(row => row.Contains("|round-moved|", StringComparison.Ordinal)).Select(row => row + "\n").Single();
}
