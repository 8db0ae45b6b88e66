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
        string round, SentBallot request, Caller caller, Database database, KnownRounds rounds, Manifests manifests,
        KeyFolder keys, TimeProvider clock)
    {
        // Checked on a snapshot, so that neither a refusal nor the check costs the one writer anything.
        var seen = database.Read(session =>
        {
            var look = Look.Take(session, round, caller);
            return Accept(
                session, rounds.Get(session, round, look?.Version), look, request, manifests, clock.GetUtcNow());
        });
        if (seen.Problem is { } refusal)
        {
            return refusal.ToAnswer();
        }

        var sections = Section.Canonical(request.Sections);
        var cast = await database.Write<Cast>(
            session =>
            {
                var now = clock.GetUtcNow();
                var accepted = Look.IsUnchanged(session, seen.Value!.Look, seen.Value.Round, caller, now)
                    ? seen
                    : Accept(
                        session, RoundClock.At(session, round, now), Look.Take(session, round, caller), request,
                        manifests, now);
                return accepted.Then(found => Slots.Of(keys, found.Round, caller.RollEntryId!)
                    .Then<Cast>(slot => Store(session, found.Round, slot, sections, now)));
            },
            isRepeatable: true);
        return cast.ToAnswer(stored => stored.IsFirst
            ? TypedResults.Created($"/v1/rounds/{round}/receipts/{stored.Receipt.ReceiptId}", stored.Receipt)
            : (IResult)TypedResults.Ok(stored.Receipt));
    }

    private static Answer<Seen> Accept(
        Session session, Answer<Round> round, Look? look, SentBallot ballot, Manifests manifests, DateTimeOffset now) =>
        round.Then(read => VotingHours.IsOpen(read, now))
            .Then(open => BallotPaper.Of(session, manifests, open, look))
            .Then<Seen>(paper => BallotCheck.Refusal(paper, ballot) is { } refusal
                ? refusal
                : new Seen(round.Value!, look));

    private static Cast Store(Session session, Round round, string slot, string sections, DateTimeOffset now)
    {
        var ballot = StoredBallot.New(sections);
        var isFirst = ballot.IsFirstAt(session, round.Id, slot);
        if (isFirst)
        {
            TurnoutCounter.Add(session, round.Id, LocalDay.Of(now), 1);
        }
        else
        {
            var before = StoredBallot.Find(session, round.Id, slot)!;
            ballot = before.Sections == sections ? before : ballot.InPlaceOf(before, session, round.Id, slot);
        }

        return new(isFirst, new(ballot.Receipt, round.Id, round.LockHash!, ReceiptStatus.Stored));
    }

    private sealed record Seen(Round Round, Look? Look);

    private sealed record Cast(bool IsFirst, Receipt Receipt);
}
