using Budget.Core.Numbers;

namespace Budget.Tests.Reference;

/// <summary>
/// Rank-PJR+, as §9 states it: there is no rank r, no project c outside W and no group S of voters who all rank c at r
/// or better, with c_c + cost(⋃ A_i^r ∩ W) ≤ |S|·B/n, A_i^r being what voter i ranks at r or better.
/// </summary>
internal static class RankPjrPlus
{
    /// <summary>A rank, a project and a group that is left short; null when there is none.</summary>
    /// <param name="electorate">The voters, few enough that every group of them can be looked at.</param>
    /// <param name="funded">W.</param>
    public static (int Rank, int Project, int[] Group)? Violation(Electorate electorate, int[] funded)
    {
        // Identical voters are left short together, so that a group has all of them or none.
        var groups = Enumerable.Range(1, (1 << electorate.Voters.Length) - 1)
            .Select(bits => Enumerable.Range(0, electorate.Voters.Length)
                .Where(voter => (bits >> voter & 1) == 1).ToArray());
        return groups.SelectMany(group => Enumerable.Range(1, electorate.Cost.Length)
                .SelectMany(rank => electorate.Projects.Select(project => (rank, project, group))))
            .Where(one => IsViolation(electorate, funded, one.rank, one.project, one.group))
            .Select(one => ((int, int, int[])?)one).FirstOrDefault();
    }

    private static bool IsViolation(Electorate electorate, int[] funded, int rank, int project, int[] group)
    {
        bool Ranks(int voter, int one) => electorate.Voters[voter].RanksWithin(rank, one);
        if (funded.Contains(project) || !group.All(voter => Ranks(voter, project)))
        {
            return false;
        }

        var spent = electorate.CostOf(funded.Where(one => group.Any(voter => Ranks(voter, one))));
        var size = group.Aggregate(Rational.Zero, (sum, voter) => sum + electorate.Voters[voter].Weight);
        return (electorate.Cost[project] + spent) * electorate.VoterCount <= size * electorate.Budget;
    }
}
