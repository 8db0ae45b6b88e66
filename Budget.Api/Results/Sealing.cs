using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Budget.Api.Audit;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Results;

/// <summary>Cuts ballots off from their slots and from each other's sections, at random places.</summary>
internal static class Sealing
{
    /// <summary>
    /// Seals the ballots of a round that is reconciling; the link key is destroyed after this is stored.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is not reconciling, or it is sealed already.</exception>
    public static Round Seal(Session session, Round round, DateTimeOffset now)
    {
        if (round is not { State: RoundState.Reconciling, SealedAt: null })
        {
            throw new InvalidOperationException($"The round {round.Id} is {round.State} and cannot be sealed now.");
        }

        return Cut(session, round, now);
    }

    /// <summary>
    /// Seals what a round that is being cancelled has got: nobody will count it, and nobody shall find a voter in it.
    /// </summary>
    public static Round Abandon(Session session, Round round, DateTimeOffset now)
    {
        if (round.State.IsOpenToChange() || round.SealedAt is not null)
        {
            return round;
        }

        if (!round.IsSandbox)
        {
            Erasing.Owe(session);
        }

        return Cut(session, round, now);
    }

    private static Round Cut(Session session, Round round, DateTimeOffset now)
    {
        var (ballots, sections) = UnsealedBallots.Read(session, round.Id);
        foreach (var (line, choices) in sections)
        {
            RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(choices));
            SealedBallots.Insert(session, round.Id, line, choices);
        }

        Forget(session, round.Id);
        var done = (round with { SealedAt = now }).Update(session);
        session.Append(new AuditEntry(round.Id, Caller.Clock, now, "round-sealed", CanonicalJson.ObjectOf(
            ("ballots", ballots),
            ("lines", CanonicalJson.ObjectOf(
                sections.Select(line => (line.Key, (CanonicalJson?)CanonicalJson.Of(line.Value.Count))))))));
        return done;
    }

    // Receipts come in the order of their own random ids, so that not even the pages of the file keep another one.
    private static void Forget(Session session, string roundId)
    {
        session.Run(
            """
            INSERT INTO receipt (round_id, id, status)
            SELECT round_id, receipt, 'stored' FROM ballot WHERE round_id = @roundId ORDER BY receipt
            """,
            new { roundId });
        session.Run("DELETE FROM ballot WHERE round_id = @roundId", new { roundId });
    }
}
