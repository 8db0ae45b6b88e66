using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary>
/// <c>PUT /rounds/{round}/ballots/mine</c>: the whole ballot at once. The same ballot again keeps its receipt, so that
/// repeating after a time-out is safe.
/// </summary>
internal static class CastBallot
{
    public static async Task<IResult> Handle(
        string round, SentBallot request, Caller caller, Database database, Manifests manifests, KeyFolder keys,
        TimeProvider clock)
    {
        // A first look on a snapshot, so that what is refused costs the one writer nothing.
        var refusal = database.Read(session => Round.Get(session, round)
            .Then(found => Accept(session, found, request, caller, manifests, clock.GetUtcNow()))).Problem;
        if (refusal is not null)
        {
            return refusal.ToAnswer();
        }

        var sections = Section.Canonical(request.Sections);
        var cast = await database.Write<Cast>(session =>
        {
            var now = clock.GetUtcNow();
            return RoundClock.At(session, round, now)
                .Then(found => Accept(session, found, request, caller, manifests, now))
                .Then(found => Slots.Of(keys, found, caller.RollEntryId!)
                    .Then<Cast>(slot => Store(session, found, slot, sections, now)));
        });
        return cast.ToAnswer(stored => stored.IsFirst
            ? TypedResults.Created($"/v1/rounds/{round}/receipts/{stored.Receipt.ReceiptId}", stored.Receipt)
            : (IResult)TypedResults.Ok(stored.Receipt));
    }

    private static Answer<Round> Accept(
        Session session, Round round, SentBallot ballot, Caller voter, Manifests manifests, DateTimeOffset now) =>
        VotingHours.IsOpen(round, now)
            .Then(open => BallotPaper.Of(session, manifests, open, voter))
            .Then<Round>(paper => BallotCheck.Refusal(paper, ballot) is { } refusal ? refusal : round);

    private static Cast Store(Session session, Round round, string slot, string sections, DateTimeOffset now)
    {
        var before = StoredBallot.Find(session, round.Id, slot);
        var ballot = before?.Sections == sections ? before : StoredBallot.New(sections);
        if (ballot != before)
        {
            ballot.Put(session, round.Id, slot);
            before?.Retire(session, round.Id, ReceiptStatus.Superseded);
        }

        if (before is null)
        {
            TurnoutCounter.Add(session, round.Id, LocalDay.Of(now), 1);
        }

        return new(before is null, new(ballot.Receipt, round.Id, round.LockHash!, ReceiptStatus.Stored));
    }

    private sealed record Cast(bool IsFirst, Receipt Receipt);
}
