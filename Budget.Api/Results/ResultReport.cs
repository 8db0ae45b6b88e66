using Budget.Api.Allocations;
using Budget.Api.Rounds;
using Budget.Core.Elections;

namespace Budget.Api.Results;

/// <summary>A result in votes, amounts and sentences, as it was when it was counted; lines by title.</summary>
internal sealed record ResultReport(IReadOnlyList<LineReport> Lines)
{
    public static ResultReport Of(Manifest manifest, IReadOnlyList<LineCount> lines, RoundSettings settings) =>
        new([
            .. lines.OrderBy(line => line.Line.Title, StringComparer.Ordinal)
                .ThenBy(line => line.Line.Id, StringComparer.Ordinal)
                .Select(line => LineReport.Of(manifest, line, settings)),
        ]);
}

/// <param name="Line">The id of the line.</param>
/// <param name="Title">As residents read it.</param>
/// <param name="BudgetMinor">The amount less the reserve.</param>
/// <param name="Ballots">How many ballots have a section for the line.</param>
/// <param name="IsOpen">Whether it has enough ballots for them to be published.</param>
/// <param name="Withdrawn">Projects that were withdrawn.</param>
/// <param name="ByRule">What the rule recommends.</param>
/// <param name="ByMostVotes">What most votes would have recommended.</param>
/// <param name="Projects">All others: first those recommended, in order, then by votes.</param>
internal sealed record LineReport(
    string Line, string Title, long BudgetMinor, long Ballots, bool IsOpen, IReadOnlyList<string> Withdrawn,
    ChoiceReport ByRule, ChoiceReport ByMostVotes, IReadOnlyList<ProjectReport> Projects)
{
    public static LineReport Of(Manifest manifest, LineCount count, RoundSettings settings)
    {
        var (byRule, byMostVotes) = (Choice(manifest, count.ByRule), Choice(manifest, count.ByMostVotes));
        var isOpen = count.Ballots >= settings.BallotsPublishedFrom;
        var sentences = ProjectSentences.Of(count.ByRule.Decided);
        var projects = manifest.Projects.Where(project => project.LineId == count.Line.Id)
            .Where(project => !count.Withdrawn.Contains(project.Id))
            .Select(project => ProjectReport.Of(project, count, byRule, byMostVotes, sentences));
        return new(
            count.Line.Id, count.Line.Title, count.BudgetMinor, count.Ballots, isOpen, count.Withdrawn,
            byRule, byMostVotes,
            [
                .. projects.OrderBy(project => project.Place ?? int.MaxValue)
                    .ThenByDescending(project => project.Votes)
                    .ThenBy(project => project.Project, StringComparer.Ordinal),
            ]);
    }

    private static ChoiceReport Choice(Manifest manifest, Calculation calculation)
    {
        var allocation = LineCount.Allocation(calculation);
        var cost = manifest.Projects.Where(project => allocation.Contains(project.Id))
            .Sum(project => project.PriceMinor);
        return new(allocation, cost, VotersServed(
            calculation.Subject.Election.Profile, [.. calculation.Outcome.Allocation]));
    }

    private static long VotersServed(Profile profile, HashSet<int> won)
    {
        var served = 0L;
        for (var group = 0; group < profile.GroupCount; group++)
        {
            foreach (var project in profile.Listed(group))
            {
                if (won.Contains(project))
                {
                    served += profile.Weights[group];
                    break;
                }
            }
        }

        return served;
    }
}

/// <param name="Allocation">The ids of the projects, in the order in which they were chosen.</param>
/// <param name="CostMinor">What they cost together.</param>
/// <param name="VotersServed">How many voters listed at least one of them.</param>
internal sealed record ChoiceReport(IReadOnlyList<string> Allocation, long CostMinor, long VotersServed);

/// <param name="Votes">How many voters listed it.</param>
/// <param name="InMostVotes">Whether most votes would have recommended it.</param>
/// <param name="FewerVotes">How many recommended projects have fewer votes than this one that is not.</param>
/// <param name="Danish">Why.</param>
/// <param name="English">Why.</param>
/// <param name="Place">The place among those recommended, from 1; null when it is not.</param>
internal sealed record ProjectReport(
    string Project, string Title, long PriceMinor, long Votes, bool InMostVotes, int FewerVotes,
    string Danish, string English, int? Place = null)
{
    public static ProjectReport Of(
        ManifestProject project, LineCount count, ChoiceReport byRule, ChoiceReport byMostVotes,
        ProjectSentences sentences)
    {
        var instance = count.Election.Instance;
        var at = instance.IndexOf(new ProjectId(project.Id));
        var place = byRule.Allocation.ToList().IndexOf(project.Id);
        return new(
            project.Id, project.Title, project.PriceMinor, count.Election.Profile.Votes(at),
            byMostVotes.Allocation.Contains(project.Id), sentences.FewerVotes[at], sentences.Danish[at],
            sentences.English[at], place < 0 ? null : place + 1);
    }
}

/// <summary>Why each project of an election won or lost, by its place in the instance.</summary>
internal sealed record ProjectSentences(
    IReadOnlyList<string> Danish, IReadOnlyList<string> English, IReadOnlyList<int> FewerVotes)
{
    public static ProjectSentences Of(Decided decided) => new(
        Reasons.Of(decided, Language.Danish), Reasons.Of(decided, Language.English),
        [.. Reasons.Of(decided).Select(reason => reason is Reason.Lost lost ? lost.FewerVotes : 0)]);
}
