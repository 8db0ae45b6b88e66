using System.Buffers;
using System.Text;

namespace Budget.Api.Imports;

/// <summary>
/// Writes tables that Danish spreadsheets open without asking and <see cref="Csv"/> reads back cell for cell: UTF-8
/// with a byte order mark, semicolons, CRLF, and no cell that computes (<see cref="FormulaGuard"/>).
/// </summary>
internal static class CsvWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(";\"\r\n");

    // Commas and tabs too, so that a header never looks as if they were the separator.
    private static readonly SearchValues<char> SpecialInHeader = SearchValues.Create(";,\t\"\r\n");

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">A row has not as many cells as the header, or half a character.</exception>
    public static byte[] Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Append(text, header, SpecialInHeader);
        foreach (var row in rows)
        {
            if (row.Count != header.Count)
            {
                throw new ArgumentException($"A row has {row.Count} cells and not {header.Count}.", nameof(rows));
            }

            Append(text, row, Special);
        }

        return [.. Utf8.Preamble, .. Utf8.GetBytes(text.ToString())];
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells, SearchValues<char> special)
    {
        // A row without a mark would be taken for an empty one, which does not count.
        var isEmpty = cells.All(string.IsNullOrWhiteSpace);
        for (var at = 0; at < cells.Count; at++)
        {
            text.Append(at == 0 ? "" : ";");
            var cell = FormulaGuard.Put(cells[at]);
            var isQuoted = (isEmpty && at == 0) || cell.AsSpan().ContainsAny(special) || cell != cell.Trim();
            text.Append(isQuoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        text.Append("\r\n");
    }
}
