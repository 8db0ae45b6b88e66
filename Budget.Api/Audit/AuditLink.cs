using Budget.Core.Canonical;

namespace Budget.Api.Audit;

/// <summary>
/// An event of a chain as everybody may see it: <see cref="Hash"/> covers all other members and the hash of the event
/// before, and hashes stand for who did it, why, and what it was about, so that hiding those breaks no chain.
/// </summary>
internal sealed record AuditLink(
    string Chain, long Number, string At, string Role, string Action, string ActorHash, string? ReasonHash,
    string DetailsHash, string Previous, string Hash)
{
    /// <summary>The hash that belongs to the other members: of their canonical JSON.</summary>
    public string Recompute() => Core.Canonical.Hash.Of(CanonicalJson.ObjectOf(
        ("chain", Chain), ("number", Number), ("at", At), ("role", Role), ("action", Action),
        ("actorHash", ActorHash), ("reasonHash", ReasonHash is null ? null : CanonicalJson.Of(ReasonHash)),
        ("detailsHash", DetailsHash), ("previous", Previous)).ToString());

    /// <summary>The hash that stands for a text: of the salt of its event, a line feed, and the text.</summary>
    public static string HashOf(string salt, string text) => Core.Canonical.Hash.Of($"{salt}\n{text}");
}

/// <summary>Checks a chain without trusting who keeps it.</summary>
internal static class AuditChain
{
    /// <summary>The number of the first event that does not follow from the ones before; null when all do.</summary>
    /// <param name="links">From the first event on.</param>
    public static long? FirstFault(IEnumerable<AuditLink> links)
    {
        var (number, previous) = (0L, "");
        foreach (var link in links)
        {
            number++;
            if (link.Number != number || link.Previous != previous || link.Hash != link.Recompute())
            {
                return number;
            }

            previous = link.Hash;
        }

        return null;
    }
}
