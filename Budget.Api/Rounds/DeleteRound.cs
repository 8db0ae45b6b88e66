using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Rounds;

/// <summary><c>DELETE /rounds/{round}</c>: a draft in which nothing is yet; every other round is cancelled.</summary>
internal static class DeleteRound
{
    private static readonly string[] Tables =
        ["area", "category", "line", "project", "roll_entry", "code_batch", "api_key", "transition", "rule_lock"];

    public static async Task<IResult> Handle(
        string round, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Round>(session => RoundClock.At(session, round, now)
            .Unless(found => http.Request.Mismatch(found.Version))
            .Unless(found => found.State != RoundState.Draft || IsUsed(session, round)
                ? Moves.Refusal(found.State, "Only a draft without anything in it is deleted; cancel it.")
                : null)
            .Then<Round>(found =>
            {
                session.Run("DELETE FROM round WHERE id = @round", new { round });
                session.Append(new AuditEntry(
                    round, caller, now, "round-deleted", CanonicalJson.ObjectOf(("round", round))));
                return found;
            }));
        return stored.ToAnswer(_ => TypedResults.NoContent());
    }

    private static bool IsUsed(Session session, string round) => Tables.Any(table =>
        session.One<long>($"SELECT COUNT(*) FROM {table} WHERE round_id = @round", new { round }) > 0);
}
