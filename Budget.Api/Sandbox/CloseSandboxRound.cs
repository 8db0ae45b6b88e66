using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Sandbox;

/// <summary>
/// <c>POST /sandbox/rounds/{round}/closings</c>: in a real round closing belongs to the clock; here nobody has to wait
/// for it to build a result page.
/// </summary>
internal static class CloseSandboxRound
{
    public static async Task<IResult> Handle(
        string round, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Round>(session => RoundClock.At(session, round, now)
            .Unless(Refusal)
            .Then<Round>(found => (found with { Settings = found.Settings with { ClosesAt = now } }).Update(session))
            .Then<Round>(found =>
            {
                session.Append(new AuditEntry(
                    round, caller, now, "sandbox-closed", CanonicalJson.ObjectOf(("closesAt", now.ToStored()))));
                return found;
            })
            .Then(_ => RoundClock.At(session, round, now)));
        return stored.ToAnswer(closed =>
        {
            http.Response.ShowVersion(closed.Version);
            return TypedResults.Ok(ShownRound.Of(closed, now));
        });
    }

    internal static Problem? Refusal(Round round) =>
        !round.IsSandbox ? new(ProblemType.NotFound, "There is no such sandbox.")
        : round.State is not (RoundState.Voting or RoundState.Paused)
            ? Moves.Refusal(round.State, "Voting is over already.")
        : null;
}
