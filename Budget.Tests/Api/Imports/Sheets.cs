using System.IO.Compression;
using System.Security;
using System.Text;

namespace Budget.Tests.Api.Imports;

/// <summary>Workbooks part by part, as other programs and hostile people write them.</summary>
internal static class Sheets
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>Styles 1 day, 2 percent, 3 scientific, 4 a day of one's own, 5 kroner.</summary>
    private const string Styles = $"""
        <styleSheet {Main}><numFmts><numFmt numFmtId="170" formatCode="dd\-mm\-yyyy;@"/>
        <numFmt numFmtId="171" formatCode="#,##0.00\ &quot;kr. mdr.&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/>
        </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="11"/>
        <xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
        """;

    /// <summary>
    /// A workbook of one sheet. Each row is its cells between bars: text as it is, <c>#5</c> a number, <c>#5@1</c> one
    /// in a style, and anything in angle brackets the inside of the element of a cell.
    /// </summary>
    public static byte[] Of(params string[] rows) => Zip(Parts(Sheet(rows)));

    public static string Sheet(params string[] rows) => $"<worksheet {Main}><sheetData>{string.Concat(
        rows.Select((row, at) => Row(at + 1, row)))}</sheetData></worksheet>";

    /// <summary>The parts of a workbook with these sheets, by name.</summary>
    public static Dictionary<string, string> Parts(params string[] sheets) => new()
    {
        ["[Content_Types].xml"] = $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Override PartName="/xl/workbook.xml" ContentType="{Kind}"/></Types>
            """,
        ["_rels/.rels"] = Relations(
            "<Relationship Id=\"a\" Type=\"" + Office + "/officeDocument\" Target=\"xl/workbook.xml\"/>"),
        ["xl/workbook.xml"] = $"<workbook {Main} xmlns:x=\"{Office}\"><sheets>{string.Concat(sheets.Select((_, at) =>
            $"<sheet name=\"Ark{at + 1}\" sheetId=\"{at + 1}\" x:id=\"s{at + 1}\"/>"))}</sheets></workbook>",
        ["xl/_rels/workbook.xml.rels"] = Relations(
            $"<Relationship Id=\"y\" Type=\"{Office}/styles\" Target=\"/xl/styles.xml\"/>" + string.Concat(
            sheets.Select((_, at) =>
                $"<Relationship Id=\"s{at + 1}\" Type=\"{Office}/worksheet\" Target=\"sheets/{at + 1}.xml\"/>"))),
        ["xl/styles.xml"] = Styles,
    };

    /// <summary>The parts with another content of one; null takes it out.</summary>
    public static byte[] With(this Dictionary<string, string> parts, string name, string? content)
    {
        var changed = new Dictionary<string, string>(parts);
        changed.Remove(name);
        return Zip(content is null ? changed : new(changed) { [name] = content });
    }

    public static Dictionary<string, string> Parts(string sheet, string other, string state)
    {
        var parts = Parts([sheet, other]);
        parts["xl/sheets/1.xml"] = sheet;
        parts["xl/sheets/2.xml"] = other;
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace(
            "sheetId=\"2\"", $"sheetId=\"2\" state=\"{state}\"", StringComparison.Ordinal);
        return parts;
    }

    /// <summary>The parts of a workbook with this one sheet.</summary>
    public static Dictionary<string, string> Parts(string sheet)
    {
        var parts = Parts([sheet]);
        parts["xl/sheets/1.xml"] = sheet;
        return parts;
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    private static string Relations(string all) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>";

    private static string Row(int number, string row) => row.Length == 0 ? "" : $"<row r=\"{number}\">{string.Concat(
        row.Split('|').Select((cell, at) => Cell($"{(char)('A' + at)}{number}", cell)))}</row>";

    private static string Cell(string place, string cell) => cell switch
    {
        "" => $"<c r=\"{place}\"/>",
        ['<', ..] => $"<c r=\"{place}\" {cell[1..]}</c>",
        ['#', .. var number] when number.Split('@') is [var value, var style] =>
            $"<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>",
        ['#', .. var number] => $"<c r=\"{place}\"><v>{number}</v></c>",
        _ => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cell)}</t></is>"
            + "</c>",
    };
}
