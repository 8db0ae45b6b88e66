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

/// <summary>Wakes every second, so that rounds open and close although nobody calls.</summary>
internal sealed class RoundAlarm(Database database, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(clock.GetUtcNow());
        }
    }

    private async Task LookAsync(DateTimeOffset now)
    {
        try
        {
            foreach (var round in database.Read(Round.All).Where(round => round.StateAt(now) != round.State))
            {
                await database.Write(session => RoundClock.At(session, round.Id, now));
            }
        }
        catch (Exception cause) when (Faults.IsOutage(cause))
        {
            // The next second is soon enough.
        }
    }
}
