namespace Budget.Core.Pabulib;

/// <summary>The header and the rows of a table as they are read, one row at a time.</summary>
internal ref struct TableRows
{
    private readonly string _section;
    private readonly string[] _columns;
    private readonly List<int> _starts = [];

    /// <summary>The cells of the row read last.</summary>
    public RowCells Cells;

    private TableRows(ReadOnlySpan<byte> text, string section, string[] columns)
    {
        (_section, _columns) = (section, columns);
        Cells = new RowCells(text, columns.Length);
    }

    /// <summary>Reads the heading, which is this line, and the header, which is the next.</summary>
    public static Fault? Open(
        scoped ref LineReader lines, string section, scoped ReadOnlySpan<string> required, out TableRows rows)
    {
        rows = default;
        if (lines.Expect(section) is { } elsewhere)
        {
            return elsewhere;
        }

        var cells = new RowCells(lines.Text, RowCells.MaxColumns);
        if (!lines.MoveNext(ref cells, out var fault) || lines.IsAnyHeading())
        {
            return new Fault(lines.Start, $"The section {section} ends here without a header; "
                + $"expected the names of its columns, among them {string.Join(", ", required)}.");
        }

        if (fault is not null)
        {
            return fault;
        }

        var columns = new string[cells.Count];
        for (var at = 0; at < columns.Length; at++)
        {
            columns[at] = cells.String(at);
            if (columns[at].Length == 0 || PabulibTable.Find(columns.AsSpan(0, at), columns[at]) >= 0)
            {
                return new Fault(cells.At(at), $"Found {Fault.Quote(cells[at])} as the name of column {at + 1}; "
                    + "expected a name that no other column has.");
            }
        }

        foreach (var column in required)
        {
            if (PabulibTable.Find(columns, column) < 0)
            {
                return new Fault(lines.Start, $"Found {Fault.Quote(lines.Line)} as the header of {section}; "
                    + $"expected a column {column} in it.");
            }
        }

        rows = new TableRows(lines.Text, section, columns);
        return null;
    }

    public readonly ReadOnlySpan<string> Columns => _columns;

    public readonly int IndexOf(string column) => PabulibTable.Find(_columns, column);

    public readonly int StartOf(int row) => _starts[row];

    /// <summary>Keeps the line as a row, if its cells are one for each column.</summary>
    public readonly Fault? Keep(in LineReader lines)
    {
        _starts.Add(lines.Start);
        return Cells.Count == _columns.Length ? null
            : lines.IsAnyHeading() ? new Fault(lines.Start, $"Found the heading {Fault.Quote(lines.Line)} in "
                + $"{_section}; expected META, PROJECTS and VOTES once each, in this order.")
            : new Fault(lines.End, $"Found a row of {_section} that ends after cell {Cells.Count}; expected "
                + $"{_columns.Length} cells, the last of them {_columns[^1]}.");
    }

    public readonly PabulibTable ToTable(ReadOnlyMemory<byte> text) => new(text, _columns, _starts);
}
