using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Security.Keys;

/// <summary>Makes and ends keys, and tells the audit trail, for commands and endpoints alike.</summary>
internal static class KeyOffice
{
    /// <summary>The old one and the new one, while everybody changes over.</summary>
    public const int LiveAtOnce = 2;

    /// <summary>Makes a key, unless the person has two of the role already.</summary>
    public static Answer<MadeKey> Make(Session session, KeyWish wish, Caller by, DateTimeOffset now)
    {
        var live = ApiKey.All(session).Count(key => key.IsLive(now)
            && People.Named(key.Person) == People.Named(wish.Person) && key.Role == WireFormat.Word(wish.Role));
        if (Refusal(wish, live, HasRound(session, wish.RoundId), now) is { } problem)
        {
            return problem;
        }

        var made = ApiKey.New(session, wish.Role, wish.Person, now, wish.RoundId, wish.ExpiresAt, wish.Origins);
        Tell(session, by, now, "key-made", made.Kept);
        return made;
    }

    /// <summary>The first administrator key, or null when there was one before.</summary>
    public static MadeKey? MakeFirst(Session session, DateTimeOffset now)
    {
        if (ApiKey.All(session).Any(key => key.Role == WireFormat.Word(Role.Administrator)))
        {
            return null;
        }

        var made = ApiKey.New(session, Role.Administrator, "administrator", now);
        Tell(session, Caller.Clock, now, "key-made", made.Kept);
        return made;
    }

    /// <summary>A new administrator key in place of all there were: they may be in the wrong hands.</summary>
    public static MadeKey Recover(Session session, DateTimeOffset now)
    {
        var made = ApiKey.New(session, Role.Administrator, "administrator", now);
        foreach (var old in ApiKey.All(session))
        {
            if (old.Id != made.Kept.Id && old.Role == made.Kept.Role && ApiKey.Revoke(session, old.Id, now))
            {
                Tell(session, Caller.Clock, now, "key-revoked", old);
            }
        }

        Tell(session, Caller.Clock, now, "key-recovered", made.Kept);
        return made;
    }

    /// <summary>Ends a key; one that has ended already stays so.</summary>
    public static Answer<ApiKey> Revoke(Session session, string id, Caller by, DateTimeOffset now)
    {
        if (ApiKey.All(session).FirstOrDefault(key => key.Id == id) is not { } found)
        {
            return new Problem(ProblemType.NotFound, "No key has this id.");
        }

        if (ApiKey.Revoke(session, id, now))
        {
            Tell(session, by, now, "key-revoked", found);
        }

        return found with { RevokedAt = found.RevokedAt ?? now.ToStored() };
    }

    internal static Problem? Refusal(KeyWish wish, int live, bool hasRound, DateTimeOffset now) =>
        People.Named(wish.Person).Length == 0 || wish.Person.Any(char.IsControl)
            ? Problem.InvalidInput("/person", "expected a name or an address")
        : wish.Role == Role.Voter ? Problem.InvalidInput("/role", "expected another role: voters have codes")
        : wish.Origins is not null && wish.Role != Role.FrontEnd
            ? Problem.InvalidInput("/origins", "expected origins only for a front end")
        : wish.ExpiresAt <= now ? Problem.InvalidInput("/expiresAt", "expected a time to come")
        : !hasRound ? Problem.InvalidInput("/roundId", "expected the id of a round")
        : live >= LiveAtOnce ? new(ProblemType.LimitExceeded,
            $"{wish.Person} has {live} keys of this role; revoke the one that is not used any more.")
        : null;

    private static bool HasRound(Session session, string? id) =>
        id is null || session.One<long>("SELECT COUNT(*) FROM round WHERE id = @id", new { id }) == 1;

    private static void Tell(Session session, Caller by, DateTimeOffset now, string action, ApiKey key) =>
        session.Append(new AuditEntry(
            AuditTrail.OfTheService, by, now, action, CanonicalJson.ObjectOf(("key", key.Id), ("role", key.Role))));
}

/// <summary>A key somebody asks for.</summary>
/// <param name="Person">Who answers for what is done with it.</param>
/// <param name="RoundId">The only round it opens; all of them when left out.</param>
/// <param name="Role">What it opens.</param>
/// <param name="ExpiresAt">From then on it opens nothing; never when left out.</param>
/// <param name="Origins">For a front end: where its pages come from, such as <c>https://stem.example</c>.</param>
internal sealed record KeyWish(
    Role Role, string Person, string? RoundId = null, DateTimeOffset? ExpiresAt = null,
    IReadOnlyList<string>? Origins = null);
