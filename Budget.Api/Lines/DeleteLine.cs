using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Lines;

/// <summary><c>DELETE /rounds/{round}/lines/{line}</c>.</summary>
internal static class DeleteLine
{
    public static async Task<IResult> Handle(
        string round, string line, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Line>(session => SetUp.Open(session, round, now)
            .Then(_ => Line.Get(session, round, line))
            .Unless(before => http.Request.Mismatch(before.Version))
            .Then(before => before.Delete(session, round))
            .Then<Line>(gone =>
            {
                session.Append(new AuditEntry(
                    round, caller, now, "line-deleted", CanonicalJson.ObjectOf(("line", gone.Id))));
                return gone;
            }));
        return stored.ToAnswer(_ => TypedResults.NoContent());
    }
}
