using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace Budget.Api.Imports.Workbooks;

/// <summary>
/// Reads the one table of a workbook (Office Open XML, ECMA-376). Only cells are read: no formula is computed and none
/// is believed, nothing that lies outside the file is fetched. Any bytes whatever lead to a table or to findings.
/// </summary>
/// <remarks>
/// By hand and not with a library: those at hand tell neither a formula from a value nor a date from a number, keep
/// texts of large files in files of their own, and bound nothing. WorkbookTests hold it to one of them.
/// </remarks>
internal static class Workbook
{
    // Unpacked, one of them may take hundreds of megabytes; a town seldom sends two at the same moment.
    private static readonly Lock OneAtATime = new();

    /// <summary>The table, and among the findings what is wrong with its form; null without a header.</summary>
    public static Table? Read(byte[] file, TableLimits limits, RowFindings findings)
    {
        try
        {
            using var turn = OneAtATime.EnterScope();
            using var package = Package.Open(file, limits);
            var list = SheetList.Read(package);
            return Only(package, list, findings) is { } sheet
                ? Read(new SheetRows(package, sheet, list), limits, findings)
                : null;
        }
        catch (WorkbookFault fault)
        {
            findings.Error(1, null, fault.Code, fault.Message);
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or NotSupportedException)
        {
            var fault = WorkbookFault.Broken(broken is XmlException ? "a part is not plain XML" : "a damaged archive");
            findings.Error(1, null, fault.Code, fault.Message);
        }

        return null;
    }

    // Two tables would have to be guessed between; what is hidden is not what was meant, and is told.
    private static SheetPart? Only(Package package, SheetList list, RowFindings findings)
    {
        SheetPart[] filled = [.. list.Sheets.Where(sheet => new SheetRows(package, sheet, list).Read().Any())];
        SheetPart[] shown = [.. filled.Where(sheet => !sheet.IsHidden)];
        foreach (var hidden in filled.Where(sheet => sheet.IsHidden))
        {
            findings.Warn(
                1, null, "hidden-sheet", $"Found the hidden sheet {CellText.Shown(hidden.Name)}; it is left out.");
        }

        if (shown.Length == 0)
        {
            findings.Error(1, null, "empty-file", "Found no table; expected a header and rows below it.");
        }
        else if (shown.Length > 1)
        {
            findings.Error(1, null, "several-sheets", "Found something on several sheets: "
                + $"{string.Join(", ", shown.Take(3).Select(sheet => CellText.Shown(sheet.Name)))}; leave one.");
        }

        return shown.Length == 1 ? shown[0] : null;
    }

    private static Table? Read(SheetRows sheet, TableLimits limits, RowFindings findings)
    {
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        SheetRow? header = null;
        ImmutableArray<string> names = [];
        var last = 0;
        foreach (var row in sheet.Read())
        {
            if (rows.Count == limits.MaxRows)
            {
                findings.Error(row.Number, null, "too-many-rows", $"Found more than {limits.MaxRows} rows.");
                break;
            }

            if (header is not null && row.Number > last + 1)
            {
                findings.Warn(
                    last + 1, null, "empty-row", "Found nothing here, and more rows below; the gap is left out.");
            }

            Note(row, names, header is not null, findings);
            last = row.Number;
            if (header is null)
            {
                (header, names) = (row, [.. row.Cells.Select(cell => CellText.Name(cell.Text.Trim()))]);
            }
            else
            {
                rows.Add(new(row.Number, [.. row.Cells.Take(names.Length).Select(cell => cell.Text)]));
            }
        }

        foreach (var merged in sheet.Merged)
        {
            findings.Error(RowOf(merged), null, "merged-cells",
                $"Found the merged cells {CellText.Shown(merged)}; split them, with each value in a cell of its own.");
        }

        return header is null ? null
            : new(header.Number, [.. header.Cells.Select(cell => cell.Text)], rows.DrainToImmutable());
    }

    private static void Note(SheetRow row, ImmutableArray<string> names, bool isBelow, RowFindings findings)
    {
        if (row.IsHidden)
        {
            findings.Warn(row.Number, null, "hidden-row", "Found a hidden row; it is imported like the others.");
        }

        for (var at = 0; at < row.Cells.Count; at++)
        {
            var (cell, name) = (row.Cells[at], names.ElementAtOrDefault(at));
            CellText.Check(row.Number, name, cell.Text, findings);
            if (cell.Code is { } code)
            {
                findings.Error(row.Number, name, code, cell.Message);
            }
        }

        if (isBelow && row.Cells.Count > names.Length)
        {
            findings.Error(row.Number, null, "too-many-cells",
                $"Found {row.Cells.Count} cells under {names.Length} columns; give the others a name or remove them.");
        }
    }

    // A1:D1 is in row 1; what says no row is the fault of the whole sheet.
    private static int RowOf(string merged) => int.TryParse(
        string.Concat(merged.SkipWhile(char.IsAsciiLetter).TakeWhile(char.IsAsciiDigit)), NumberStyles.None,
        CultureInfo.InvariantCulture, out var row) ? row : 1;
}
