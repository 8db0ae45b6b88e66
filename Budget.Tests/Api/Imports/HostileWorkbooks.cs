using System.Text;
using Budget.Api.Imports;

namespace Budget.Tests.Api.Imports;

/// <summary>Files that are called workbooks and are none, or that are made to hurt who opens them.</summary>
internal static class HostileWorkbooks
{
    private const string Sheet = "xl/sheets/1.xml";

    private static readonly string Good = Sheets.Sheet("titel|linje|pris", "A|Nord|#5");

    private static readonly byte[] Whole = Sheets.Zip(Sheets.Parts(Good));

    public static readonly HostileTable[] Archives =
    [
        File("nothing", [], "not-a-workbook"),
        File("text", "titel;pris\nA;5\n"u8.ToArray(), "not-a-workbook"),
        File("a page that calls itself a table", "<html><table><tr><td>A</td></tr></table>"u8.ToArray(),
            "not-a-workbook"),
        File("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "old-workbook"),
        File("a password", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[60], .. Encoding.Unicode.GetBytes("EncryptedPackage")],
            "encrypted-workbook"),
        File("only the start of an archive", [.. "PK"u8, 3, 4, .. new byte[26]], "broken-workbook"),
        File("half an archive", Whole[..(Whole.Length / 2)], "broken-workbook"),
        File("an archive without its last byte", Whole[..^1], "broken-workbook"),
        File("an archive with other bytes inside", Damaged(), "broken-workbook"),
        File("an archive of something else", Sheets.Zip([new("a.txt", "a")]), "broken-workbook"),
        File("no types", Sheets.Parts(Good).With("[Content_Types].xml", null), "broken-workbook"),
        File("no relations", Sheets.Parts(Good).With("_rels/.rels", null), "broken-workbook"),
        File("no workbook", Sheets.Parts(Good).With("xl/workbook.xml", null), "broken-workbook"),
        File("no sheet", Sheets.Parts(Good).With(Sheet, null), "broken-workbook"),
        File("a document", Sheets.Parts(Good).With("xl/workbook.xml", "<document/>"), "not-a-workbook"),
        File("a workbook elsewhere", Sheets.Parts(Good).With("_rels/.rels", Sheets.Parts(Good)["_rels/.rels"].Replace(
            "Target=\"xl/workbook.xml\"", "TargetMode=\"External\" Target=\"http://192.0.2.1/a.xml\"",
            StringComparison.Ordinal)), "not-a-workbook"),
        File("macros", Sheets.Parts(Good).With("xl/vbaProject.bin", "x"), "macros"),
        File("macros by name", Sheets.Parts(Good).With("[Content_Types].xml", Sheets.Parts(Good)["[Content_Types].xml"]
            .Replace("openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main",
                StringComparison.Ordinal)), "macros"),
        File("a part twice", Sheets.Zip([.. Sheets.Parts(Good), new("XL/workbook.xml", "<workbook/>")]),
            "broken-workbook"),
        File("entities of entities", Sheets.Parts(Good).With(Sheet, $"""
            <!DOCTYPE x [<!ENTITY a "{new string('a', 999)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>{Good}
            """), "broken-workbook"),
        File("an entity from elsewhere", Sheets.Parts(Good).With("xl/workbook.xml", """
            <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>
            """), "broken-workbook"),
        File("XML that is none", Sheets.Parts(Good).With(Sheet, Good[..^9]), "broken-workbook"),
        File("a row twice", Changed("<row r=\"2\"", "<row r=\"1\""), "broken-workbook"),
        File("a row of no number", Changed("<row r=\"2\"", "<row r=\"x\""), "broken-workbook"),
        File("a cell nowhere", Changed("r=\"A2\"", "r=\"2\""), "broken-workbook"),
        File("cells backwards", Changed("r=\"B2\"", "r=\"A2\""), "broken-workbook"),
        File("a text that is not there", Changed("<c r=\"C2\">", "<c r=\"C2\" t=\"s\">"), "broken-workbook"),
        File("a number that is none", Changed("<v>5</v>", "<v>5 kr</v>"), "broken-workbook"),
        File("a number without end", Changed("<v>5</v>", "<v>1e999</v>"), "broken-workbook"),
        File("a thousand parts and one", Sheets.Zip(Enumerable.Range(0, 1001)
            .Select(at => new KeyValuePair<string, string>($"{at}", ""))), "too-large-unpacked"),
        // 70 MB of spaces are 70 kB.
        File("much from little", Changed("<row r=\"2\"", new string(' ', 70 << 20) + "<row r=\"2\""),
            "too-large-unpacked"),
    ];

    private static byte[] Changed(string from, string to) =>
        Sheets.Parts(Good).With(Sheet, Good.Replace(from, to, StringComparison.Ordinal));

    // The first bytes of the packed content of the first part, which has a name of 19 letters.
    private static byte[] Damaged()
    {
        byte[] damaged = [.. Whole];
        damaged.AsSpan(30 + 19, 16).Fill(0xFF);
        return damaged;
    }

    private static HostileTable File(string name, byte[] file, string code) =>
        new(name, file, $"1 - {code}") { MediaType = TableMedia.Workbook };
}
