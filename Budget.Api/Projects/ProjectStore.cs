using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Storage;

namespace Budget.Api.Projects;

/// <summary>Projects as rows.</summary>
internal static class ProjectStore
{
    private const string Columns = """
        id, line_id AS lineId, title, description, price_minor AS priceMinor, area_id AS areaId, categories,
        external_id AS externalId, state, reason, next_step AS nextStep, version
        """;

    public static Answer<Project> Get(Session session, string roundId, string id) =>
        session.One<Row>(
            $"SELECT {Columns} FROM project WHERE round_id = @roundId AND id = @id", new { roundId, id }) is { } row
            ? row.ToProject()
            : Project.Missing;

    /// <summary>Projects in the order of their ids.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="roundId">Of which round.</param>
    /// <param name="page">Which part of the list.</param>
    /// <param name="undecided">Whether proposals that nobody decided on are among them.</param>
    public static IReadOnlyList<Project> List(Session session, string roundId, PageRequest page, bool undecided) =>
        [.. session.All<Row>(
            $"""
            SELECT {Columns} FROM project
            WHERE round_id = @roundId AND id > @after AND (@undecided = 1 OR state <> 'proposed')
            ORDER BY id LIMIT @limit
            """,
            new { roundId, after = page.After, limit = page.Limit + 1, undecided = undecided ? 1 : 0 })
            .Select(row => row.ToProject())];

    public static Project Insert(Session session, string roundId, Project project)
    {
        session.Run(
            """
            INSERT INTO project (id, round_id, line_id, external_id, title, description, price_minor, area_id,
                categories, state, reason, next_step)
            VALUES (@id, @roundId, @lineId, @externalId, @title, @description, @priceMinor, @areaId,
                @categories, @state, @reason, @nextStep)
            """,
            Parameters(project, roundId));
        return project;
    }

    /// <summary>Stores it as its next version.</summary>
    public static Project Update(Session session, string roundId, Project project)
    {
        session.Run(
            """
            UPDATE project SET line_id = @lineId, external_id = @externalId, title = @title,
                description = @description, price_minor = @priceMinor, area_id = @areaId, categories = @categories,
                state = @state, reason = @reason, next_step = @nextStep, version = version + 1
            WHERE id = @id AND round_id = @roundId
            """,
            Parameters(project, roundId));
        return project with { Version = project.Version + 1 };
    }

    /// <summary>What a caller got wrong about things that lie elsewhere in the round.</summary>
    public static Problem? Dangling(Session session, string roundId, ProjectTerms terms)
    {
        var errors = new List<JsonError>();
        Expect("line", terms.LineId, "/lineId");
        Expect("area", terms.AreaId, "/areaId");
        foreach (var (at, category) in (terms.Categories ?? []).Index())
        {
            Expect("category", category, $"/categories/{at}");
        }

        return errors.Count > 0 ? Problem.InvalidInput(errors) : null;

        void Expect(string table, string? id, string pointer)
        {
            if (id is not null && session.One<long>(
                $"SELECT COUNT(*) FROM {table} WHERE id = @id AND round_id = @roundId", new { id, roundId }) == 0)
            {
                errors.Add(new(pointer, $"expected the id of {(table[0] == 'a' ? "an" : "a")} {table} of this round"));
            }
        }
    }

    private static object Parameters(Project project, string roundId) => new
    {
        id = project.Id,
        roundId,
        lineId = project.LineId,
        externalId = project.ExternalId,
        title = project.Title,
        description = project.Description,
        priceMinor = project.PriceMinor,
        areaId = project.AreaId,
        categories = WireFormat.Write(project.Categories),
        state = WireFormat.Word(project.State),
        reason = project.Reason,
        nextStep = project.NextStep,
    };

    private sealed record Row(
        string Id, string LineId, string Title, string Description, long PriceMinor, string? AreaId, string Categories,
        string? ExternalId, string State, string? Reason, string? NextStep, long Version)
    {
        public Project ToProject() => new(
            Id, LineId, Title, Description, PriceMinor, AreaId, WireFormat.Read<string[]>(Categories), ExternalId,
            WireFormat.ReadWord<ProjectState>(State), Reason, NextStep, Version);
    }
}
