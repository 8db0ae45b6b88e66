using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary><c>GET /rounds</c> and <c>GET /rounds/{round}</c>.</summary>
internal static class ReadRounds
{
    public static IResult List(
        [AsParameters] PageQuery query, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        return query.Read().ToAnswer(page =>
        {
            Round[] shown = [.. database.Read(Round.All).Where(round =>
                round.IsShownTo(caller) && (!round.IsSandbox || caller.RoundId == round.Id))];
            return page.Answer(
                http,
                [.. shown.Where(round => string.CompareOrdinal(round.Id, page.After) > 0).Take(page.Limit + 1)
                    .Select(round => ShownRound.Of(round, now))],
                round => round.Id, page.WithTotal ? shown.Length : null);
        });
    }

    public static IResult One(string round, Caller caller, Database database, TimeProvider clock, HttpContext http) =>
        database.Read(session => SetUp.Seen(session, round, caller)).ToAnswer(found =>
        {
            http.Response.ShowVersion(found.Version);
            return TypedResults.Ok(ShownRound.Of(found, clock.GetUtcNow()));
        });
}
