using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary><c>GET /rounds/{round}/receipts/{receipt}</c>: whether the ballot is kept, never what it says.</summary>
internal static class ShowReceipt
{
    public static IResult Handle(string round, string receipt, Database database) =>
        database.Read(session => Round.Get(session, round).Then<Receipt>(found =>
            StoredBallot.StatusOf(session, round, receipt) is { } status
                ? new Receipt(receipt, round, found.LockHash!, status)
                : new Problem(ProblemType.NotFound, "There is no such receipt in this round.")))
        .ToAnswer(TypedResults.Ok);
}
