using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Areas;

/// <summary><c>DELETE /rounds/{round}/areas/{area}</c>.</summary>
internal static class DeleteArea
{
    public static Task<IResult> Handle(
        string round, string area, Caller caller, Database database, TimeProvider clock, HttpContext http) =>
        new SetUpEdit(round, caller, database, clock, http).DeleteAsync(
            "area-deleted", session => Area.Get(session, round, area), (session, gone) => gone.Delete(session, round));
}
