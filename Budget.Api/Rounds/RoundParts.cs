using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>Copies what belongs to the set-up of a round into another one, under ids of its own.</summary>
internal static class RoundParts
{
    /// <summary>Areas, categories and lines, and those projects that are asked for, as proposals.</summary>
    /// <param name="session">Inside the transaction that makes the other round.</param>
    /// <param name="from">The round that is copied.</param>
    /// <param name="to">The other one.</param>
    /// <param name="isTaken">Whether a project, by its id, comes along.</param>
    public static void Copy(Session session, string from, string to, Func<string, bool> isTaken)
    {
        var areas = NewIds(session, "area", "are", from);
        foreach (var (old, made) in areas)
        {
            session.Run(
                """
                INSERT INTO area (id, round_id, title, population)
                SELECT @made, @to, title, population FROM area WHERE id = @old
                """,
                new { made, to, old });
        }

        var categories = NewIds(session, "category", "cat", from);
        foreach (var (old, made) in categories)
        {
            session.Run(
                "INSERT INTO category (id, round_id, title) SELECT @made, @to, title FROM category WHERE id = @old",
                new { made, to, old });
        }

        var lines = CopyLines(session, from, to, areas);
        foreach (var project in session.All<Placed>(
            """
            SELECT id, line_id AS lineId, area_id AS areaId, categories FROM project
            WHERE round_id = @from AND state IN ('proposed', 'approved') ORDER BY id
            """,
            new { from }).Where(project => isTaken(project.Id)))
        {
            CopyProject(
                session, to, project, lines[project.LineId], Find(areas, project.AreaId),
                WireFormat.Read<string[]>(project.Categories).Where(categories.ContainsKey)
                    .Select(category => categories[category]));
        }
    }

    // The decision that set the old money aside set no new money aside.
    private static Dictionary<string, string> CopyLines(
        Session session, string from, string to, Dictionary<string, string> areas)
    {
        var lines = NewIds(session, "line", "lin", from);
        foreach (var line in session.All<InArea>(
            "SELECT id, area_id AS areaId FROM line WHERE round_id = @from", new { from }))
        {
            session.Run(
                """
                INSERT INTO line (id, round_id, title, amount_minor, reserve_minor, area_id, limits)
                SELECT @made, @to, title, amount_minor, reserve_minor, @area, limits FROM line WHERE id = @Id
                """,
                new { made = lines[line.Id], to, area = Find(areas, line.AreaId), line.Id });
        }

        return lines;
    }

    private static void CopyProject(
        Session session, string to, Placed project, string line, string? area, IEnumerable<string> categories) =>
        session.Run(
            """
            INSERT INTO project (id, round_id, line_id, external_id, title, description, price_minor, area_id,
                categories, state)
            SELECT @made, @to, @line, external_id, title, description, price_minor, @area, @named, 'proposed'
            FROM project WHERE id = @Id
            """,
            new { made = Ids.New("prj"), to, line, area, named = WireFormat.Write(categories), project.Id });

    private static string? Find(Dictionary<string, string> ids, string? old) => old is null ? null : ids[old];

    private static Dictionary<string, string> NewIds(Session session, string table, string kind, string round) =>
        session.All<string>($"SELECT id FROM {table} WHERE round_id = @round", new { round })
            .ToDictionary(id => id, _ => Ids.New(kind), StringComparer.Ordinal);

    private sealed record InArea(string Id, string? AreaId);

    private sealed record Placed(string Id, string LineId, string? AreaId, string Categories);
}
