using Budget.Core.Numbers;

namespace Budget.Tests.Reference;

/// <summary>
/// EJR+ up to one project, as §9 states it: no project p outside W that costs something has a group S of supporters
/// max (u_i(W) + u_i(p)) ≤ (B/n)·Σ u_i(p)/c_p.
/// </summary>
internal static class EjrPlus
{
    /// <summary>A project and a group of its supporters who are left short; null when there are none.</summary>
    /// <param name="electorate">The voters, few enough that every group of them can be looked at.</param>
    /// <param name="funded">W.</param>
    /// <param name="share">B/n, or less where a smaller share is all that was promised.</param>
    public static (int Project, int[] Group)? ViolationInAnyGroup(Electorate electorate, int[] funded, Rational share)
    {
        // Identical voters are left short together, so that a group has all of them or none.
        var groups = Enumerable.Range(1, (1 << electorate.Voters.Length) - 1)
            .Select(bits => Enumerable.Range(0, electorate.Voters.Length)
                .Where(voter => (bits >> voter & 1) == 1).ToArray());
        return groups.SelectMany(group => electorate.Projects.Select(project => (project, group)))
            .Where(one => IsViolation(electorate, funded, share, one.project, one.group))
            .Select(one => ((int, int[])?)one).FirstOrDefault();
    }

    /// <summary>The same by looking only at the supporters who are content with least, as many as may be.</summary>
    public static (int Project, int[] Group)? ViolationInAPrefix(Electorate electorate, int[] funded, Rational share)
    {
        foreach (var project in electorate.Projects)
        {
            var supporters = Enumerable.Range(0, electorate.Voters.Length)
                .Where(voter => electorate.Voters[voter].Gets[project].Sign > 0)
                .OrderBy(voter => Content(electorate, funded, voter, project)).ToArray();
            for (var size = 1; size <= supporters.Length; size++)
            {
                if (IsViolation(electorate, funded, share, project, supporters[..size]))
                {
                    return (project, supporters[..size]);
                }
            }
        }

        return null;
    }

    private static bool IsViolation(Electorate electorate, int[] funded, Rational share, int project, int[] group)
    {
        if (funded.Contains(project) || electorate.Cost[project].Sign == 0
            || group.Any(voter => electorate.Voters[voter].Gets[project].Sign == 0))
        {
            return false;
        }

        var most = group.Select(voter => Content(electorate, funded, voter, project)).Aggregate(Rational.Max);
        var together = group.Select(voter => electorate.Voters[voter].Weight * electorate.Voters[voter].Gets[project])
            .Aggregate(Rational.Add);
        return most <= share * together / electorate.Cost[project];
    }

    private static Rational Content(Electorate electorate, int[] funded, int voter, int project) =>
        funded.Append(project).Select(one => electorate.Voters[voter].Gets[one]).Aggregate(Rational.Add);
}
