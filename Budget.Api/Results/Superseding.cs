using Budget.Api.Audit;
using Budget.Api.Hosting.Telemetry;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Results;

/// <summary>What a record says about the one that it takes the place of.</summary>
/// <param name="Version">Of the record before.</param>
/// <param name="Hash">Of the record before.</param>
internal sealed record Superseded(long Version, string Hash, string Reason, string Changes)
{
    public CanonicalJson ToCanonical() => CanonicalJson.ObjectOf(
        ("version", Version), ("hash", Hash), ("reason", Reason), ("changes", Changes));
}

/// <summary>
/// Makes another version of a published result from the same sealed ballots, and puts it in the place of the one
/// before. The older one is neither changed nor hidden.
/// </summary>
internal sealed class Superseding(KeyFolder keys, Manifests manifests, Measures measures, TimeProvider clock)
{
    /// <summary>Counts again. Staff see the outcome at once, all others once a second person confirms it.</summary>
    public async Task<Answer<ResultRun>> AskAsync(
        Database database, string roundId, MakeResultRun.Request request, Caller caller)
    {
        if (database.Recalled<ResultRun>() is { } made)
        {
            return made;
        }

        // The rule may take minutes, and the one writer must not wait for it.
        var (counted, refusal) = database.Read(session => Round.Get(session, roundId)
            .Unless(round => round.State.IsPublished() ? null
                : new Problem(ProblemType.ResultNotPublished, "Only a published result is superseded."))
            .Then(round => manifests.Of(session, round).Then(manifest => Count(session, round, manifest, request))));
        return counted is null
            ? refusal!
            : await database.Write<ResultRun>(session => Store(session, counted, request, caller));
    }

    /// <summary>Publishes the newest run, if somebody else asked for it.</summary>
    public Task<Answer<ResultRun>> ConfirmAsync(Database database, string roundId, string runId, Caller caller)
    {
        var now = clock.GetUtcNow();
        return database.Write<ResultRun>(session => Round.Get(session, roundId)
            .Then(round => ResultRun.Get(session, roundId, runId)
                .Unless(run => Refusal(session, round, run, caller))
                .Then(run => run.Confirm(session, caller.Person, now))
                .Then<ResultRun>(run => Publish(session, round, run, caller, now))));
    }

    private Answer<Counted> Count(Session session, Round round, Manifest manifest, MakeResultRun.Request request)
    {
        var wrong = (request.Withdrawn ?? []).Index()
            .Where(one => manifest.Projects.All(project => project.Id != one.Item))
            .Select(one => new JsonError($"/withdrawn/{one.Index}", "expected the id of a project of the result"))
            .ToArray();
        return wrong.Length > 0 ? Problem.InvalidInput(wrong)
            : new Answer<Counted>(
                measures.Counted(() => Counted.OfSealed(session, round, manifest, clock, request.Withdrawn ?? [])),
                null).Unless(counted => counted.NoAnswer);
    }

    private Answer<ResultRun> Store(Session session, Counted counted, MakeResultRun.Request request, Caller caller)
    {
        var (round, now) = (counted.Round, clock.GetUtcNow());
        if (Round.Find(session, round.Id)?.Version != round.Version)
        {
            return new Problem(ProblemType.Unavailable, "The round changed while it was counted; ask again.");
        }

        var before = StoredResult.Published(session, round.Id)!;
        var version = StoredResult.Newest(session, round.Id)!.Version + 1;
        var result = StoredResult.Of(
            counted, keys.SigningKey, now, version,
            new(before.Version, before.Hash, request.Reason, request.Changes));
        result.Insert(session);
        var run = new ResultRun(
            Ids.New("run"), version, request.Reason, request.Changes, request.Withdrawn ?? [], caller.Person, now, null,
            null);
        run.Insert(session, round.Id);
        session.Append(new AuditEntry(round.Id, caller, now, "result-run-made", Details(run, result.Hash), run.Reason));
        return run;
    }

    private static Problem? Refusal(Session session, Round round, ResultRun run, Caller caller) =>
        run.ConfirmedAt is not null ? new Problem(ProblemType.WrongState, "It is confirmed already.")
        : People.Doubt(run.AskedBy, caller.Person) is { } doubt ? new Problem(ProblemType.SecondPersonRequired, doubt)
        : StoredResult.Newest(session, round.Id)?.Version != run.Version
            ? new Problem(ProblemType.WrongState, "There is a later run; confirm that one.")
        : null;

    private static ResultRun Publish(Session session, Round round, ResultRun run, Caller caller, DateTimeOffset now)
    {
        StoredResult.Publish(session, round.Id, now);
        foreach (var project in run.Withdrawn)
        {
            session.Run(
                """
                UPDATE project SET state = 'withdrawn', reason = @Reason, version = version + 1
                WHERE round_id = @Id AND id = @project AND state <> 'withdrawn'
                """,
                new { round.Id, project, run.Reason });
        }

        round.Update(session);
        session.Append(new AuditEntry(
            round.Id, caller, now, "result-superseded",
            Details(run, StoredResult.Published(session, round.Id)!.Hash), run.Reason));
        return run;
    }

    private static CanonicalJson Details(ResultRun run, string hash) => CanonicalJson.ObjectOf(
        ("run", run.Id), ("version", run.Version), ("recordHash", hash),
        ("withdrawn", CanonicalJson.ArrayOf(run.Withdrawn.Select(CanonicalJson.Of))));
}
