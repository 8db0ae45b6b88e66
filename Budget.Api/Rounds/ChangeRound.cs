using System.Text.Json;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Rounds;

/// <summary><c>PATCH /rounds/{round}</c>.</summary>
internal static class ChangeRound
{
    private static readonly RoundSettings.Validator Validator = new();

    public static async Task<IResult> Handle(
        string round, JsonElement request, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Round>(session => SetUp.Open(session, round, now)
            .Unless(before => http.Request.Mismatch(before.Version))
            .Then(before => MergePatch.Apply(before.Settings, request, Validator)
                .Then<Round>(settings => (before with { Settings = settings }).Update(session)))
            .Then<Round>(after =>
            {
                session.Append(new AuditEntry(
                    round, caller, now, "round-changed", CanonicalJson.ObjectOf(("members", Members(request)))));
                return after;
            }));
        return stored.ToAnswer(after =>
        {
            http.Response.ShowVersion(after.Version);
            return TypedResults.Ok(ShownRound.Of(after, now));
        });
    }

    private static CanonicalJson Members(JsonElement patch) => CanonicalJson.ArrayOf(
        patch.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).Select(CanonicalJson.Of));
}
