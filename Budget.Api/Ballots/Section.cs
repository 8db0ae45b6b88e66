using Budget.Core.Canonical;

namespace Budget.Api.Ballots;

/// <summary>What a ballot says on one line, as a voter sends it; one of the members.</summary>
/// <param name="Approve">Ids of projects.</param>
/// <param name="Rank">Tiers of ids, the best first; the projects of a tier are equally good.</param>
/// <param name="Points">Points by the id of the project.</param>
internal sealed record Section(
    IReadOnlyList<string>? Approve = null, IReadOnlyList<IReadOnlyList<string>>? Rank = null,
    IReadOnlyDictionary<string, int>? Points = null)
{
    /// <summary>
    /// The text of all sections of a ballot; equal choices have equal texts, so that the order of clicking leaves no
    /// trace.
    /// </summary>
    public static string Canonical(IReadOnlyDictionary<string, Section> sections) =>
        CanonicalJson.ObjectOf(sections.Select(section => (section.Key, (CanonicalJson?)section.Value.ToCanonical())))
            .ToString();

    /// <summary>
    /// The one form of these choices: without white space, and without the order of projects where order means nothing.
    /// </summary>
    public CanonicalJson ToCanonical() => CanonicalJson.ObjectOf(
        ("approve", Approve is null ? null : Sorted(Approve)),
        ("rank", Rank is null ? null : CanonicalJson.ArrayOf(Rank.Select(Sorted))),
        ("points", Points is null ? null : CanonicalJson.ObjectOf(
            Points.Select(given => (given.Key, (CanonicalJson?)CanonicalJson.Of(given.Value))))));

    private static CanonicalJson Sorted(IEnumerable<string> projects) =>
        CanonicalJson.ArrayOf(projects.Order(StringComparer.Ordinal).Select(CanonicalJson.Of));
}

/// <summary>A whole ballot, as a voter sends it.</summary>
/// <param name="LockHash">Of the form on which it was filled in.</param>
/// <param name="Sections">By the id of the line; a line left out is a line abstained from.</param>
internal sealed record SentBallot(string LockHash, IReadOnlyDictionary<string, Section> Sections);
