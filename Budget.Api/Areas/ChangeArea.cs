using System.Text.Json;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Areas;

/// <summary><c>PATCH /rounds/{round}/areas/{area}</c>.</summary>
internal static class ChangeArea
{
    private static readonly AreaTerms.Validator Validator = new();

    public static async Task<IResult> Handle(
        string round, string area, JsonElement request, Caller caller, Database database, TimeProvider clock,
        HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Area>(session => SetUp.Open(session, round, now)
            .Then(_ => Area.Get(session, round, area))
            .Unless(before => http.Request.Mismatch(before.Version))
            .Then(before => Merged(before, request))
            .Then<Area>(after =>
            {
                session.Append(new AuditEntry(
                    round, caller, now, "area-changed", CanonicalJson.ObjectOf(("area", after.Id))));
                return after.Update(session);
            }));
        return stored.ToAnswer(after =>
        {
            http.Response.ShowVersion(after.Version);
            return TypedResults.Ok(after);
        });
    }

    private static Answer<Area> Merged(Area before, JsonElement patch) =>
        MergePatch.Apply(new AreaTerms(before.Title, before.Population), patch, Validator)
            .Then<Area>(terms => before with { Title = terms.Title, Population = terms.Population });
}
