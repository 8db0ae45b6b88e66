using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Spectre.Console;

namespace Budget.Api.Allocations;

/// <summary>All projects: first the recommended ones in order of selection, then the others by votes.</summary>
internal static class ProjectTable
{
    /// <summary>The order in which projects are shown.</summary>
    public static IEnumerable<int> Order(Calculation calculation)
    {
        var profile = calculation.Subject.Election.Profile;
        var won = calculation.Outcome.Allocation.ToArray();
        return won.Concat(Enumerable.Range(0, profile.ProjectCount).Except(won).OrderByDescending(profile.Votes));
    }

    public static Table Of(Calculation calculation, bool official)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(
        [
            Numbers("#"), new TableColumn("Id").NoWrap(), new TableColumn("Project"), Numbers("Cost"), Numbers("Votes"),
            Numbers("Effective\nvotes"), new TableColumn("Result"),
            .. official ? new[] { new TableColumn("Official") } : [],
        ]);
        var places = calculation.Outcome.Decisions.OfType<Funded>().Index()
            .ToDictionary(funded => funded.Item.Project, funded => (Place: funded.Index + 1, Decision: funded.Item));
        foreach (var project in Order(calculation))
        {
            var won = places.TryGetValue(project, out var place);
            table.AddRow(Cells(calculation, project, won ? place.Place : 0, place.Decision, official)
                .Select(cell => new Text(cell, won ? new Style(Color.Green) : Style.Plain)));
        }

        return table;
    }

    private static string[] Cells(Calculation calculation, int project, int place, Funded? won, bool official)
    {
        var subject = calculation.Subject;
        var word = calculation.Outcome.Refusal is null ? "recommended" : "so far";
        return
        [
            won is null ? "" : Figures.English.Count(place),
            ForPeople.Name(subject.IdOf(project)),
            subject.NameOf(project),
            subject.Cost(project),
            Figures.English.Count(subject.Election.Profile.Votes(project)),
            Effective(calculation.Decided, won),
            won is null ? "–" : word,
            .. official ? new[] { OfficialSelection.Mark(subject, project) } : [],
        ];
    }

    // Where voters give points, a payment is for points, and counts no votes.
    private static string Effective(Decided decided, Funded? won) =>
        won is { Measure: Measure.Price { LargestPayment.Sign: > 0 } price }
        && decided.AskedFor(won) is Satisfaction.CostOf or Satisfaction.CardinalityOf
            ? Figures.English.AtLeast(price.EffectiveVotes(decided.CostOf(won.Project)), decimals: 1)
            : "";

    private static TableColumn Numbers(string header) => new TableColumn(header).RightAligned().NoWrap();
}
