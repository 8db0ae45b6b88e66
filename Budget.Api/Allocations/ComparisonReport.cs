using Budget.Api.Rules;
using Budget.Core.Outcomes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Budget.Api.Allocations;

/// <summary>
/// Several rules on one election: a column for each, with the place at which it recommends a project, and below what
/// it spends and how many voters get something.
/// </summary>
internal static class ComparisonReport
{
    /// <param name="calculations">At least one, all of the same election.</param>
    public static IRenderable Of(IReadOnlyList<Calculation> calculations)
    {
        var subject = calculations[0].Subject;
        return new Rows(
        [
            new Text(ForPeople.Name(subject.Title)),
            .. calculations.Select((calculation, at) => new Text($"{Letter(at)}  {RuleName.Of(calculation.RuleSet)}")),
            Table(subject, calculations),
            new Text(""),
        ]);
    }

    private static Table Table(NamedElection subject, IReadOnlyList<Calculation> calculations)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns([new TableColumn("Id").NoWrap(), new TableColumn("Project"), Numbers("Cost"), Numbers("Votes")]);
        table.AddColumns([.. calculations.Select((_, at) => Numbers(Letter(at)))]);
        var (instance, profile) = (subject.Election.Instance, subject.Election.Profile);
        var places = calculations.Select(Places).ToArray();
        foreach (var project in ProjectTable.Order(calculations[0]))
        {
            Add(table,
            [
                subject.IdOf(project), subject.Names[project],
                ForPeople.Amount(instance, instance.Projects[project].Cost.MinorUnits), ForPeople.Count(profile.Votes(project)),
                .. places.Select(place => place.TryGetValue(project, out var at) ? ForPeople.Ordinal(at) : "·"),
            ]);
        }

        table.AddEmptyRow();
        Sum(table, "Projects", calculations, (_, won) => ForPeople.Count(won.Count));
        Sum(table, "Cost", calculations, (calculation, _) => ForPeople.Amount(instance, Cost(calculation)));
        Sum(table, "Left", calculations, (calculation, _) =>
            ForPeople.Amount(instance, instance.BudgetLimit.MinorUnits - Cost(calculation)));
        Sum(table, "Voters who get something they listed", calculations, (calculation, won) =>
            ForPeople.Percent(Represented(calculation, won), profile.VoterCount));
        return table;
    }

    // A rule that was refused recommends nothing, and what it did before that is nobody's business here.
    private static Dictionary<int, int> Places(Calculation calculation) => IsAnswer(calculation)
        ? calculation.Outcome.Allocation.Index().ToDictionary(won => won.Item, won => won.Index + 1)
        : [];

    private static bool IsAnswer(Calculation calculation) =>
        calculation.Outcome.Refusal is null or Refusal.StepLimitReached;

    private static void Sum(
        Table table, string name, IEnumerable<Calculation> calculations, Func<Calculation, HashSet<int>, string> sum) =>
        Add(table, ["", name, "", "", .. calculations.Select(calculation => IsAnswer(calculation)
            ? sum(calculation, [.. calculation.Outcome.Allocation])
            : "refused")]);

    private static void Add(Table table, IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(ForPeople.Name(cell))));

    private static Int128 Cost(Calculation calculation) => calculation.Outcome.Allocation.Aggregate(
        Int128.Zero, (sum, project) => sum + calculation.Subject.Election.Instance.Projects[project].Cost.MinorUnits);

    private static long Represented(Calculation calculation, HashSet<int> won)
    {
        var profile = calculation.Subject.Election.Profile;
        var voters = 0L;
        for (var group = 0; group < profile.GroupCount; group++)
        {
            foreach (var project in profile.Listed(group))
            {
                if (won.Contains(project))
                {
                    voters += profile.Weights[group];
                    break;
                }
            }
        }

        return voters;
    }

    private static string Letter(int at) => at < 26 ? ((char)('A' + at)).ToString() : $"A{at - 25}";

    private static TableColumn Numbers(string header) => new TableColumn(header).RightAligned().NoWrap();
}
