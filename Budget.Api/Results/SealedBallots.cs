using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>The table of sealed ballots: sections of ballots at places that say nothing.</summary>
internal static class SealedBallots
{
    /// <summary>Stores the sections of a line; the first has place 1.</summary>
    public static void Insert(Session session, string roundId, string lineId, IEnumerable<string> shuffled) =>
        session.Run(
            """
            INSERT INTO sealed_ballot (round_id, line_id, place, choices) VALUES (@roundId, @lineId, @place, @choices)
            """,
            shuffled.Select((choices, at) => new { roundId, lineId, place = at + 1L, choices }));

    public static long Count(Session session, string roundId, string lineId) => session.One<long>(
        "SELECT COUNT(*) FROM sealed_ballot WHERE round_id = @roundId AND line_id = @lineId",
        new { roundId, lineId });

    /// <summary>The sections of a line in the order of their places, one after the other.</summary>
    public static IEnumerable<string> Choices(Session session, string roundId, string lineId) =>
        session.Stream<string>(
            "SELECT choices FROM sealed_ballot WHERE round_id = @roundId AND line_id = @lineId ORDER BY place",
            new { roundId, lineId });
}
