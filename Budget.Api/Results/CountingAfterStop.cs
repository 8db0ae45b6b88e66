using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>At start, finishes what was sealed and not counted when the service stopped.</summary>
internal sealed class CountingAfterStop(Database database, Counting counting, ILogger<CountingAfterStop> log)
    : BackgroundService
{
    private const string What = "count what is sealed";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nobody who calls shall wait for it.
        await Task.Yield();
        foreach (var round in database.Read(Round.All)
            .Where(round => round is { State: RoundState.Reconciling, SealedAt: not null }))
        {
            await RoundLog.Guard(log, round.Id, What, async () =>
            {
                if ((await counting.FinishAsync(round.Id, Caller.Clock)).Problem is { } refusal)
                {
                    RoundLog.NotDone(log, round.Id, What, refusal.Detail, null);
                }
            });
        }
    }
}
