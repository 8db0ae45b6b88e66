using System.Collections.Immutable;

namespace Budget.Api.Imports;

/// <summary>A table as it stands in a file.</summary>
/// <param name="HeaderLine">Where the header starts: the line of a text, the row of a sheet, from 1.</param>
/// <param name="Header">The names of the columns, untrimmed and unchecked.</param>
/// <param name="Rows">Those in which something stands, in the order of the file.</param>
internal sealed record Table(int HeaderLine, ImmutableArray<string> Header, ImmutableArray<TableRow> Rows)
{
    /// <summary>The table of a file, and among the findings what is wrong with its form; null without one.</summary>
    /// <param name="file">Of whatever bytes.</param>
    /// <param name="mediaType">What the sender calls it: CSV, unless it is a workbook.</param>
    public static Table? Read(byte[] file, string mediaType, TableLimits limits, RowFindings findings) =>
        mediaType.StartsWith(TableMedia.Workbook, StringComparison.OrdinalIgnoreCase)
            ? Workbooks.Workbook.Read(file, limits, findings)
            : Csv.Read(file, limits, findings);
}

/// <summary>A row and its cells.</summary>
/// <param name="Line">The line of the text in which the row starts, or the row of the sheet, from 1.</param>
/// <param name="Cells">Untrimmed, at most as many as the header has; there may be fewer.</param>
internal readonly record struct TableRow(int Line, ImmutableArray<string> Cells)
{
    /// <summary>A cell, empty where the row ends before it.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column] : "";
}

/// <summary>What tables are called in <c>Content-Type</c>.</summary>
internal static class TableMedia
{
    public const string Csv = "text/csv";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pabulib = "text/plain";
}
