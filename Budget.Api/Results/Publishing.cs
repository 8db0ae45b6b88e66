using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>Opens the newest result of a round to everybody.</summary>
internal static class Publishing
{
    /// <summary>Marks the newest result as published; part of the transaction that publishes the round.</summary>
    public static Problem? Publish(Session session, Round round, DateTimeOffset now) =>
        StoredResult.Publish(session, round.Id, now) ? null
        : new Problem(ProblemType.WrongState, "There is no result that is not published yet.");
}
