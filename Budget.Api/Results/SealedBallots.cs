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

    /// <summary>How many sections a line has: the last place, since places have no gaps.</summary>
    public static long Count(Session session, string roundId, string lineId) => session.One<long>(
        "SELECT COALESCE(MAX(place), 0) FROM sealed_ballot WHERE round_id = @roundId AND line_id = @lineId",
        new { roundId, lineId });

    /// <summary>The sections of a line in the order of their places, one after the other, in UTF-8.</summary>
    public static IEnumerable<byte[]> Choices(Session session, string roundId, string lineId)
    {
        // Row by row and as bytes: making strings of a town's ballots took as long as reading them did.
        using var command = session.Connection.CreateCommand();
        command.CommandText =
            "SELECT choices FROM sealed_ballot WHERE round_id = @roundId AND line_id = @lineId ORDER BY place";
        foreach (var (name, value) in ((string, string)[])[("@roundId", roundId), ("@lineId", lineId)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetFieldValue<byte[]>(0);
        }
    }
}
