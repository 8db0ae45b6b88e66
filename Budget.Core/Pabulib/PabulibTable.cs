using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Budget.Core.Pabulib;

/// <summary>
/// The section PROJECTS or VOTES as it stands in the file: named columns, and rows that stay bytes until somebody asks.
/// </summary>
public sealed class PabulibTable
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly List<int> _starts;

    internal PabulibTable(ReadOnlyMemory<byte> text, string[] columns, List<int> starts) =>
        (_text, Columns, _starts) = (text, ImmutableCollectionsMarshal.AsImmutableArray(columns), starts);

    /// <summary>The names of the columns in the order of the file, each once whatever its case.</summary>
    public ImmutableArray<string> Columns { get; }

    public int RowCount => _starts.Count;

    internal ReadOnlySpan<byte> Text => _text.Span;

    /// <summary>The column of this name in any case, or a negative number when there is none.</summary>
    public int IndexOf(string column) => Find(Columns.AsSpan(), column);

    /// <summary>One cell, unquoted and trimmed.</summary>
    public string Cell(int row, int column)
    {
        var cells = new RowCells(Text, Columns.Length);
        Split(row, ref cells);
        return cells.String(column);
    }

    internal int StartOf(int row) => _starts[row];

    /// <summary>Finds the cells of a row; it has been read once, so it has one for each column.</summary>
    internal void Split(int row, ref RowCells cells) => cells.Split(_starts[row]);

    internal static int Find(ReadOnlySpan<string> columns, string name)
    {
        for (var at = 0; at < columns.Length; at++)
        {
            if (columns[at].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }
}
