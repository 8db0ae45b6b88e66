using System.Collections.Immutable;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Pabulib;

/// <summary>A ballot as the cells <c>vote</c> and <c>points</c> of a row.</summary>
public static class PabulibBallot
{
    /// <summary>The cell <c>vote</c>; tiers of several projects stand in braces, an extension of the format.</summary>
    public static string Vote(Ballot ballot) => ballot switch
    {
        Ballot.Approval approval => Join(approval.Projects),
        Ballot.Ranked ranked => string.Join(',', ranked.Tiers.Select(Tier)),
        Ballot.Points points => Join(points.Given.Select(given => given.Project)),
        _ => throw new ArgumentOutOfRangeException(nameof(ballot)),
    };

    /// <summary>The cell <c>points</c>; empty for ballots without points.</summary>
    public static string Points(Ballot ballot) => ballot is Ballot.Points points
        ? string.Join(',', points.Given.Select(given => Number(given.Given)))
        : "";

    private static string Tier(ImmutableArray<ProjectId> tier) => tier.Length == 1 ? Join(tier) : $"{{{Join(tier)}}}";

    private static string Join(IEnumerable<ProjectId> projects) =>
        string.Join(',', projects.Select(project => project.Value));

    private static string Number(DecimalLiteral literal) => DecimalLiteral.Format(literal.Digits, literal.Decimals);
}
