using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>What places of a ranking are worth, as §1 defines it.</summary>
internal static class PlaceScore
{
    /// <summary>
    /// What the project at a place of a ballot gets: a tier covers as many positions as it has projects, from its rank
    /// on, and each of them gets the average score.
    /// </summary>
    public static Rational Average(ScoreVector scores, long[] ranks, int at, int projects)
    {
        var covered = ranks.Count(rank => rank == ranks[at]);
        var sum = Enumerable.Range((int)ranks[at], covered)
            .Aggregate(Rational.Zero, (sum, position) => sum + Of(scores, position, ranks.Length, projects));
        return sum / covered;
    }

    // r is the position, m all projects, K the allowed length, L the ballot's own.
    private static Rational Of(ScoreVector scores, int r, int L, int m) => (scores.Kind, scores) switch
    {
        ("list", ScoreVector.List list) => r > list.Values.Length ? 0 : list.Values[r - 1],
        ("borda", _) => m - r,
        ("truncated-borda", ScoreVector.TruncatedBorda { Length: var K }) => r > K ? 0 : (Rational)K - r + 1,
        ("dowdall", _) => Rational.One / r,
        ("plurality", _) => r == 1 ? 1 : 0,
        ("k-approval", ScoreVector.KApproval { K: var k }) => r > k ? 0 : 1,
        ("borda-by-ballot-length", _) => L - r,
        _ => throw new ArgumentOutOfRangeException(nameof(scores)),
    };
}
