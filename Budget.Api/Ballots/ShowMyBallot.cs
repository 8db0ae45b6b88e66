using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary>
/// <c>GET /rounds/{round}/ballots/mine</c>: that there is a ballot, until the link key is destroyed. It never shows the
/// choices: whoever can get a new code for a voter would read them.
/// </summary>
internal static class ShowMyBallot
{
    public static IResult Handle(string round, Caller caller, Database database, KeyFolder keys) =>
        database.Read(session => Round.Get(session, round)
            .Then(VotingHours.HasForm)
            .Then<Round>(found => found.SealedAt is null ? found : Moves.Refusal(found.State,
                "Ballots are sealed; nothing leads from a voter to a ballot any more."))
            .Then(found => Slots.Of(keys, found, caller.RollEntryId!).Then<Receipt>(slot =>
                StoredBallot.Find(session, round, slot) is { } ballot
                    ? new Receipt(ballot.Receipt, found.Id, found.LockHash!, ReceiptStatus.Stored)
                    : new Problem(ProblemType.NotFound, "There is no ballot of yours."))))
        .ToAnswer(TypedResults.Ok);
}
