using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Projects;

/// <summary>Something that voters may fund, and what was decided about it.</summary>
/// <param name="Reason">Why it was rejected or withdrawn; public.</param>
/// <param name="NextStep">What those who proposed it can do now.</param>
/// <param name="Version">Grows with each change.</param>
/// <param name="State">What was decided about it.</param>
/// <seealso cref="ProjectTerms"/>
internal sealed record Project(
    string Id, string LineId, string Title, string Description, long PriceMinor, string? AreaId,
    IReadOnlyList<string> Categories, string? ExternalId, ProjectState State, string? Reason, string? NextStep,
    long Version) : ISetUpPart<Project>
{
    public static Problem Missing { get; } =
        new(ProblemType.NotFound, "There is no such project in this round.");

    /// <summary>A new proposal.</summary>
    public static Project Of(string id, ProjectTerms terms) => new(
        id, terms.LineId, terms.Title, terms.Description, terms.PriceMinor, terms.AreaId, terms.Categories ?? [],
        terms.ExternalId, ProjectState.Proposed, null, null, Version: 1);

    /// <summary>What somebody said about it.</summary>
    public ProjectTerms ToTerms() => new(Title, LineId, PriceMinor, Description, AreaId, Categories, ExternalId);

    /// <summary>The same project under other terms.</summary>
    public Project Under(ProjectTerms terms) => Of(Id, terms) with
    {
        State = State,
        Reason = Reason,
        NextStep = NextStep,
        Version = Version,
    };

    /// <summary>What the audit trail keeps of a change.</summary>
    public CanonicalJson ToAudit() => CanonicalJson.ObjectOf(
        ("project", Id), ("line", LineId), ("priceMinor", PriceMinor), ("state", WireFormat.Word(State)));

    /// <summary>Stores it as its next version.</summary>
    public Project Update(Session session, string roundId) => ProjectStore.Update(session, roundId, this);
}
