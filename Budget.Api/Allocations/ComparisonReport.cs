using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Budget.Api.Allocations;

/// <summary>
/// Several rules on one election: what each spends and how many voters get something, and for every project the place
/// at which each recommends it.
/// </summary>
internal static class ComparisonReport
{
    /// <param name="calculations">At least one, all of the same election.</param>
    /// <param name="official">Whether the file's own selection stands beside them.</param>
    public static IRenderable Of(IReadOnlyList<Calculation> calculations, bool official) => new Rows(
    [
        new Text(ForPeople.Name(calculations[0].Subject.Title)),
        Sums(calculations),
        Projects(calculations, official),
        .. calculations.Select((one, at) =>
            new Text($"{Letter(at)} is the rule set {RuleSetJson.HashOf(one.RuleSet)}")),
        new Text($"Election {Fingerprint.Of(calculations[0].Subject.Election)}"),
    ]);

    private static Table Sums(IReadOnlyList<Calculation> calculations)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(
        [
            new TableColumn(""), new TableColumn("Rule"), Numbers("Projects"), Numbers("Cost"), Numbers("Left"),
            Numbers("Voters who get\nwhat they listed"),
        ]);
        foreach (var (at, calculation) in calculations.Index())
        {
            Add(table, [Letter(at), calculation.Name, .. IsAnswer(calculation)
                ? Sums(calculation)
                : ["refused", "", "", ""]]);
        }

        return table;
    }

    private static string[] Sums(Calculation calculation)
    {
        var (instance, profile) = (calculation.Subject.Election.Instance, calculation.Subject.Election.Profile);
        var won = calculation.Outcome.Allocation.ToHashSet();
        var cost = won.Aggregate(Int128.Zero, (sum, project) => sum + instance.Projects[project].Cost.MinorUnits);
        return
        [
            Figures.English.Count(won.Count), Figures.English.Amount(instance, cost),
            Figures.English.Amount(instance, instance.BudgetLimit.MinorUnits - cost),
            Figures.English.Percent(Served(calculation, won), profile.VoterCount),
        ];
    }

    private static Table Projects(IReadOnlyList<Calculation> calculations, bool official)
    {
        var subject = calculations[0].Subject;
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(
        [
            new TableColumn("Id").NoWrap(), new TableColumn("Project"), Numbers("Cost"), Numbers("Votes"),
            .. calculations.Select((one, at) => Numbers(IsAnswer(one) ? Letter(at) : $"{Letter(at)}\nrefused")),
            .. official ? new[] { new TableColumn("Official") } : [],
        ]);
        var places = calculations.Select(Places).ToArray();
        foreach (var project in ProjectTable.Order(calculations[0]))
        {
            Add(table,
            [
                subject.IdOf(project), subject.NameOf(project), subject.Cost(project),
                Figures.English.Count(subject.Election.Profile.Votes(project)),
                .. places.Select(place => place is null ? ""
                    : place.TryGetValue(project, out var at) ? ForPeople.Ordinal(at) : "·"),
                .. official ? new[] { OfficialSelection.Mark(subject, project) } : [],
            ]);
        }

        return table;
    }

    // A rule that was refused recommends nothing and passes nothing over, whatever it had decided before.
    private static Dictionary<int, int>? Places(Calculation calculation) => IsAnswer(calculation)
        ? calculation.Outcome.Allocation.Index().ToDictionary(won => won.Item, won => won.Index + 1)
        : null;

    private static bool IsAnswer(Calculation calculation) =>
        calculation.Outcome.Refusal is null or Refusal.StepLimitReached;

    private static long Served(Calculation calculation, HashSet<int> won)
    {
        var profile = calculation.Subject.Election.Profile;
        var voters = 0L;
        for (var group = 0; group < profile.GroupCount; group++)
        {
            voters += profile.Listed(group).ToArray().Any(won.Contains) ? profile.Weights[group] : 0;
        }

        return voters;
    }

    private static void Add(Table table, IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(ForPeople.Name(cell))));

    // More than 26 rules do not fit on any screen.
    private static string Letter(int at) => at < 26 ? ((char)('A' + at)).ToString() : $"Z{at - 25}";

    private static TableColumn Numbers(string header) => new TableColumn(header).RightAligned().NoWrap();
}
