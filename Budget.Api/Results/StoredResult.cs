using System.Security.Cryptography;
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

    /// <summary>What is kept of a count: its signed record and what is shown of it; not published yet.</summary>
    public static StoredResult Of(
        Counted counted, ECDsa key, DateTimeOffset now, long version = 1, Superseded? before = null)
    {
        var (round, manifest) = (counted.Round, counted.Manifest);
        var record = RecordSeal.Of(
            ResultRecord.Of(round, manifest, counted.Ballots, counted.Lines, now, version, before), key);
        return new(
            round.Id, version, record.Record, record.Hash, record.Signature,
            WireFormat.Write(ResultReport.Of(manifest, counted.Lines, round.Settings)), now.ToStored(), null);
    }

    /// <summary>The newest result of a round, or null when it is not counted.</summary>
    public static StoredResult? Newest(Session session, string roundId) => session.One<StoredResult>(
        $"SELECT {Columns} FROM result WHERE round_id = @roundId ORDER BY version DESC LIMIT 1", new { roundId });

    /// <summary>The newest result that everybody may see, or null when there is none.</summary>
    public static StoredResult? Published(Session session, string roundId) => session.One<StoredResult>(
        $"""
        SELECT {Columns} FROM result WHERE round_id = @roundId AND published_at IS NOT NULL
        ORDER BY version DESC LIMIT 1
        """,
        new { roundId });

    /// <summary>A version of a result, or null when there is none of this number.</summary>
    public static StoredResult? Find(Session session, string roundId, long version) => session.One<StoredResult>(
        $"SELECT {Columns} FROM result WHERE round_id = @roundId AND version = @version", new { roundId, version });

    /// <summary>All versions, the first one first.</summary>
    public static IReadOnlyList<StoredResult> All(Session session, string roundId) => session.All<StoredResult>(
        $"SELECT {Columns} FROM result WHERE round_id = @roundId ORDER BY version", new { roundId });

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
