using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary>
/// <c>DELETE /rounds/{round}/ballots/mine</c>: the voter has not voted then, and may vote again. Where there is no
/// ballot nothing is left to do, so that repeating is safe.
/// </summary>
internal static class WithdrawBallot
{
    public static async Task<IResult> Handle(
        string round, Caller caller, Database database, Manifests manifests, KeyFolder keys, TimeProvider clock)
    {
        var withdrawn = await database.Write<Round>(
            session =>
            {
                var now = clock.GetUtcNow();
                return RoundClock.At(session, round, now)
                    .Then(found => VotingHours.IsOpen(found, now))
                    // A paper is given to a voter whose code is still of use.
                    .Then(found => BallotPaper.Of(session, manifests, found, caller)
                        .Then(_ => Slots.Of(keys, found, caller.RollEntryId!))
                        .Then<Round>(slot => Remove(session, found, slot, now)));
            },
            isRepeatable: true);
        return withdrawn.ToAnswer(_ => TypedResults.NoContent());
    }

    private static Round Remove(Session session, Round round, string slot, DateTimeOffset now)
    {
        if (StoredBallot.Find(session, round.Id, slot) is { } ballot)
        {
            StoredBallot.Remove(session, round.Id, slot);
            ballot.Retire(session, round.Id, ReceiptStatus.Withdrawn);
            TurnoutCounter.Add(session, round.Id, LocalDay.Of(now), -1);
        }

        return round;
    }
}
