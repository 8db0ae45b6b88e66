using Budget.Api.Rules;
using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Budget.Api.Allocations;

/// <summary>An answer for people: what was decided, a table of all projects, how the money is used, and why.</summary>
internal static class AllocationReport
{
    /// <param name="calculation">The calculation.</param>
    /// <param name="official">Whether the file's own selection stands beside it.</param>
    /// <param name="width">How many characters fit in a line.</param>
    public static IRenderable Of(Calculation calculation, bool official, int width) => new Rows(
    [
        .. Heading(calculation).Select(line => new Text(line)),
        ProjectTable.Of(calculation, official),
        BudgetBar.Of(calculation, width),
        new Text(""),
        Why(calculation, width),
        .. official ? [new Text(Compared(calculation))] : Array.Empty<IRenderable>(),
        new Text($"\nRule set {RuleSetJson.HashOf(calculation.RuleSet)}"),
        new Text($"Election {Fingerprint.Of(calculation.Subject.Election)}"),
        new Text(""),
    ]);

    private static IEnumerable<string> Heading(Calculation calculation)
    {
        var subject = calculation.Subject;
        yield return ForPeople.Name(subject.Title);
        yield return subject.Size;
        yield return $"Rule {string.Join("; ", Parts(calculation.RuleSet))}";
        if (calculation.Outcome.Increase is { } increase)
        {
            yield return Raised(increase);
        }

        if (ComparisonSentence.Of(calculation.Outcome, Language.English) is { } compared)
        {
            yield return compared;
        }
    }

    private static IEnumerable<string> Parts(RuleSet set) =>
    [
        RuleName.Of(set),
        .. set.Completion.OfType<GreedyCompletion>().Select(greedy => greedy.Satisfaction).Prepend(set.Satisfaction)
            .OfType<Satisfaction.PositionalOf>().Select(asked => $"scores {ScoreWords.Shown(asked.Scores)}").Distinct(),
        .. set.Completion.OfType<AddOne>().Where(add => add.Step != 1).Select(add => $"in steps of {add.Step}"),
        .. Misfits(set).Distinct(),
        .. set.SupportedOnly ? ["supported projects only"] : Array.Empty<string>(),
        $"ties by {string.Join(", ", set.Ties.Keys.Select(key => key.ToString().ToLowerInvariant()))}",
        .. set.Ties.LotSeed is { } seed ? [$"lot from '{ForPeople.Name(seed)}'"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Misfits(RuleSet set)
    {
        var usual = RuleBook.Find(set.Rule)?.UsualMisfit ?? OnMisfit.Skip;
        return set.Completion.OfType<GreedyCompletion>()
            .Select(greedy => (Said: greedy.OnMisfit, Usual: OnMisfit.Skip))
            .Append((Said: set.OnMisfit ?? usual, Usual: usual)).Where(one => one.Said != one.Usual)
            .Select(one => one.Said == OnMisfit.Stop ? "stops at what does not fit" : "passes over what does not fit");
    }

    private static string Raised(IncreaseStop stop)
    {
        var reason = stop.Because switch
        {
            StopReason.NextOverspends => "one step more would cost more than the budget",
            StopReason.Exhaustive => "nothing more fits",
            StopReason.AllFunded => "every supported project is in",
            StopReason.StepLimit => "the step limit was reached, so this is not the end",
            _ => "all projects together fit",
        };
        return stop.Steps == 0
            ? $"Purses of {Figures.English.AtLeast(stop.Start)} were not raised: {reason}."
            : $"Purses were raised {ForPeople.Plural(stop.Steps, "time")}, "
                + $"from {Figures.English.AtLeast(stop.Start)} "
                + $"to {Figures.English.AtLeast(stop.Start + stop.Raised)}: {reason}.";
    }

    // However long a name is, most of the width is for the reasons.
    private static Grid Why(Calculation calculation, int width)
    {
        var longest = ProjectTable.Order(calculation).Select(calculation.Subject.NameOf)
            .Select(name => name.GetCellWidth()).DefaultIfEmpty(0).Max();
        var grid = new Grid().AddColumn(new GridColumn().Width(Math.Clamp(longest, 1, width * 2 / 5)))
            .AddColumn(new GridColumn().PadRight(0));
        var reasons = Reasons.Of(calculation.Decided, Language.English);
        foreach (var project in ProjectTable.Order(calculation))
        {
            grid.AddRow(new Text(calculation.Subject.NameOf(project)), new Text(reasons[project]));
        }

        return grid;
    }

    private static string Compared(Calculation calculation) => OfficialSelection.Beside(calculation) switch
    {
        null => "\nThe file does not say what was selected.",
        { Differs: false } => "\nThe file's own selection is the same.",
        var beside => $"\nOnly here: {List(beside.OnlyHere)}. "
            + $"Only in the file's own selection: {List(beside.OnlyOfficial)}.",
    };

    private static string List(string[] ids) => ids.Length == 0 ? "none" : ForPeople.Name(string.Join(", ", ids));
}
