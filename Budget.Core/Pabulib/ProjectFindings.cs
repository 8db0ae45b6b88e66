using System.Numerics;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Pabulib;

/// <summary>Findings about PROJECTS.</summary>
internal static class ProjectFindings
{
    public static void Add(PabulibFile file, List<PabulibFinding> findings)
    {
        var (instance, profile) = (file.Election.Instance, file.Election.Profile);
        var votes = new BigInteger[instance.Projects.Length];
        for (var project = 0; project < votes.Length; project++)
        {
            votes[project] = profile.Votes(project);
        }

        findings.AddRange(Recount(file, "votes", votes, 0, "votes-differ"));
        findings.AddRange(Scores(file, votes) is { } scores
            ? Recount(file, "score", scores, profile.PointDecimals, "score-differs") : []);

        AddCosts(file, instance, findings);
    }

    private static IEnumerable<PabulibFinding> Recount(
        PabulibFile file, string column, BigInteger[] recount, int decimals, string code)
    {
        var differences = new Occurrences(code, $"Projects with another number in {column} than a recount gives");
        var cells = file.ColumnByProject(column);
        foreach (var (project, line) in cells is null ? [] : file.ProjectsByLine())
        {
            var cell = cells!.Value[project];
            var counted = DecimalLiteral.Format(recount[project], decimals);
            var same = DecimalLiteral.TryParse(cell, out var said)
                && DecimalLiteral.Format(said.Digits, said.Decimals) == counted;
            if (!same && cell.Length > 0)
            {
                differences.Add(line, $"{cell}, recounted {counted}");
            }
        }

        return differences.Report();
    }

    // Points where ballots give them, otherwise votes; for rankings as long as max_length K the usual K, K - 1, … 1.
    private static BigInteger[]? Scores(PabulibFile file, BigInteger[] votes)
    {
        var profile = file.Election.Profile;
        if (profile.Kind == BallotKind.Approval || (profile.Kind == BallotKind.Ranked && file.Limits.MaxLength is null))
        {
            return profile.Kind == BallotKind.Approval ? votes : null;
        }

        var scores = new BigInteger[votes.Length];
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var listed = profile.Listed(group);
            var values = profile.Values(group);
            for (var at = 0; at < listed.Length; at++)
            {
                var points = profile.Kind == BallotKind.Ranked
                    ? Math.Max(0, file.Limits.MaxLength!.Value - values[at] + 1) : values[at];
                scores[listed[at]] += (BigInteger)points * profile.Weights[group];
            }
        }

        return scores;
    }

    private static void AddCosts(PabulibFile file, Instance instance, List<PabulibFinding> findings)
    {
        var free = new Occurrences("zero-cost", "Projects that cost nothing");
        var tooDear = new Occurrences("over-budget", "Projects dearer than the whole budget");
        foreach (var (project, line) in file.ProjectsByLine())
        {
            var cost = instance.Projects[project].Cost;
            if (cost == Money.Zero)
            {
                free.Add(line);
            }
            else if (cost > instance.BudgetLimit)
            {
                tooDear.Add(line, cost.MinorUnits, instance.Decimals);
            }
        }

        findings.AddRange([.. free.Report(), .. tooDear.Report()]);
        AddSums(file, instance, findings);
    }

    private static void AddSums(PabulibFile file, Instance instance, List<PabulibFinding> findings)
    {
        var line = file.LineOfEntry(file.Meta.IndexOf("budget"));
        var budget = instance.BudgetLimit.MinorUnits;
        var all = Sum(instance.Projects);
        if (all <= budget && instance.Projects.Length > 0)
        {
            findings.Add(new PabulibFinding("all-affordable", line, "All projects together cost "
                + $"{instance.Format(all)} of the budget of {instance.Format(budget)}, so there is no choice."));
        }

        var selected = Sum((file.Selected ?? []).Select(project => instance.Projects[project]));
        if (selected > budget)
        {
            findings.Add(new PabulibFinding("selected-over-budget", line, "The projects marked as selected cost "
                + $"{instance.Format(selected)}, more than the budget of {instance.Format(budget)}."));
        }
    }

    private static Int128 Sum(IEnumerable<Project> projects)
    {
        var sum = Int128.Zero;
        foreach (var project in projects)
        {
            sum += project.Cost.MinorUnits;
        }

        return sum;
    }
}
