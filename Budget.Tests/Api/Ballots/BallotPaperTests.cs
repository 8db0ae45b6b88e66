using Budget.Api.Ballots;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Ballots;

[OnBothStores]
public sealed class BallotPaperTests
{
    [Test]
    public async Task A_code_that_ends_while_a_ballot_waits_to_be_stored_casts_nothing()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var kept = VotingCode.Kept(VotingCode.Read(codes["A-1"]), town.Keys.CodeKey);
        var voter = Caller.Voter(SeededRound.Id, EntryOf(town, kept), kept);
        Assert.That(RefusalOf(town, voter), Is.Null);
        await (await town.As(Role.Clerk)).PostAsync(
            VotingTown.Path + "/code-revocations", new { refs = new[] { "A-1" }, reason = "Lost." });
        Assert.That(RefusalOf(town, voter), Is.EqualTo("code-unknown"));

        // The entry itself may still vote: with a new code, or by the token of the municipality.
        Assert.That(RefusalOf(town, voter with { KeptCode = null }), Is.Null);
    }

    [Test]
    public async Task What_each_ballot_asks_for_is_found_by_an_index()
    {
        await using var town = await VotingTown.OpenAsync();
        Assert.That(
            town.Database.Read(session => town.Settings.Database is null ? OfFile(session) : OfServer(session)),
            Does.Contain("withdrawn_project"));
    }

    private static string OfFile(Session session) => session.All<Row>(
        "EXPLAIN QUERY PLAN SELECT id FROM project WHERE round_id = @roundId AND state = 'withdrawn'",
        new { roundId = SeededRound.Id }).Single().Detail;

    // A table of six rows is read faster than its index.
    private static string OfServer(Session session)
    {
        session.Run("SET LOCAL enable_seqscan = off");
        return string.Concat(session.All<string>(
            "EXPLAIN SELECT id FROM project WHERE round_id = @roundId AND state = 'withdrawn'",
            new { roundId = SeededRound.Id }));
    }

    private static string? RefusalOf(RunningTown town, Caller voter) => town.Database.Read(session =>
        Round.Get(session, SeededRound.Id).Then(round =>
            BallotPaper.Of(session, town.Parts.GetRequiredService<Manifests>(), round, voter))).Problem?.Code;

    private static string EntryOf(RunningTown town, string kept) => town.Database.Read(session =>
        session.One<string>("SELECT roll_entry_id FROM voting_code WHERE hmac = @kept", new { kept }))!;

    private sealed record Row(long Id, long Parent, long Notused, string Detail);
}
