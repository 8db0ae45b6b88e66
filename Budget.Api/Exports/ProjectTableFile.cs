using Budget.Api.Imports;
using Budget.Api.Imports.Workbooks;
using Budget.Api.Problems;
using Budget.Api.Results;

namespace Budget.Api.Exports;

/// <summary>The projects of a result as a table for spreadsheets.</summary>
internal static class ProjectTableFile
{
    private static readonly string[] Header =
    [
        "line", "id", "title", "price", "votes", "place", "recommended", "mostVotes", "begrundelse", "reason",
    ];

    public static byte[] Of(PublicationGate gate) => Table(gate, "Projects").ToCsv();

    public static byte[] Workbook(PublicationGate gate, Speech speech) =>
        WorkbookWriter.Write(Table(gate, speech.Say("Projekter", "Projects")));

    private static OutgoingTable Table(PublicationGate gate, string title) => new(title, Header,
    [
        .. gate.Report.Lines.SelectMany(
            line => line.Projects.Select(project => Row(new LineView(gate, line), project))),
    ]);

    private static IReadOnlyList<TableCell> Row(LineView view, ProjectReport project)
    {
        var sentence = view.Explanation(project);
        return
        [
            view.Line.Line, project.Project, project.Title, TableCell.Money(project.PriceMinor),
            TableCell.Count(view.People(project.Votes)), TableCell.Count(project.Place),
            TableCell.Count(project.Place is null ? 0 : 1), TableCell.Count(project.InMostVotes ? 1 : 0),
            sentence.Da, sentence.En,
        ];
    }
}
