using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Ballots;

/// <summary>
/// One voter's answer, in names: what a form, a JSON body or a test speaks. Counting uses <see cref="Profile"/>.
/// </summary>
public abstract record Ballot
{
    private Ballot()
    {
    }

    /// <summary>The projects the voter approves of; the order means nothing.</summary>
    public sealed record Approval(ImmutableArray<ProjectId> Projects) : Ballot;

    /// <summary>Tiers of equally good projects, the best tier first.</summary>
    public sealed record Ranked(ImmutableArray<ImmutableArray<ProjectId>> Tiers) : Ballot;

    /// <summary>Points for projects, none negative; a listed project may have zero points.</summary>
    public sealed record Points(ImmutableArray<(ProjectId Project, DecimalLiteral Given)> Given) : Ballot;
}
