using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary>
/// All that a ballot is held against, as far as it can change while the ballot waits for the writer; what was looked at
/// and is still the same need not be looked at again.
/// </summary>
/// <param name="Version">Of the round.</param>
/// <param name="Withdrawn">How many of its projects are withdrawn; none comes back.</param>
/// <param name="Lines">The rights of the voter.</param>
internal sealed record Look(long Version, long Withdrawn, string Lines)
{
    /// <summary>What there is to look at now; null when the code has ended or the round is not there.</summary>
    public static Look? Take(Session session, string roundId, Caller voter) => session.One<Look>(
        """
        SELECT r.version, (SELECT COUNT(*) FROM project p WHERE p.round_id = r.id AND p.state = 'withdrawn')
            AS withdrawn, e.lines
        FROM round r JOIN roll_entry e ON e.id = @RollEntryId
        WHERE r.id = @roundId AND (@KeptCode IS NULL
            OR EXISTS (SELECT 1 FROM voting_code WHERE hmac = @KeptCode AND state = 'live'))
        """,
        new { roundId, voter.RollEntryId, voter.KeptCode });

    /// <summary>Whether the ballot may be stored without a second check.</summary>
    public static bool IsUnchanged(Session session, Look? before, Round round, Caller voter, DateTimeOffset now) =>
        before is not null && round.State == RoundState.Voting && VotingHours.IsOpen(round, now).Problem is null
        && Take(session, round.Id, voter) == before;
}
