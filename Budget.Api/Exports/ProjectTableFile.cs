using System.Globalization;
using Budget.Api.Imports;
using Budget.Api.Results;

namespace Budget.Api.Exports;

/// <summary>The projects of a result as a table for spreadsheets.</summary>
internal static class ProjectTableFile
{
    private static readonly string[] Header =
    [
        "line", "id", "title", "price", "votes", "place", "recommended", "mostVotes", "begrundelse", "reason",
    ];

    public static byte[] Of(PublicationGate gate) => CsvWriter.Write(Header, gate.Report.Lines.SelectMany(
        line => line.Projects.Select(project => Row(new LineView(gate, line), project))));

    private static IReadOnlyList<string> Row(LineView view, ProjectReport project)
    {
        var sentence = view.Explanation(project);
        return
        [
            view.Line.Line, project.Project, project.Title, Amounts.Text(project.PriceMinor),
            Number(view.People(project.Votes)), Number(project.Place), project.Place is null ? "0" : "1",
            project.InMostVotes ? "1" : "0", sentence.Da, sentence.En,
        ];
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
