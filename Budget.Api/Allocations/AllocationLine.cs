using System.Globalization;
using Budget.Api.Problems;
using Budget.Core.Canonical;
using Budget.Core.Outcomes;

namespace Budget.Api.Allocations;

/// <summary>
/// An answer as one line of JSON. What may differ between two runs of the same election stands first: the file and the
/// times; all that follows is canonical, and the same bytes for the same election and rule set.
/// </summary>
internal static class AllocationLine
{
    /// <summary>The line of a calculation; one without a final outcome has an <c>error</c>.</summary>
    /// <param name="calculation">The calculation.</param>
    /// <param name="official">Whether the file's own selection is compared.</param>
    /// <param name="name">What the caller called the rule set, where there are several.</param>
    public static string Of(Calculation calculation, bool official = false, string? name = null)
    {
        var subject = calculation.Subject;
        if (calculation.Problem is { } problem && calculation.Outcome.Refusal is not Refusal.StepLimitReached)
        {
            return Of(subject.File, problem, name);
        }

        var line = CanonicalJson.ObjectOf(
        [
            .. OutcomeJson.Members(subject.Election, calculation.RuleSet, calculation.Outcome),
            ("instance", subject.Title),
            ("name", Text(name)),
            ("official", official && OfficialSelection.Beside(calculation) is { } beside ? Json(beside) : null),
            ("error", calculation.Problem is { } limit ? Json(limit) : null),
        ]);
        return Join(subject.File, line,
            $"\"readMs\":{Milliseconds(subject.ReadTime)},\"ruleMs\":{Milliseconds(calculation.RuleTime)},");
    }

    /// <summary>The line of a file that got no answer.</summary>
    public static string Of(string file, Problem problem, string? name = null) =>
        Join(file, CanonicalJson.ObjectOf(("error", Json(problem)), ("name", Text(name))));

    /// <summary>A line that begins with the file.</summary>
    /// <param name="file">The file, as the caller named it.</param>
    /// <param name="line">An object with at least one member.</param>
    /// <param name="times">Members that end in a comma.</param>
    public static string Join(string file, CanonicalJson line, string times = "") =>
        $"{{\"file\":{CanonicalJson.Of(file)},{times}{line.ToString()[1..]}";

    private static CanonicalJson Json(Problem problem) => CanonicalJson.ObjectOf(
        ("code", problem.Code),
        ("detail", problem.Detail),
        ("line", problem.Line is { } line ? CanonicalJson.Of(line) : null),
        ("column", problem.Column is { } column ? CanonicalJson.Of(column) : null),
        ("step", problem.Step is { } step ? CanonicalJson.Of(step) : null),
        ("tied", problem.Tied.IsEmpty ? null : Ids(problem.Tied)),
        ("errors", problem.Errors.IsEmpty ? null : CanonicalJson.ArrayOf(problem.Errors.Select(Json))));

    private static CanonicalJson Json(JsonError error) => CanonicalJson.ObjectOf(
        ("pointer", error.Pointer),
        ("message", error.Message),
        ("line", error.Line is { } line ? CanonicalJson.Of(line) : null),
        ("column", error.Column is { } column ? CanonicalJson.Of(column) : null));

    private static CanonicalJson Json(OfficialSelection beside) => CanonicalJson.ObjectOf(
        ("selected", Ids(beside.Selected)),
        ("differs", beside.Differs),
        ("onlyHere", Ids(beside.OnlyHere)),
        ("onlyOfficial", Ids(beside.OnlyOfficial)));

    private static CanonicalJson? Text(string? text) => text is null ? null : CanonicalJson.Of(text);

    private static CanonicalJson Ids(IEnumerable<string> ids) => CanonicalJson.ArrayOf(ids.Select(CanonicalJson.Of));

    private static string Milliseconds(TimeSpan time) =>
        time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
}
