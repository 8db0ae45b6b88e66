using Budget.Api.Categories;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Projects;

/// <summary>What a round already has that a file may name.</summary>
internal sealed record KnownToImport(
    ImportRound Round, IReadOnlyList<KnownToImport.Titled> Areas, IReadOnlyList<KnownToImport.Titled> Categories,
    IReadOnlySet<string> ExternalIds)
{
    public static KnownToImport Read(Session session, Round round) => new(
        new(round.Settings.Currency, [.. session.All<ImportLine>(
            """
            SELECT id, title, amount_minor - reserve_minor AS availableMinor
            FROM line WHERE round_id = @Id ORDER BY id
            """,
            new { round.Id })]),
        session.All<Titled>("SELECT id, title FROM area WHERE round_id = @Id ORDER BY id", new { round.Id }),
        session.All<Titled>("SELECT id, title FROM category WHERE round_id = @Id ORDER BY id", new { round.Id }),
        session.All<string>(
            "SELECT external_id FROM project WHERE round_id = @Id AND external_id IS NOT NULL", new { round.Id })
            .ToHashSet(StringComparer.Ordinal));

    /// <summary>Something that a file may call by its id or its title.</summary>
    internal sealed record Titled(string Id, string Title)
    {
        public bool IsCalled(string name) => Id == name || CellText.Folded(Title) == CellText.Folded(name);
    }
}

/// <summary>What an import would add to a round.</summary>
internal sealed record ImportPlan(
    int Rows, IReadOnlyList<ProjectTerms> Projects, IReadOnlyList<KnownToImport.Titled> NewCategories,
    IReadOnlyList<RowFinding> Findings)
{
    /// <summary>Why nothing is imported; null when all is.</summary>
    public Problem? Refusal => Findings.Where(finding => finding.IsError).Select(ErrorOf).ToArray() is { Length: > 0 }
        errors ? Problem.InvalidInput(errors) : null;

    /// <summary>Finds what the rows name among what the round has; categories that it lacks are made.</summary>
    public static ImportPlan Of(Imported<ProjectRow> read, KnownToImport known)
    {
        var added = new List<KnownToImport.Titled>();
        var projects = read.Rows.Select(row => new ProjectTerms(
            row.Title, row.LineId, row.PriceMinor, row.Description, Area(known, row)?.Id,
            [.. row.Categories.Select(name => Category(known, added, name).Id).Distinct()], row.ExternalId)).ToList();
        RowFinding[] findings =
        [
            .. read.Report.Findings,
            .. read.Rows.Where(row => row.Area is not null && Area(known, row) is null).Select(row => new RowFinding(
                row.Row, "area", "unknown-area", IsError: true,
                "Found no area of this round; expected the id or the title of one.")),
            .. read.Rows.Where(row => row.ExternalId is { } id && known.ExternalIds.Contains(id)).Select(row =>
                new RowFinding(row.Row, "id", "already-there", IsError: true, "Found a project that the round has.")),
        ];
        return findings.Any(finding => finding.IsError)
            ? new(read.Report.Rows, [], [], findings)
            : new(read.Report.Rows, projects, added, findings);
    }

    public void Store(Session session, string round, ProjectState state)
    {
        foreach (var category in NewCategories)
        {
            new Category(category.Id, category.Title, Version: 1).Insert(session, round);
        }

        foreach (var terms in Projects)
        {
            ProjectStore.Insert(session, round, Project.Of(Ids.New("prj"), terms) with { State = state });
        }
    }

    public ImportProjects.Report ToReport(bool isDryRun) => new(
        isDryRun, Rows, Projects.Count, [.. NewCategories.Select(category => category.Title)], Findings);

    private static KnownToImport.Titled? Area(KnownToImport known, ProjectRow row) =>
        row.Area is null ? null : known.Areas.FirstOrDefault(area => area.IsCalled(row.Area));

    private static KnownToImport.Titled Category(
        KnownToImport known, List<KnownToImport.Titled> added, string name)
    {
        if (known.Categories.Concat(added).FirstOrDefault(category => category.IsCalled(name)) is { } found)
        {
            return found;
        }

        added.Add(new(Ids.New("cat"), name));
        return added[^1];
    }

    private static JsonError ErrorOf(RowFinding finding)
    {
        var place = $"/rows/{finding.Row}{(finding.Column is null ? "" : "/" + finding.Column)}";
        return new(place, $"{finding.Message} [{finding.Code}]") { Type = ProblemType.ImportRowsInvalid };
    }
}
