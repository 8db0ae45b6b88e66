using System.Text.Json;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary><c>GET /rounds/{round}/ballots/mine</c>: to the voter alone, until the link key is destroyed.</summary>
internal static class ShowMyBallot
{
    public static IResult Handle(string round, Caller caller, Database database, KeyFolder keys) =>
        database.Read(session => Round.Get(session, round)
            .Then(VotingHours.HasForm)
            .Then<Round>(found => found.SealedAt is null ? found : new Problem(ProblemType.WrongState,
                "Ballots are sealed; nothing leads from a voter to a ballot any more."))
            .Then(found => Slots.Of(keys, found, caller.RollEntryId!).Then<Mine>(slot =>
                StoredBallot.Find(session, round, slot) is { } ballot
                    ? Mine.Of(found, ballot)
                    : new Problem(ProblemType.NotFound, "There is no ballot of yours."))))
        .ToAnswer(TypedResults.Ok);

    /// <param name="Sections">As they were cast, in canonical order.</param>
    internal sealed record Mine(Receipt Receipt, JsonElement Sections)
    {
        public static Mine Of(Round round, StoredBallot ballot) => new(
            new(ballot.Receipt, round.Id, round.LockHash!, ReceiptStatus.Stored),
            JsonElement.Parse(ballot.Sections));
    }
}
