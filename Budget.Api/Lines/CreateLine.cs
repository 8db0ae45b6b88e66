using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Lines;

/// <summary><c>POST /rounds/{round}/lines</c>.</summary>
internal static class CreateLine
{
    public static async Task<IResult> Handle(
        string round, LineTerms request, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var (now, made) = (clock.GetUtcNow(), Line.Of(Ids.New("lin"), request));
        var stored = await database.Write<Line>(session => SetUp.Open(session, round, now)
            .Unless(_ => Line.Dangling(session, round, request))
            .Then<Line>(_ =>
            {
                session.Append(new AuditEntry(round, caller, now, "line-created", made.ToAudit()));
                return made.Insert(session, round);
            }));
        return stored.ToAnswer(kept =>
        {
            http.Response.ShowVersion(kept.Version);
            return TypedResults.Created($"/v1/rounds/{round}/lines/{kept.Id}", kept);
        });
    }
}
