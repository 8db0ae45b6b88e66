using Budget.Api.Imports;

namespace Budget.Api.Voters;

/// <summary>What an import would do to the roll.</summary>
/// <param name="Added">Entries that are new.</param>
/// <param name="Corrected">Entries that are there with other rights, area or age band, as they would become.</param>
/// <param name="Unchanged">How many are there already, just so.</param>
internal sealed record RollChanges(
    IReadOnlyList<RollEntry> Added, IReadOnlyList<RollCorrection> Corrected, int Unchanged)
{
    /// <summary>What rows of a file change; the entries a file does not name stay as they are.</summary>
    /// <param name="existing">The roll by reference.</param>
    /// <param name="rows">Each reference once.</param>
    /// <param name="areas">The id of an area by what a file calls it.</param>
    /// <param name="newId">Makes the id of an entry.</param>
    public static RollChanges Of(
        IReadOnlyDictionary<string, RollEntry> existing, IEnumerable<RollRow> rows, RollAreas areas, Func<string> newId)
    {
        var (added, corrected, unchanged) = (new List<RollEntry>(), new List<RollCorrection>(), 0);
        foreach (var row in rows)
        {
            var (lines, area) = (EligibleLines.Write(row.Groups), row.Area is null ? null : areas.IdOf(row.Area));
            if (!existing.TryGetValue(row.Reference, out var entry))
            {
                added.Add(new(newId(), row.Reference, lines, area, row.AgeBand));
            }
            else if (entry with { Lines = lines, AreaId = area, AgeBand = row.AgeBand } is var next && next != entry)
            {
                corrected.Add(new(row.Row, next));
            }
            else
            {
                unchanged++;
            }
        }

        return new(added, corrected, unchanged);
    }
}

/// <summary>An entry as a row of a file corrects it.</summary>
internal sealed record RollCorrection(int Row, RollEntry Entry);

/// <summary>The areas of a round, by what a file may call them: id or title.</summary>
internal sealed class RollAreas(IEnumerable<RollAreas.Area> areas)
{
    private readonly Dictionary<string, string?> _ids = areas
        .SelectMany(area => new[] { (Name: area.Id, area.Id), (Name: CellText.Folded(area.Title), area.Id) })
        .Distinct()
        .GroupBy(named => named.Name, StringComparer.Ordinal)
        // A title that two areas share names neither.
        .ToDictionary(named => named.Key, named => named.Count() == 1 ? named.First().Id : null);

    public string? IdOf(string name) => _ids.GetValueOrDefault(name) ?? _ids.GetValueOrDefault(CellText.Folded(name));

    internal sealed record Area(string Id, string Title);
}
