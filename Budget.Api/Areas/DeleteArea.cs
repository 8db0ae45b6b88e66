using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Areas;

/// <summary><c>DELETE /rounds/{round}/areas/{area}</c>.</summary>
internal static class DeleteArea
{
    public static async Task<IResult> Handle(
        string round, string area, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Area>(session => SetUp.Open(session, round, now)
            .Then(_ => Area.Get(session, round, area))
            .Unless(before => http.Request.Mismatch(before.Version))
            .Then(before => before.Delete(session, round))
            .Then<Area>(gone =>
            {
                session.Append(new AuditEntry(
                    round, caller, now, "area-deleted", CanonicalJson.ObjectOf(("area", gone.Id))));
                return gone;
            }));
        return stored.ToAnswer(_ => TypedResults.NoContent());
    }
}
