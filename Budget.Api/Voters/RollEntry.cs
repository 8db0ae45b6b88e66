using Budget.Api.Imports;
using Budget.Api.Storage;

namespace Budget.Api.Voters;

/// <summary>Somebody who may vote, or a household that may; a vote never writes to it.</summary>
/// <param name="Ref">What only the municipality can tell from whom it is.</param>
/// <param name="Lines">As <see cref="EligibleLines"/> writes them.</param>
/// <param name="AgeBand">Such as <c>10-14</c>.</param>
internal sealed record RollEntry(string Id, string Ref, string Lines, string? AreaId, string? AgeBand)
{
    private const string Columns = "id, ref, lines, area_id AS areaId, age_band AS ageBand";

    // Above it one walk through the whole roll is cheaper than asking for each reference.
    private const int MostAskedOneByOne = 10_000;

    /// <summary>The entries that rows name, by reference; a long file gets the whole roll.</summary>
    public static Dictionary<string, RollEntry> ByRef(
        Session session, string roundId, IReadOnlyCollection<RollRow> rows) =>
        (rows.Count > MostAskedOneByOne
            ? session.Stream<RollEntry>($"SELECT {Columns} FROM roll_entry WHERE round_id = @roundId", new { roundId })
            : rows.Select(row => session.One<RollEntry>(
                $"SELECT {Columns} FROM roll_entry WHERE round_id = @roundId AND ref = @Reference",
                new { roundId, row.Reference })).OfType<RollEntry>())
            .ToDictionary(entry => entry.Ref, StringComparer.Ordinal);

    public static void InsertAll(Session session, string roundId, IEnumerable<RollEntry> entries) => session.Run(
        """
        INSERT INTO roll_entry (id, round_id, ref, lines, area_id, age_band)
        VALUES (@Id, @roundId, @Ref, @Lines, @AreaId, @AgeBand)
        """,
        entries.Select(entry => new { entry.Id, roundId, entry.Ref, entry.Lines, entry.AreaId, entry.AgeBand }));

    public static void UpdateAll(Session session, IEnumerable<RollEntry> entries) => session.Run(
        "UPDATE roll_entry SET lines = @Lines, area_id = @AreaId, age_band = @AgeBand WHERE id = @Id", entries);
}
