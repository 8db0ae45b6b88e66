using System.Collections.Immutable;

namespace Budget.Api.Imports;

/// <summary>Finds a line of the round by what a file calls it: its id, or its title in any case.</summary>
internal sealed class LineNames
{
    private readonly ImmutableArray<ImportLine> _lines;
    private readonly Dictionary<string, ImportLine> _byId;
    private readonly ILookup<string, ImportLine> _byTitle;

    public LineNames(ImmutableArray<ImportLine> lines)
    {
        _lines = lines;
        _byId = lines.ToDictionary(line => line.Id, StringComparer.Ordinal);
        _byTitle = lines.ToLookup(line => CellText.Folded(line.Title), StringComparer.Ordinal);
    }

    /// <summary>Whether a file may leave the line out.</summary>
    public bool IsObvious => _lines.Length == 1;

    /// <summary>The line that a row names; null when it names none, with a finding.</summary>
    public ImportLine? Find(RowFields fields, string column)
    {
        var name = fields[column];
        if (name.Length == 0 && IsObvious)
        {
            return _lines[0];
        }

        if (_byId.TryGetValue(name, out var line))
        {
            return line;
        }

        ImportLine[] titled = [.. _byTitle[CellText.Folded(name)]];
        switch (titled.Length)
        {
            case 1:
                return titled[0];
            case 0 when name.Length == 0:
                fields.Error(column, "missing", "Found nothing; expected the id or the title of a line.");
                return null;
            case 0:
                fields.Error(column, "unknown-line",
                    $"Found {CellText.Shown(name)}; expected the id or the title of a line of this round.");
                return null;
            default:
                fields.Error(column, "ambiguous-line",
                    $"Found {CellText.Shown(name)}, which several lines are called; write the id of one.");
                return null;
        }
    }
}
