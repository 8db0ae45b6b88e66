using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>
/// At start and then each minute, finishes what was sealed and is not counted: the service stopped in between, or
/// somebody still read what the count has to erase first. A seal cannot be asked for again, so nobody else would.
/// </summary>
internal sealed class OwedCounts(
    Database database, Counting counting, TimeProvider clock, ILogger<OwedCounts> log) : BackgroundService
{
    private const string What = "count what is sealed";

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nobody who calls shall wait for it.
        await Task.Yield();
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            await RoundLog.Guard(log, "all rounds", What, FinishAllAsync);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FinishAllAsync()
    {
        // Whoever counts one already answers for it himself.
        foreach (var round in database.Read(Round.All).Where(round =>
            round is { State: RoundState.Reconciling, SealedAt: not null } && !counting.IsAtWork(round.Id)))
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
