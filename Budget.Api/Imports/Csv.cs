using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Budget.Api.Imports;

/// <summary>
/// Reads tables in the CSV that municipalities exchange: UTF-8, cells between semicolons (or commas or tabs where the
/// header says so), RFC 4180 quotation marks. Any bytes whatever lead to a table or to findings, never to an exception.
/// </summary>
internal static class Csv
{
    /// <summary>The table, and among the findings what is wrong with its form; null without a header.</summary>
    public static Table? Read(ReadOnlySpan<byte> file, TableLimits limits, RowFindings findings)
    {
        if (FileText.Read(file, limits, findings) is not { } text || Separator(text, findings) is not { } separator)
        {
            return null;
        }

        var scanner = new CsvScanner(text, separator, TableLimits.MaxColumns);
        if (Header(ref scanner, findings) is not { } header)
        {
            return null;
        }

        return new(scanner.Line, header, Rows(ref scanner, header, limits, findings));
    }

    // Quotation marks are balanced enough for this: where they are not, the header has a fault anyway.
    private static char? Separator(string text, RowFindings findings)
    {
        var (inQuotes, hasComma, hasTab) = (false, false, false);
        foreach (var found in text.AsSpan().TrimStart("\r\n"))
        {
            inQuotes ^= found == '"';
            if (!inQuotes && found is '\n' or ';')
            {
                return found == ';' ? ';' : Known(hasComma, hasTab, findings);
            }

            hasComma |= !inQuotes && found == ',';
            hasTab |= !inQuotes && found == '\t';
        }

        return Known(hasComma, hasTab, findings);
    }

    private static char? Known(bool hasComma, bool hasTab, RowFindings findings)
    {
        if (hasComma && hasTab)
        {
            findings.Error(1, null, "separator-unclear",
                "Found commas and tabs in the header; expected cells between semicolons.");
            return null;
        }

        return hasComma ? ',' : hasTab ? '\t' : ';';
    }

    private static ImmutableArray<string>? Header(ref CsvScanner scanner, RowFindings findings)
    {
        do
        {
            if (!scanner.MoveNext())
            {
                findings.Error(1, null, "empty-file", "Found no table; expected a header and rows below it.");
                return null;
            }
        }
        while (scanner.IsEmpty);

        if (scanner.Fault is { } fault)
        {
            findings.Error(scanner.Line, null, fault.Code, fault.Message);
            return null;
        }

        if (scanner.CellCount > TableLimits.MaxColumns)
        {
            findings.Error(scanner.Line, null, "too-many-columns",
                $"Found {scanner.CellCount} columns; expected at most {TableLimits.MaxColumns}.");
            return null;
        }

        return Cells(scanner, [], findings);
    }

    private static ImmutableArray<TableRow> Rows(
        ref CsvScanner scanner, ImmutableArray<string> header, TableLimits limits, RowFindings findings)
    {
        ImmutableArray<string> names = [.. header.Select(name => CellText.Name(name.Trim()))];
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        scanner.MaxCells = header.Length;
        int? emptySince = null;
        while (scanner.MoveNext())
        {
            if (scanner.IsEmpty)
            {
                emptySince ??= scanner.Line;
                continue;
            }

            if (rows.Count == limits.MaxRows)
            {
                findings.Error(scanner.Line, null, "too-many-rows", $"Found more than {limits.MaxRows} rows.");
                break;
            }

            if (emptySince is { } line)
            {
                findings.Warn(line, null, "empty-row", "Found nothing here, and more rows below; the gap is left out.");
                emptySince = null;
            }

            CheckForm(scanner, names, findings);
            rows.Add(new(scanner.Line, Cells(scanner, names, findings)));
        }

        return rows.DrainToImmutable();
    }

    private static void CheckForm(in CsvScanner scanner, ImmutableArray<string> names, RowFindings findings)
    {
        if (scanner.Fault is { } fault)
        {
            findings.Error(scanner.Line, names.ElementAtOrDefault(fault.Cell), fault.Code, fault.Message);
        }

        if (scanner.CellCount > names.Length)
        {
            findings.Error(scanner.Line, null, "too-many-cells", $"Found {scanner.CellCount} cells under "
                + $"{names.Length} columns; put a cell that holds a separator in quotation marks.");
        }
        else if (scanner.CellCount < names.Length)
        {
            findings.Warn(scanner.Line, null, "too-few-cells",
                $"Found {scanner.CellCount} cells under {names.Length} columns; the others are taken as empty.");
        }
    }

    private static ImmutableArray<string> Cells(
        in CsvScanner scanner, ImmutableArray<string> names, RowFindings findings)
    {
        var cells = new string[scanner.Cells.Count];
        for (var at = 0; at < cells.Length; at++)
        {
            CellText.Check(scanner.Line, names.ElementAtOrDefault(at), scanner.Cells[at], findings);
            cells[at] = FormulaGuard.TakeOff(scanner.Cells[at]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(cells);
    }
}
