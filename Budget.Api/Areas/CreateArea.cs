using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Areas;

/// <summary><c>POST /rounds/{round}/areas</c>.</summary>
internal static class CreateArea
{
    public static async Task<IResult> Handle(
        string round, AreaTerms request, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var (now, made) = (clock.GetUtcNow(), AreaOf(Ids.New("are"), request));
        var stored = await database.Write<Area>(session => SetUp.Open(session, round, now).Then<Area>(_ =>
        {
            session.Append(new AuditEntry(
                round, caller, now, "area-created", CanonicalJson.ObjectOf(("area", made.Id))));
            return made.Insert(session, round);
        }));
        return stored.ToAnswer(kept =>
        {
            http.Response.ShowVersion(kept.Version);
            return TypedResults.Created($"/v1/rounds/{round}/areas/{kept.Id}", kept);
        });
    }

    private static Area AreaOf(string id, AreaTerms terms) => new(id, terms.Title, terms.Population, 1);
}
