using Budget.Api.Imports;

namespace Budget.Tests.Api.Imports;

/// <summary>Workbooks as offices have them, in a round of four lines; each with what must be found.</summary>
internal static class HostileSheets
{
    private const string Header = "id|titel|linje|pris|kategori|beskrivelse";

    public static readonly HostileTable[] Cells =
    [
        Row("a formula", "1|A|Nord|< ><f>SUM(A1:A2)</f><v>5</v>", "2 pris formula-cell", "2 pris amount-missing"),
        Row("a formula never computed", "1|A|Nord|< ><f>1+1</f>", "2 pris formula-cell", "2 pris amount-missing"),
        Row("a formula that makes text", "1|< t=\"str\"><f>A1&amp;\"x\"</f><v>A</v>|Nord|#5", "2 titel formula-cell",
            "2 titel missing"),
        Row("a shared formula", "1|A|Nord|< ><f t=\"shared\" si=\"0\"/><v>5</v>", "2 pris formula-cell",
            "2 pris amount-missing"),
        Row("a formula that reaches out", "1|A|Nord|< ><f>[1]Ark1!A1</f><v>5</v>", "2 pris formula-cell",
            "2 pris amount-missing"),
        Row("a broken reference", "1|A|Nord|< t=\"e\"><v>#REF!</v>", "2 pris error-cell", "2 pris amount-missing"),
        Row("a division by nothing", "1|< t=\"e\"><v>#DIV/0!</v>|Nord|#1", "2 titel error-cell", "2 titel missing"),
        Row("a yes", "1|< t=\"b\"><v>1</v>|Nord|#1", "2 titel boolean-cell", "2 titel missing"),
        Row("a day as a price", "1|A|Nord|#46000@1", "2 pris date-cell", "2 pris amount-missing"),
        Row("a day in a format of one's own", "1|A|Nord|#46000@4", "2 pris date-cell", "2 pris amount-missing"),
        Row("a day in ISO", "1|A|Nord|< t=\"d\"><v>2026-05-01</v>", "2 pris date-cell", "2 pris amount-missing"),
        Row("a day as text", "1|A|Nord|1. maj 2026", "2 pris amount-unreadable"),
        Row("a percentage", "1|A|Nord|#0.25@2", "2 pris percent-cell", "2 pris amount-missing"),
        Row("a percentage as text", "1|A|Nord|25 %", "2 pris amount-unreadable"),
        Row("an id that became a number", "#100000@3|A|Nord|#5", "2 id scientific-cell"),
        Row("a number too long to be kept", "#1234567890123456|A|Nord|#5", "2 id number-too-long"),
        Row("a negative number", "1|A|Nord|#-5", "2 pris amount-negative"),
        Row("a negative text", "1|A|Nord|-5,00 kr.", "2 pris amount-negative"),
        Row("three decimals", "1|A|Nord|#12.345", "2 pris amount-ambiguous"),
        Row("many decimals", "1|A|Nord|#0.12345", "2 pris amount-too-precise"),
        Row("English thousands", "1|A|Nord|1,234", "2 pris amount-ambiguous"),
        Row("a price in words", "1|A|Nord|kr. fem tusind", "2 pris amount-unreadable"),
        Row("a price between two", "1|A|Nord|5.000-6.000", "2 pris amount-unreadable"),
        Row("a title of no-break spaces", "1|\u00A0 \u00A0|Nord|#5", "2 titel missing"),
        Row("a title of two lines", "1|A\nB|Nord|#5", "2 titel line-break"),
        Row("a bell in a title", "1|A_x0007_|Nord|#5", "2 titel control-character"),
        Row("a title that turns round", "1|A\u202Exslx|Nord|#5", "2 titel bidirectional-character"),
        Row("a cell as long as can be", $"1|{new string('x', 32_767)}|Nord|#5", "2 titel too-long"),
        Row("an unknown line", "1|A|Øst|#5", "2 linje unknown-line"),
        Row("no line", "1|A||#5", "2 linje missing"),
        Row("a cell beyond the header", "1|A|Nord|#5||||x", "2 - too-many-cells"),
    ];

