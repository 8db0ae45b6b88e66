using Budget.Api.Hosting;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>A result as it is kept; never changed, except that publishing it is noted.</summary>
internal sealed record StoredResult(
    string RoundId, long Version, string Record, string Hash, string Signature, string Report, string CountedAt,
    string? PublishedAt)
{
    private const string Columns = """
        round_id AS roundId, version, record, hash, signature, report, counted_at AS countedAt,
        published_at AS publishedAt
        """;

    /// <summary>The newest result of a round, or null when it is not counted.</summary>
    public static StoredResult? Newest(Session session, string roundId) => session.One<StoredResult>(
        $"SELECT {Columns} FROM result WHERE round_id = @roundId ORDER BY version DESC LIMIT 1", new { roundId });

    public void Insert(Session session) => session.Run(
        """
        INSERT INTO result (round_id, version, record, hash, signature, report, counted_at)
        VALUES (@RoundId, @Version, @Record, @Hash, @Signature, @Report, @CountedAt)
        """,
        this);

    /// <summary>Notes that the newest result is published.</summary>
    /// <returns>Whether there is one that was not published before.</returns>
    public static bool Publish(Session session, string roundId, DateTimeOffset now) =>
        session.Run(
            """
            UPDATE result SET published_at = @now
            WHERE round_id = @roundId AND published_at IS NULL
                AND version = (SELECT MAX(version) FROM result WHERE round_id = @roundId)
            """,
            new { roundId, now = now.ToStored() }) == 1;
}
