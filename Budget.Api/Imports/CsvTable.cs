using System.Collections.Immutable;

namespace Budget.Api.Imports;

/// <summary>A table as it stands in a file.</summary>
/// <param name="HeaderLine">The line of the file in which the header starts, from 1.</param>
/// <param name="Header">The names of the columns, untrimmed and unchecked.</param>
/// <param name="Rows">Those in which something stands, in the order of the file.</param>
internal sealed record CsvTable(int HeaderLine, ImmutableArray<string> Header, ImmutableArray<CsvRow> Rows);

/// <summary>A row: the line of the file in which it starts, from 1, and its cells, untrimmed.</summary>
/// <param name="Line">The line of the file in which the row starts, from 1.</param>
/// <param name="Cells">Unquoted, at most as many as the header has; there may be fewer.</param>
internal readonly record struct CsvRow(int Line, ImmutableArray<string> Cells)
{
    /// <summary>A cell, empty where the row ends before it.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column] : "";
}