    public static readonly HostileTable[] Sheets =
    [
        Book("a title above the header", ["Borgerbudget 2026", "", Header, "1|A|Nord|#5"],
            "1 Borgerbudget 2026 unknown-column",
            "1 title missing-column", "1 line missing-column", "1 price missing-column", "2 - empty-row?",
            "3 - too-many-cells", "4 - too-many-cells"),
        Book("no header", ["1|A|Nord|#5"], "1 1 unknown-column", "1 A unknown-column", "1 Nord unknown-column",
            "1 5 unknown-column", "1 title missing-column", "1 line missing-column", "1 price missing-column"),
        Book("a column without a name", ["id|titel||pris", "1|A|Nord|#5"], "1 - empty-column",
            "1 line missing-column"),
        Book("an unknown column", [Header + "|bemærkning", "1|A|Nord|#5"], "1 bemærkning unknown-column"),
        Book("a column twice", [Header + "|pris", "1|A|Nord|#5|||#6"], "1 pris duplicate-column"),
        Book("an error as the name of a column", ["id|titel|linje|pris|<t=\"e\"><v>#NAME?</v>"], "1 - error-cell",
            "1 - empty-column"),
        Book("ids twice", [Header, "007|A|Nord|#5", "7|B|Nord|#5", "007|C|Nord|#5"], "4 id duplicate"),
        Book("a sum below", [Header, "1|A|Nord|#5", "", "|I alt||#5"], "3 - empty-row?", "4 linje missing"),
        Book("nothing", [], "1 - empty-file"),
        Book("only spaces", [" | ", "\u00A0"], "1 - empty-file"),
        Merged("a merged header", "A1:B1", "1 - merged-cells"),
        Merged("merged cells", "B2:B3", "2 - merged-cells"),
        Merged("merged cells nowhere", "nowhere", "1 - merged-cells"),
        new("two sheets", Imports.Sheets.Zip(Two("visible")), "1 - several-sheets") { MediaType = TableMedia.Workbook },
        new("a hidden sheet", Imports.Sheets.Zip(Two("hidden")), "1 - hidden-sheet?", "2 pris amount-missing")
        {
            MediaType = TableMedia.Workbook,
        },
        new("a sheet hidden well", Imports.Sheets.Zip(Two("veryHidden")), "1 - hidden-sheet?", "2 pris amount-missing")
        {
            MediaType = TableMedia.Workbook,
        },
        new("a hidden row", Imports.Sheets.Zip(Imports.Sheets.Parts(Imports.Sheets.Sheet(Header, "1|A|Nord|")
            .Replace("<row r=\"2\"", "<row hidden=\"1\" r=\"2\"", StringComparison.Ordinal))),
            "2 pris amount-missing", "2 - hidden-row?")
        {
            MediaType = TableMedia.Workbook,
        },
    ];

    private static Dictionary<string, string> Two(string state) => Imports.Sheets.Parts(
        Imports.Sheets.Sheet(Header, "1|A|Nord|"), Imports.Sheets.Sheet(Header, "2|B|Nord|#5"), state);

    private static HostileTable Row(string name, string row, params string[] findings) =>
        Book(name, [Header, row], findings);

    private static HostileTable Book(string name, string[] rows, params string[] findings) =>
        new(name, Imports.Sheets.Of(rows), findings) { MediaType = TableMedia.Workbook };

    private static HostileTable Merged(string name, string cells, params string[] findings) => new(
        name, Imports.Sheets.Zip(Imports.Sheets.Parts(Imports.Sheets.Sheet(Header, "1|A|Nord|#5").Replace(
            "</sheetData>", $"</sheetData><mergeCells><mergeCell ref=\"{cells}\"/></mergeCells>",
            StringComparison.Ordinal))), findings)
    {
        MediaType = TableMedia.Workbook,
    };
}
