using System.Collections.Immutable;

namespace Budget.Api.Imports;

/// <summary>Finds something of the round by what a file calls it: its id, or its title in any case.</summary>
/// <param name="noun">What is looked for: <c>line</c>, <c>area</c>.</param>
/// <param name="all">What there is; ids are unique, titles need not be.</param>
internal sealed class RoundNames(string noun, IReadOnlyList<Titled> all)
{
    private readonly HashSet<string> _ids = all.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
    private readonly ILookup<string, string> _byTitle =
        all.ToLookup(one => CellText.Folded(one.Title), one => one.Id, StringComparer.Ordinal);

    /// <summary>The ids of what has this name: one, none, or all that share a title.</summary>
    public IReadOnlyList<string> Called(string name) =>
        _ids.Contains(name) ? [name] : [.. _byTitle[CellText.Folded(name)]];

    /// <summary>The id of what a field names; null when the field is empty or names nothing, with a finding.</summary>
    public string? Find(RowFields fields, string column)
    {
        if (fields[column] is not { Length: > 0 } name)
        {
            return null;
        }

        // The cell itself is not repeated: in a roll it may be anything.
        var found = Called(name);
        if (found.Count == 0)
        {
            fields.Error(column, $"unknown-{noun}",
                $"Found no {noun} of this round; expected the id or the title of one.");
        }
        else if (found.Count > 1)
        {
            fields.Error(column, $"ambiguous-{noun}", $"Found a title that several have; write the id of one {noun}.");
        }

        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>A name by which something is found again: its title, or its id where others share it.</summary>
    public string NameOf(Titled one) => Called(one.Title) is [var only] && only == one.Id ? one.Title : one.Id;
}

/// <summary>Something of a round with an id and a title that people read.</summary>
internal sealed record Titled(string Id, string Title);

/// <summary>Finds a line of the round; a file for a round of one line need not name it.</summary>
internal sealed class LineNames(ImmutableArray<ImportLine> lines)
{
    private readonly Dictionary<string, ImportLine> _byId =
        lines.ToDictionary(line => line.Id, StringComparer.Ordinal);

    private readonly RoundNames _names = new("line", [.. lines.Select(line => new Titled(line.Id, line.Title))]);

    /// <summary>Whether a file may leave the line out.</summary>
    public bool IsObvious => lines.Length == 1;

    /// <summary>The line that a row names; null when it names none, with a finding.</summary>
    public ImportLine? Find(RowFields fields, string column)
    {
        if (fields[column].Length > 0)
        {
            return _names.Find(fields, column) is { } id ? _byId[id] : null;
        }

        if (!IsObvious)
        {
            fields.Error(column, "missing", "Found nothing; expected the id or the title of a line.");
        }

        return IsObvious ? lines[0] : null;
    }
}
