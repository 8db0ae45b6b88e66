using System.Text.Json;
using Budget.Api.Allocations;
using Budget.Core.Numbers;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Budget.Api.Demo;

/// <summary>The published result of the demo's round, as its answer over HTTP tells it.</summary>
internal static class DemoReport
{
    private const int MinorPerUnit = 100;

    public static IRenderable Of(JsonElement result) => new Rows(
        [
            new Text(DemoCalls.Text(result, "title"), new Style(decoration: Decoration.Bold)),
            new Text(English(result, "statement")),
            .. result.GetProperty("lines").EnumerateArray().SelectMany(Line),
        ]);

    private static IEnumerable<IRenderable> Line(JsonElement line)
    {
        yield return new Text("");
        yield return new Text(
            $"{DemoCalls.Text(line, "title")}: {Amount(line, "costMinor")} of {Amount(line, "budgetMinor")} kr, "
            + $"{line.GetProperty("ballots")} ballots",
            new Style(decoration: Decoration.Bold));
        var table = new Table { Border = TableBorder.Simple, Expand = false };
        table.AddColumn(new TableColumn("#") { Alignment = Justify.Right });
        table.AddColumn("Project");
        table.AddColumn(new TableColumn("Price, kr") { Alignment = Justify.Right });
        table.AddColumn(new TableColumn("Votes") { Alignment = Justify.Right });
        table.AddColumn("Most votes");
        foreach (var project in Projects(line))
        {
            table.AddRow(
                new Text(project.TryGetProperty("place", out var place) ? $"{place}" : ""),
                new Text(DemoCalls.Text(project, "title")), new Text(Amount(project, "priceMinor")),
                new Text($"{project.GetProperty("votes")}"),
                new Text(project.GetProperty("inMostVotes").GetBoolean() ? "in" : "–"));
        }

        yield return table;
        var reasons = new Grid().AddColumn(new GridColumn { Width = 34 }).AddColumn();
        foreach (var project in Projects(line))
        {
            reasons.AddRow(new Text(DemoCalls.Text(project, "title")), new Text(English(project, "explanation")));
        }

        yield return reasons;
    }

    private static IEnumerable<JsonElement> Projects(JsonElement line) =>
        line.GetProperty("recommended").EnumerateArray().Concat(line.GetProperty("notRecommended").EnumerateArray());

    private static string English(JsonElement json, string member) =>
        DemoCalls.Text(json.GetProperty(member), "en");

    private static string Amount(JsonElement json, string member) =>
        Figures.English.AtLeast(new Rational(json.GetProperty(member).GetInt64(), MinorPerUnit));
}
