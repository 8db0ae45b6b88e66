using System.Globalization;
using System.Text;
using System.Xml;

namespace Budget.Api.Imports.Workbooks;

/// <summary>
/// Writes workbooks that <see cref="Workbook"/> reads back cell for cell, and that compute nothing: text is typed and
/// formatted as text (<c>007</c> and <c>1E5</c> stay, <c>=1+1</c> is never a formula), amounts are numbers with two
/// decimals in the reader's own notation, days are days; the header stays in sight. The same bytes for the same tables.
/// </summary>
internal static class WorkbookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private const string ContentTypes = Packages + "content-types";
    private const string Prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int LongestTitle = 31;

    private const int Header = 1;

    /// <param name="tables">At least one; each becomes a sheet, and their titles differ.</param>
    public static byte[] Write(params IReadOnlyList<OutgoingTable> tables) => Archive.Of(
    [
        ("[Content_Types].xml", Kinds(tables.Count)),
        ("_rels/.rels", Relations([("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", Tabs(tables)),
        ("xl/_rels/workbook.xml.rels", Relations(
        [
            .. tables.Select((_, at) => ("worksheet", $"worksheets/sheet{at + 1}.xml")), ("styles", "styles.xml"),
        ])),
        ("xl/styles.xml", Encoding.UTF8.GetBytes(Styles)),
        .. tables.Select((table, at) => ($"xl/worksheets/sheet{at + 1}.xml", Sheet(table))),
    ]);

    // In the order of Style: plain, header, text, two decimals, whole numbers, the reader's own short date.
    private static string Styles => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/>
        <sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>{Look(49)}{Look(4)}{Look(1)}{Look(14)}
        </cellXfs></styleSheet>
        """;

    private static string Look(int format) => $"<xf numFmtId=\"{format}\" applyNumberFormat=\"1\"/>";

    private static int Style(TableCellKind kind) => 2 + (int)kind;

    private static byte[] Kinds(int sheets) => Xml("Types", ContentTypes, xml =>
    {
        Leaf("Default", ("Extension", "rels"),
            ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Leaf("Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        Leaf("Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Prefix + "sheet.main+xml"));
        Leaf("Override", ("PartName", "/xl/styles.xml"), ("ContentType", Prefix + "styles+xml"));
        for (var at = 1; at <= sheets; at++)
        {
            Leaf("Override", ("PartName", $"/xl/worksheets/sheet{at}.xml"), ("ContentType", Prefix + "worksheet+xml"));
        }

        void Leaf(string name, params (string Name, string Value)[] attributes) =>
            WorkbookWriter.Leaf(xml, ContentTypes, name, attributes);
    });

    private static byte[] Relations((string Kind, string Target)[] targets) =>
        Xml("Relationships", Packages + "relationships", xml =>
        {
            foreach (var (at, (kind, target)) in targets.Index())
            {
                Leaf(xml, Packages + "relationships", "Relationship", ("Id", $"r{at + 1}"),
                    ("Type", $"{Office}/{kind}"), ("Target", target));
            }
        });

    private static byte[] Tabs(IReadOnlyList<OutgoingTable> tables) => Xml("workbook", Main, xml =>
    {
        xml.WriteStartElement("sheets", Main);
        foreach (var (at, table) in tables.Index())
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", Title(table.Title));
            xml.WriteAttributeString("sheetId", $"{at + 1}");
            xml.WriteAttributeString("r", "id", Office, $"r{at + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static string Title(string title) =>
        title.Length <= LongestTitle ? title : throw new ArgumentException($"'{title}' is too long for a tab.");

    private static byte[] Sheet(OutgoingTable table) => Xml("worksheet", Main, xml =>
    {
        xml.WriteRaw("""
            <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft"
             state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="18"/>
            """);
        xml.WriteStartElement("sheetData", Main);
        Row(xml, 1, [.. table.Header.Select(name => (TableCell)name)], _ => Header);
        foreach (var (at, row) in table.Rows.Index())
        {
            Row(xml, at + 2, row.Count == table.Header.Count ? row
                : throw new ArgumentException($"A row has {row.Count} cells and not {table.Header.Count}."), Style);
        }

        xml.WriteEndElement();
    });

    private static void Row(
        XmlWriter xml, int number, IReadOnlyList<TableCell> cells, Func<TableCellKind, int> style)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        foreach (var (at, cell) in cells.Index())
        {
            Cell(xml, $"{ColumnName(at)}{number}", cell, style(cell.Kind));
        }

        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, string place, TableCell cell, int style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (cell.Number is { } number)
        {
            xml.WriteElementString("v", Main, number);
        }
        else if (cell.Text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(SharedTexts.Escaped(cell.Text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // No table here has more columns than letters squared.
    private static string ColumnName(int at) =>
        at < 26 ? $"{(char)('A' + at)}" : $"{(char)('A' + (at / 26) - 1)}{(char)('A' + (at % 26))}";

    private static void Leaf(
        XmlWriter xml, string space, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    private static byte[] Xml(string root, string space, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineHandling = NewLineHandling.None,
        };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement(root, space);
            write(xml);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
