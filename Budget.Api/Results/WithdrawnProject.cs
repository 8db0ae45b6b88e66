using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>A project that was locked and then taken out, and why.</summary>
internal sealed record WithdrawnProject(string Line, string Project, string Title, string Reason)
{
    /// <summary>Why projects of a round were withdrawn, by their ids.</summary>
    public static IReadOnlyDictionary<string, string> Reasons(Session session, string roundId) =>
        session.All<Row>(
            """
            SELECT id, COALESCE(reason, '') AS reason FROM project WHERE round_id = @roundId AND state = 'withdrawn'
            """,
            new { roundId }).ToDictionary(row => row.Id, row => row.Reason, StringComparer.Ordinal);

    private sealed record Row(string Id, string Reason);
}
