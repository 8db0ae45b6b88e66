using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>What a lock froze.</summary>
/// <param name="Hash">The SHA-256 of <paramref name="Canonical"/>.</param>
/// <param name="Canonical">The canonical JSON, as a text, so that everybody can hash the same bytes.</param>
/// <param name="Reason">Why the lock before it was opened.</param>
/// <param name="LockedAt">When it was locked.</param>
internal sealed record RuleLock(long Version, string Hash, DateTimeOffset LockedAt, string Canonical, string? Reason)
{
    public static IReadOnlyList<RuleLock> All(Session session, string roundId) =>
        [.. session.All<Row>(
            """
            SELECT version, hash, locked_at AS lockedAt, manifest, reason FROM rule_lock WHERE round_id = @roundId
            ORDER BY version
            """,
            new { roundId }).Select(row => row.ToLock())];

    public void Insert(Session session, string roundId) => session.Run(
        """
        INSERT INTO rule_lock (round_id, version, manifest, hash, locked_at, reason)
        VALUES (@roundId, @Version, @Canonical, @Hash, @lockedAt, @Reason)
        """,
        new { roundId, Version, Canonical, Hash, lockedAt = LockedAt.ToStored(), Reason });

    /// <summary><c>GET /rounds/{round}/rule-lock</c>.</summary>
    public static IResult Read(string round, Caller caller, Database database) =>
        database.Read(session => SetUp.Seen(session, round, caller)
            .Then<Shown>(found => new Shown(found.LockHash, All(session, round))))
        .Unless(shown => shown.Versions.Count == 0
            ? new Problem(ProblemType.NotFound, "The round was not locked yet.")
            : null)
        .ToAnswer(shown => TypedResults.Ok(shown));

    private sealed record Row(long Version, string Hash, string LockedAt, string Manifest, string? Reason)
    {
        public RuleLock ToLock() => new(Version, Hash, UtcTime.Parse(LockedAt), Manifest, Reason);
    }

    /// <summary>The locks of a round, the oldest first.</summary>
    /// <param name="Hash">Of the lock that holds now; null while the round is unlocked.</param>
    /// <param name="Versions">All of them.</param>
    internal sealed record Shown(string? Hash, IReadOnlyList<RuleLock> Versions);
}
