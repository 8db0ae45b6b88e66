using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Voters;

/// <summary><c>GET /rounds/{round}/roll-summary</c>: how many may vote where; never who.</summary>
internal static class ShowRollSummary
{
    public static IResult Handle(string round, Database database) => database.Read(session =>
        Round.Get(session, round).Then<Summary>(found => Of(
            session.All<Cell>(
                """
                SELECT e.lines, e.area_id AS areaId, e.age_band AS ageBand, COUNT(*) AS entries,
                    SUM(CASE WHEN EXISTS (SELECT 1 FROM voting_code c WHERE c.roll_entry_id = e.id AND c.state = 'live')
                        THEN 1 ELSE 0 END) AS withCode
                FROM roll_entry e WHERE e.round_id = @round GROUP BY e.lines, e.area_id, e.age_band
                """,
                new { round }),
            found.Settings.MinimumCell)))
        .ToAnswer(TypedResults.Ok);

    /// <summary>The summary of a roll, without small numbers.</summary>
    internal static Summary Of(IReadOnlyList<Cell> cells, int minimumCell)
    {
        var entries = cells.Sum(cell => cell.Entries);
        var lines = cells
            .SelectMany(cell => EligibleLines.Read(cell.Lines).SelectMany(group => group.LineIds)
                .Select(line => (Line: line, cell.Entries)))
            .GroupBy(cell => cell.Line, cell => cell.Entries)
            .OrderBy(line => line.Key, StringComparer.Ordinal)
            // Who may not vote there is told by the whole, so few of them are hidden with the others.
            .Select(line => new Part(
                line.Key, SmallCells.OfWhole([line.Sum(), entries - line.Sum()], minimumCell)[0]));
        return new(
            SmallCells.Shown(entries, minimumCell),
            SmallCells.Shown(cells.Sum(cell => cell.WithCode), minimumCell),
            [.. lines],
            Parts(cells, cell => cell.AreaId, minimumCell),
            Parts(cells, cell => cell.AgeBand, minimumCell));
    }

    private static IReadOnlyList<Part> Parts(IEnumerable<Cell> cells, Func<Cell, string?> key, int minimumCell)
    {
        var groups = cells.GroupBy(key, cell => cell.Entries).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Entries: group.Sum())).ToArray();
        return [.. groups.Zip(
            SmallCells.OfWhole([.. groups.Select(group => group.Entries)], minimumCell),
            (group, shown) => new Part(group.Key, shown))];
    }

    /// <summary>How many entries are alike.</summary>
    internal sealed record Cell(string Lines, string? AreaId, string? AgeBand, long Entries, long WithCode);

    /// <summary>How many may vote, without small numbers.</summary>
    /// <param name="Entries">How many may vote; every number is left out when it is small.</param>
    /// <param name="WithCode">How many have a code that is of use.</param>
    /// <param name="Lines">How many may vote on each line.</param>
    /// <param name="Areas">How many live in each area.</param>
    /// <param name="AgeBands">How many are of each age.</param>
    internal sealed record Summary(
        long? Entries, long? WithCode, IReadOnlyList<Part> Lines, IReadOnlyList<Part> Areas,
        IReadOnlyList<Part> AgeBands);

    /// <summary>A part of the roll.</summary>
    /// <param name="Of">Id of the line or area, or the ages; left out for those of whom nothing is said.</param>
    /// <param name="Entries">Left out when it is small.</param>
    internal sealed record Part(string? Of, long? Entries);
}
