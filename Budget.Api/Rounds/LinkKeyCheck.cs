using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>
/// Looks at the start whether each round has the link key it should have: without it a voter who comes again would get
/// a second ballot, so the round pauses until the key is back. A cancelled round should have none.
/// </summary>
internal sealed class LinkKeyCheck(Database database, KeyFolder keys, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var round in database.Read(Round.All))
        {
            if (round.State == RoundState.Cancelled)
            {
                keys.DestroyLinkKey(round.Id);
            }
            else if (IsOpen(round.StateAt(now)) && !Circumstances.HasKey(round, keys))
            {
                await database.Write(session => RoundClock.At(session, round.Id, now).Then<Round>(found =>
                    RoundClock.Move(
                        session, found, RoundState.Paused, now, "The link key is missing or another one.")));
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsOpen(RoundState state) => state is RoundState.Locked or RoundState.Voting;
}
