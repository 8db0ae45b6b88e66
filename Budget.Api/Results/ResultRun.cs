using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>
/// A count that makes another version of a published result; it supersedes the one before once it is confirmed.
/// </summary>
/// <param name="Version">Of the result that it made.</param>
/// <param name="Reason">Why there is another result; public.</param>
/// <param name="Changes">What is different now, in words for residents; public.</param>
/// <param name="Withdrawn">Projects that are out from this version on.</param>
/// <param name="AskedBy">Who had it counted.</param>
/// <param name="AskedAt">When.</param>
/// <param name="ConfirmedBy">The second person; null while it waits.</param>
/// <param name="ConfirmedAt">When everybody could see it; null while it waits.</param>
internal sealed record ResultRun(
    string Id, long Version, string Reason, string Changes, IReadOnlyList<string> Withdrawn, string AskedBy,
    DateTimeOffset AskedAt, string? ConfirmedBy, DateTimeOffset? ConfirmedAt)
{
    private const string Columns = """
        id, version, reason, changes, withdrawn, asked_by AS askedBy, asked_at AS askedAt, confirmed_by AS confirmedBy,
        confirmed_at AS confirmedAt
        """;

    public static IReadOnlyList<ResultRun> All(Session session, string roundId) => [.. session.All<Row>(
        $"SELECT {Columns} FROM result_run WHERE round_id = @roundId ORDER BY version", new { roundId })
        .Select(row => row.ToRun())];

    public static Answer<ResultRun> Get(Session session, string roundId, string id) =>
        session.One<Row>(
            $"SELECT {Columns} FROM result_run WHERE round_id = @roundId AND id = @id", new { roundId, id }) is { } row
            ? row.ToRun()
            : new Problem(ProblemType.NotFound, "There is no such run in this round.");

    public void Insert(Session session, string roundId) => session.Run(
        """
        INSERT INTO result_run (id, round_id, version, reason, changes, withdrawn, asked_by, asked_at)
        VALUES (@Id, @roundId, @Version, @Reason, @Changes, @withdrawn, @AskedBy, @askedAt)
        """,
        new
        {
            Id,
            roundId,
            Version,
            Reason,
            Changes,
            withdrawn = WireFormat.Write(Withdrawn),
            AskedBy,
            askedAt = AskedAt.ToStored(),
        });

    /// <summary>Notes who confirmed it; of two who do so at once the row lets only one.</summary>
    public Answer<ResultRun> Confirm(Session session, string person, DateTimeOffset now) =>
        session.Run(
            """
            UPDATE result_run SET confirmed_by = @person, confirmed_at = @now WHERE id = @Id AND confirmed_by IS NULL
            """,
            new { Id, person, now = now.ToStored() }) == 1
            ? this with { ConfirmedBy = person, ConfirmedAt = now }
            : new Problem(ProblemType.WrongState, "It is confirmed already.");

    private sealed record Row(
        string Id, long Version, string Reason, string Changes, string Withdrawn, string AskedBy, string AskedAt,
        string? ConfirmedBy, string? ConfirmedAt)
    {
        public ResultRun ToRun() => new(
            Id, Version, Reason, Changes, WireFormat.Read<string[]>(Withdrawn), AskedBy, UtcTime.Parse(AskedAt),
            ConfirmedBy, ConfirmedAt is null ? null : UtcTime.Parse(ConfirmedAt));
    }
}
