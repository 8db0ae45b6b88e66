using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Rounds;

/// <summary><c>POST /rounds</c>.</summary>
internal static class CreateRound
{
    public static async Task<IResult> Handle(
        RoundSettings request, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var (now, round) = (clock.GetUtcNow(), Draft(Ids.New("rnd"), request));
        var stored = await database.Write<Round>(session =>
        {
            round.Insert(session);
            session.Append(new AuditEntry(
                round.Id, caller, now, "round-created", CanonicalJson.ObjectOf(("title", request.Title))));
            return round;
        });
        return stored.ToAnswer(made =>
        {
            http.Response.ShowVersion(made.Version);
            return TypedResults.Created($"/v1/rounds/{made.Id}", ShownRound.Of(made, now));
        });
    }

    private static Round Draft(string id, RoundSettings settings) =>
        new(id, RoundState.Draft, settings, null, null, 0, null, null, null, null, Version: 1);
}
