using System.Globalization;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary>How many voters there are more at the end of a day than at its beginning.</summary>
/// <param name="Voters">First ballots less withdrawn ones; may be negative.</param>
internal sealed record DayOfVoting(DateOnly Day, long Voters);

/// <summary>Counts voters by day, since no ballot says when it came.</summary>
internal static class TurnoutCounter
{
    private const string Format = "yyyy-MM-dd";

    public static void Add(Session session, string roundId, DateOnly day, int voters) => session.Run(
        """
        INSERT INTO turnout (round_id, day, voters) VALUES (@roundId, @day, @voters)
        ON CONFLICT (round_id, day) DO UPDATE SET voters = turnout.voters + excluded.voters
        """,
        new { roundId, day = day.ToString(Format, CultureInfo.InvariantCulture), voters });

    public static IReadOnlyList<DayOfVoting> Of(Session session, string roundId) =>
        [.. session.All<Row>("SELECT day, voters FROM turnout WHERE round_id = @roundId ORDER BY day", new { roundId })
            .Select(row => new DayOfVoting(
                DateOnly.ParseExact(row.Day, Format, CultureInfo.InvariantCulture), row.Voters))];

    private sealed record Row(string Day, long Voters);
}
