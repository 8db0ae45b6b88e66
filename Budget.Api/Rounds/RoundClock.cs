using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Rounds;

/// <summary>
/// Opening and closing belong to the clock. Whoever decides on a round inside a transaction first lets it catch up
/// with the time, so that the stored state and the audit trail never lag behind a decision.
/// </summary>
internal static class RoundClock
{
    /// <summary>The round at this moment; what was due is stored and audited.</summary>
    public static Answer<Round> At(Session session, string id, DateTimeOffset now) =>
        Round.Get(session, id).Then<Round>(round => CatchUp(session, round, now));

    private static Round CatchUp(Session session, Round round, DateTimeOffset now)
    {
        while (Next(round, now) is { } next)
        {
            round = Move(session, round, next, now);
        }

        return round;
    }

    /// <summary>Moves a round without anybody's doing.</summary>
    public static Round Move(
        Session session, Round round, RoundState to, DateTimeOffset now, string? reason = null)
    {
        Transition.OfClock(round, to, now, reason).Insert(session, round.Id);
        session.Append(new AuditEntry(
            round.Id, Caller.Clock, now, "round-moved", CanonicalJson.ObjectOf(("to", WireFormat.Word(to))), reason));
        return (round with { State = to }).Update(session);
    }

    // A round that slept through its opening still opens before it closes, so that the trail tells every step.
    private static RoundState? Next(Round round, DateTimeOffset now) => round.State switch
    {
        RoundState.Locked when now >= round.Settings.OpensAt => RoundState.Voting,
        RoundState.Voting or RoundState.Paused when now >= round.Settings.ClosesAt => RoundState.Closed,
        _ => null,
    };
}
