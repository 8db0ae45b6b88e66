namespace Budget.Core.Pabulib;

/// <summary>Something a reader of the file should know; the election can be counted all the same.</summary>
/// <param name="Code">
/// What kind of finding; never changes. About META: <c>project-count-differs</c>, <c>voter-count-differs</c>,
/// <c>unreadable-number</c>, <c>default-score-unused</c>. About META and PROJECTS:
/// <c>doubtful-amount</c>. About PROJECTS: <c>votes-differ</c>, <c>score-differs</c>, <c>zero-cost</c>,
/// <c>over-budget</c>, <c>all-affordable</c>, <c>selected-over-budget</c>. About ballots: <c>empty-ballot</c>,
/// <c>project-twice</c>, <c>voter-twice</c>, and for the limits of META <c>too-few-projects</c>,
/// <c>too-many-projects</c>, <c>sum-of-points-too-low</c>, <c>sum-of-points-too-high</c>, <c>points-too-low</c>,
/// <c>points-too-high</c>, <c>sum-of-costs-too-high</c>.
/// </param>
/// <param name="Line">The first line it concerns, from 1.</param>
/// <param name="Message">An English sentence; of many lines it names the first and counts the others.</param>
public sealed record PabulibFinding(string Code, int Line, string Message)
{
    public override string ToString() => $"line {Line}: {Message} [{Code}]";
}
