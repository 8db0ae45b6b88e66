using Budget.Api.Audit;
using Budget.Api.Exports;
using Budget.Api.Hosting;
using Budget.Api.Hosting.Telemetry;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Results;

/// <summary>Turns a sealed round into a counted one: destroys the link key, runs the rule, stores the record.</summary>
internal sealed class Counting(
    Database database, KeyFolder keys, Manifests manifests, Measures measures, TimeProvider clock)
{
    /// <summary>Finishes what a seal began; may be repeated after a crash, or after a lot was drawn.</summary>
    /// <returns>
    /// The counted round; refused where the rule has no final answer, such as a tie that waits for a lot.
    /// </returns>
    public async Task<Answer<Round>> FinishAsync(string roundId, Caller caller)
    {
        var (round, problem) = database.Read(session => Round.Get(session, roundId));
        if (round is null || round.State.IsCounted())
        {
            return round is null ? problem! : round;
        }

        if (round is not { State: RoundState.Reconciling, SealedAt: not null })
        {
            return new Problem(ProblemType.WrongState, "The round is not sealed.");
        }

        // The key goes first: what a crash right here leaves readable on the disk then links nobody to anything.
        keys.DestroyLinkKey(roundId);
        if ((await database.Compact()).Problem is { } unavailable)
        {
            return unavailable;
        }

        // The rule may take minutes, and the one writer must not wait for it.
        var (counted, refusal) = measures.Counted(() => database.Read(session => Count(session, roundId)));
        return counted is null
            ? refusal!
            : await database.Write<Round>(session => Store(session, counted, caller));
    }

    private Answer<Counted> Count(Session session, string roundId)
    {
        var round = Round.Find(session, roundId)!;
        return manifests.Of(session, round).Then<Counted>(manifest =>
        {
            var withdrawn = Withdrawn(session, roundId);
            var lines = manifest.Lines.OrderBy(line => line.Id, StringComparer.Ordinal)
                .Select(line => LineCount.Of(session, BallotFile.Of(round, manifest, line, withdrawn), clock))
                .ToArray();
            return lines.Select(line => line.ByRule.Problem).FirstOrDefault(fault => fault is not null) is { } fault
                ? fault
                : new Counted(round, manifest, withdrawn, Ballots(session, roundId), lines);
        });
    }

    private Answer<Round> Store(Session session, Counted counted, Caller caller)
    {
        var round = Round.Find(session, counted.Round.Id)!;
        if (round.State.IsCounted())
        {
            return round;
        }

        if (round.Version != counted.Round.Version || !Withdrawn(session, round.Id).SequenceEqual(counted.Withdrawn))
        {
            return new Problem(ProblemType.Unavailable, "The round changed while it was counted; count again.");
        }

        var now = clock.GetUtcNow();
        var record = RecordSeal.Of(
            ResultRecord.Of(round, counted.Manifest, counted.Ballots, counted.Lines, now), keys.SigningKey);
        var report = ResultReport.Of(counted.Manifest, counted.Lines, round.Settings);
        new StoredResult(
            round.Id, 1, record.Record, record.Hash, record.Signature, WireFormat.Write(report), now.ToStored(), null)
            .Insert(session);
        var done = (round with { State = RoundState.Counted }).Update(session);
        session.Append(new AuditEntry(round.Id, caller, now, "round-counted", CanonicalJson.ObjectOf(
            ("version", 1), ("recordHash", record.Hash))));
        return done;
    }

    private static string[] Withdrawn(Session session, string roundId) => [.. session.All<string>(
        "SELECT id FROM project WHERE round_id = @roundId AND state = 'withdrawn' ORDER BY id", new { roundId })];

    // Sealed ballots lie there section by section; each ballot as a whole left a receipt.
    internal static long Ballots(Session session, string roundId) => session.One<long>(
        "SELECT COUNT(*) FROM receipt WHERE round_id = @roundId AND status = 'stored'", new { roundId });

    private sealed record Counted(
        Round Round, Manifest Manifest, string[] Withdrawn, long Ballots, IReadOnlyList<LineCount> Lines);
}

/// <summary>At start, finishes what was sealed and not counted when the service stopped.</summary>
internal sealed class CountingAfterStop(Database database, Counting counting) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nobody who calls shall wait for it.
        await Task.Yield();
        foreach (var round in database.Read(Round.All)
            .Where(round => round is { State: RoundState.Reconciling, SealedAt: not null }))
        {
            await counting.FinishAsync(round.Id, Caller.Clock);
        }
    }
}
