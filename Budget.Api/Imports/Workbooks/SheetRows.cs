using System.Globalization;
using System.Text;
using System.Xml;

namespace Budget.Api.Imports.Workbooks;

/// <summary>A row of a sheet in which something stands.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cells">By column, from 0; those beyond the last are empty.</param>
internal sealed record SheetRow(int Number, bool IsHidden, IReadOnlyList<SheetCell> Cells);

/// <summary>Reads the cells of a sheet from its start to its end, a row at a time.</summary>
internal sealed class SheetRows(Package package, SheetPart sheet, SheetList list)
{
    private readonly List<string> _merged = [];

    /// <summary>The cells that were made one, such as <c>A1:D1</c>; known when all rows were read.</summary>
    public IReadOnlyList<string> Merged => _merged;

    /// <exception cref="WorkbookFault">Rows or cells are out of order, or beyond what a table may have.</exception>
    public IEnumerable<SheetRow> Read()
    {
        using var xml = package.Read(sheet.Part);
        var last = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                var number = xml.GetAttribute("r") is { } said ? Whole(said) : last + 1;
                last = number > last ? number : throw WorkbookFault.Broken("rows out of order");
                var isHidden = xml.GetAttribute("hidden") is "1" or "true";
                if (Row(xml) is { Count: > 0 } cells)
                {
                    yield return new(number, isHidden, cells);
                }
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" }
                && _merged.Count < RowFindings.Most)
            {
                _merged.Add(xml.GetAttribute("ref") ?? "");
            }
        }
    }

    private List<SheetCell> Row(XmlReader xml)
    {
        var (depth, cells, next) = (xml.Depth, new List<SheetCell>(), 0);
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            var column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : next;
            next = column >= next ? column + 1 : throw WorkbookFault.Broken("cells out of order");
            var cell = Cell(xml);
            if (cell.Code is null && string.IsNullOrWhiteSpace(cell.Text))
            {
                continue;
            }

            if (column >= TableLimits.MaxColumns)
            {
                cell = new(
                    "", "too-many-columns", $"Found something beyond column {TableLimits.MaxColumns}; remove it.");
                column = cells.Count;
            }

            while (cells.Count < column)
            {
                cells.Add(SheetCell.Empty);
            }

            cells.Add(cell);
            if (cell.Code == "too-many-columns")
            {
                Skip(xml, depth);
                break;
            }
        }

        return cells;
    }

    private SheetCell Cell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var look = style is null || list.Looks.Count == 0 ? CellLook.Number
            : list.Looks.ElementAtOrDefault(Whole(style));
        var (depth, value, inside, isFormula) = (xml.Depth, new StringBuilder(), "", false);
        if (xml.IsEmptyElement)
        {
            return SheetCell.Empty;
        }

        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "is" && !isFormula:
                    value.Append(SharedTexts.TextOf(xml));
                    break;
                case XmlNodeType.Element:
                    isFormula |= xml.LocalName == "f";
                    inside = xml.IsEmptyElement ? "" : xml.LocalName;
                    break;
                case XmlNodeType.EndElement:
                    inside = "";
                    break;
                default:
                    value.Append(inside == "v" ? xml.Value : "");
                    break;
            }
        }

        return isFormula ? SheetCell.Formula
            : type == "inlineStr" ? new(value.ToString())
            : SheetCell.Of(type, value.ToString(), look, list.Strings);
    }

    private static void Skip(XmlReader xml, int depth)
    {
        while (xml.Depth > depth && xml.Read())
        {
        }
    }

    // C7 is in column 2.
    private static int ColumnOf(string place)
    {
        var (column, letters) = (0, place.TakeWhile(char.IsAsciiLetterUpper).ToArray());
        foreach (var letter in letters.Length is >= 1 and <= 3 ? letters : throw WorkbookFault.Broken("a cell nowhere"))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }

    private static int Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw WorkbookFault.Broken("a number that is none");
}
