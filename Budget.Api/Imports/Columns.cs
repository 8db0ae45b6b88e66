using System.Collections.Frozen;

namespace Budget.Api.Imports;

/// <summary>A column that a table may have, by its English name; its Danish name does as well.</summary>
internal sealed record Column(string Name, string Danish)
{
    public bool IsRequired { get; init; }

    public override string ToString() => Name == Danish ? Name : $"{Name} ({Danish})";
}

/// <summary>Where the known columns stand in a table.</summary>
internal sealed class Columns
{
    private readonly FrozenDictionary<string, int> _places;
    private readonly Table _table;

    private Columns(Table table, Dictionary<string, int> places) =>
        (_table, _places) = (table, places.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>Null when the header is not what it has to be, with findings that say why.</summary>
    public static Columns? Of(Table table, Column[] known, RowFindings findings)
    {
        var places = new Dictionary<string, int>();
        var isRight = true;
        for (var at = 0; at < table.Header.Length; at++)
        {
            isRight &= Place(at, table, known, places, findings);
        }

        foreach (var column in known.Where(column => column.IsRequired && !places.ContainsKey(column.Name)))
        {
            findings.Error(table.HeaderLine, column.Name, "missing-column", $"Found no column {column}.");
            isRight = false;
        }

        return isRight ? new(table, places) : null;
    }

    /// <summary>The name of a column as the file writes it.</summary>
    public string NameOf(string column) =>
        _places.TryGetValue(column, out var at) ? CellText.Name(_table.Header[at].Trim()) : column;

    /// <summary>A cell without white space around it; empty when the table has no such column.</summary>
    public string Cell(TableRow row, string column) => _places.TryGetValue(column, out var at) ? row[at].Trim() : "";

    private static bool Place(
        int at, Table table, Column[] known, Dictionary<string, int> places, RowFindings findings)
    {
        var name = CellText.Folded(table.Header[at]);
        if (name.Length == 0)
        {
            findings.Error(table.HeaderLine, null, "empty-column", $"Found no name for column {at + 1}.");
            return false;
        }

        var column = known.FirstOrDefault(
            column => name == CellText.Folded(column.Name) || name == CellText.Folded(column.Danish));
        var shown = CellText.Name(table.Header[at].Trim());
        if (column is null)
        {
            findings.Error(table.HeaderLine, shown, "unknown-column",
                $"Found a column that means nothing here; known are {string.Join(", ", known.AsEnumerable())}.");
            return false;
        }

        if (!places.TryAdd(column.Name, at))
        {
            findings.Error(table.HeaderLine, shown, "duplicate-column", $"Found a second column {column}.");
            return false;
        }

        return true;
    }
}
