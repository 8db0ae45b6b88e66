using System.Text.Json;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Lines;

/// <summary><c>PATCH /rounds/{round}/lines/{line}</c>.</summary>
internal static class ChangeLine
{
    private static readonly LineTerms.Validator Validator = new();

    public static async Task<IResult> Handle(
        string round, string line, JsonElement request, Caller caller, Database database, TimeProvider clock,
        HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Line>(session => SetUp.Open(session, round, now)
            .Then(_ => Line.Get(session, round, line))
            .Unless(before => http.Request.Mismatch(before.Version))
            .Then(before => MergePatch.Apply(before.ToTerms(), request, Validator)
                .Unless(terms => Line.Dangling(session, round, terms))
                .Then<Line>(terms => before.Under(terms)))
            .Then<Line>(after =>
            {
                session.Append(new AuditEntry(round, caller, now, "line-changed", after.ToAudit()));
                return after.Update(session, round);
            }));
        return stored.ToAnswer(after =>
        {
            http.Response.ShowVersion(after.Version);
            return TypedResults.Ok(after);
        });
    }
}
