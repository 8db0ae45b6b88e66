using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary><c>GET /rounds</c> and <c>GET /rounds/{round}</c>.</summary>
internal static class ReadRounds
{
    public static IResult List(
        int? limit, string? cursor, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        return PageRequest.Of(limit, cursor).ToAnswer(page => page.Answer(
            http,
            [.. database.Read(Round.All)
                .Where(round => round.IsShownTo(caller) && (!round.IsSandbox || caller.RoundId == round.Id)
                    && string.CompareOrdinal(round.Id, page.After) > 0)
                .Take(page.Limit + 1)
                .Select(round => ShownRound.Of(round, now))],
            round => round.Id));
    }

    public static IResult One(string round, Caller caller, Database database, TimeProvider clock, HttpContext http) =>
        database.Read(session => SetUp.Seen(session, round, caller)).ToAnswer(found =>
        {
            http.Response.ShowVersion(found.Version);
            return TypedResults.Ok(ShownRound.Of(found, clock.GetUtcNow()));
        });
}
