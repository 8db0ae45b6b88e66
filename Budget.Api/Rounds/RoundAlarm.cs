using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>Wakes every second, so that rounds open and close although nobody calls.</summary>
internal sealed class RoundAlarm(Database database, Erasing erasing, TimeProvider clock, ILogger<RoundAlarm> log)
    : BackgroundService
{
    // Erasing rewrites the whole file, which is nothing to try every second.
    private const int SecondsBetweenErasures = 60;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        for (var second = 0; await timer.WaitForNextTickAsync(stoppingToken); second++)
        {
            await RoundLog.Guard(log, "all rounds", "look at the clock", MoveAllAsync);
            if (second % SecondsBetweenErasures == 0)
            {
                await RoundLog.Guard(log, "cancelled rounds", "erase", EraseAsync);
            }
        }
    }

    private async Task MoveAllAsync()
    {
        var now = clock.GetUtcNow();
        foreach (var round in database.Read(Round.All).Where(round => round.StateAt(now) != round.State))
        {
            await RoundLog.Guard(
                log, round.Id, "move by the clock", () => database.Write(session => RoundClock.At(
                    session, round.Id, clock.GetUtcNow())));
        }
    }

    private Task EraseAsync() => erasing.IsOwed ? erasing.FinishAsync() : Task.CompletedTask;
}
