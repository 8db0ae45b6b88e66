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
    /// <param name="existing">The roll by reference, as far as the file names it.</param>
    /// <param name="rows">Each reference once.</param>
    /// <param name="newId">Makes the id of an entry.</param>
    public static RollChanges Of(
        IReadOnlyDictionary<string, RollEntry> existing, IEnumerable<RollRow> rows, Func<string> newId)
    {
        var (added, corrected, unchanged) = (new List<RollEntry>(), new List<RollCorrection>(), 0);
        foreach (var row in rows)
        {
            var lines = EligibleLines.Write(row.Groups);
            if (!existing.TryGetValue(row.Reference, out var entry))
            {
                added.Add(new(newId(), row.Reference, lines, row.AreaId, row.AgeBand));
            }
            else if (entry with { Lines = lines, AreaId = row.AreaId, AgeBand = row.AgeBand } is var next
                && next != entry)
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
