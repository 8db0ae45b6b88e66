using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Lines;

/// <summary><c>DELETE /rounds/{round}/lines/{line}</c>.</summary>
internal static class DeleteLine
{
    public static Task<IResult> Handle(
        string round, string line, Caller caller, Database database, TimeProvider clock, HttpContext http) =>
        new SetUpEdit(round, caller, database, clock, http).DeleteAsync(
            "line-deleted", session => Line.Get(session, round, line), (session, gone) => gone.Delete(session, round));
}
