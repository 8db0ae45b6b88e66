using System.Text;
using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Api.Ballots;

/// <summary>
/// The order in which a form shows projects: by SHA-256(seed ‖ 0x00 ‖ id), so that no project is always first. The
/// public form is seeded with the lock hash, that of a voter with a seed of his own, which the form names: anybody can
/// recompute the order, and nobody can choose it. The seed is not made from the slot, which it would give away.
/// </summary>
internal static class ProjectOrder
{
    /// <summary>The seed of a form.</summary>
    /// <param name="lockHash">Of the manifest.</param>
    /// <param name="rollEntryId">Null for the public form.</param>
    public static string SeedOf(string lockHash, string? rollEntryId) =>
        rollEntryId is null ? lockHash : Hash.Of(Encoding.UTF8.GetBytes($"{lockHash}\0{rollEntryId}"));

    public static IEnumerable<T> In<T>(this IEnumerable<T> projects, string seed, Func<T, string> id) =>
        projects.OrderBy(project => Convert.ToHexString(Lot.Digest(seed, new ProjectId(id(project)))),
            StringComparer.Ordinal);
}
