using Budget.Api.Audit;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using FluentValidation;

namespace Budget.Api.Voters;

/// <summary><c>POST /rounds/{round}/code-batches</c>: who gets a code; the codes come with the export.</summary>
internal static class MakeCodeBatch
{
    public static async Task<IResult> Handle(
        string round, Request request, Caller caller, Database database, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<CodeBatch>(session => RoundClock.At(session, round, now)
            .Then(found => RollState.IsOpen(found, now))
            .Then(found => Entries(session, found.Id, request.Refs))
            .Then<CodeBatch>(entries =>
            {
                var batch = new CodeBatch(Ids.New("bat"), now, null, entries.Count);
                batch.Insert(session, round, entries);
                session.Append(new AuditEntry(round, caller, now, "code-batch-made", CanonicalJson.ObjectOf(
                    ("batch", batch.Id), ("codes", batch.Codes))));
                return batch;
            }));
        return stored.ToAnswer(batch =>
            TypedResults.Created($"/v1/rounds/{round}/code-batches/{batch.Id}", batch));
    }

    private static Answer<List<string>> Entries(Session session, string roundId, IReadOnlyList<string>? references) =>
        references is null ? Codeless(session, roundId) : References.Find(session, roundId, references)
            .Then<List<string>>(entries => WithCode(session, entries) is { Count: > 0 } errors
                ? Problem.InvalidInput(errors)
                : entries);

    // Everybody without a code, except those who get one with a batch that waits for its export.
    private static List<string> Codeless(Session session, string roundId) => [.. session.All<string>(
        """
        SELECT e.id FROM roll_entry e WHERE e.round_id = @roundId
            AND NOT EXISTS (SELECT 1 FROM voting_code c WHERE c.roll_entry_id = e.id AND c.state = 'live')
            AND NOT EXISTS (SELECT 1 FROM batch_entry b JOIN code_batch w ON w.id = b.batch_id
                WHERE b.roll_entry_id = e.id AND w.delivered_at IS NULL)
        """,
        new { roundId })];

    private static List<JsonError> WithCode(Session session, List<string> entries) =>
        [.. from entry in entries.Index()
            where session.One<long>(
                "SELECT COUNT(*) FROM voting_code WHERE roll_entry_id = @entry AND state = 'live'",
                new { entry = entry.Item }) > 0
            select new JsonError($"/refs/{entry.Index}", "expected somebody without a code; revoke the code first")];

    /// <summary>Who gets a code.</summary>
    /// <param name="Refs">For whom; everybody who has no code when left out.</param>
    internal sealed record Request(IReadOnlyList<string>? Refs = null)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            public Validator() => RuleFor(request => request.Refs).EachOnce(1, References.Most)
                .WithMessage("expected 1 to 10000 references, each once");
        }
    }
}
