using Budget.Api.Categories;
using Budget.Api.Imports;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Projects;

/// <summary>What an import would add to a round.</summary>
/// <param name="Projects">None as soon as one row is in error.</param>
/// <param name="NewCategories">Those that the round lacks.</param>
/// <param name="Report">What was found in the file, and beside it in the round.</param>
internal sealed record ImportPlan(
    IReadOnlyList<ProjectTerms> Projects, IReadOnlyList<Titled> NewCategories, ImportReport Report)
{
    /// <summary>Finds what the rows name among what the round has now.</summary>
    public static ImportPlan Of(Imported<ProjectRow> read, Session session, Round round)
    {
        var there = session.All<string>(
            "SELECT external_id FROM project WHERE round_id = @Id AND external_id IS NOT NULL", new { round.Id })
            .ToHashSet(StringComparer.Ordinal);
        var report = read.Report.With(read.Rows.Where(row => row.ExternalId is { } id && there.Contains(id))
            .Select(row => new RowFinding(row.Row, "id", "already-there", IsError: true,
                "Found a project that the round has; leave the row out, or change the project there.")));
        if (report.HasErrors)
        {
            return new([], [], report);
        }

        var categories = new CategoriesOfImport(session.All<Titled>(
            "SELECT id, title FROM category WHERE round_id = @Id ORDER BY id", new { round.Id }));
        return new(
            [.. read.Rows.Select(row => new ProjectTerms(
                row.Title, row.LineId, row.PriceMinor, row.Description, row.AreaId,
                [.. row.Categories.Select(categories.IdOf).Distinct()], row.ExternalId))],
            categories.Added, report);
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
        isDryRun, Report.Rows, Projects.Count, [.. NewCategories.Select(category => category.Title)], Report.Findings,
        Report.FindingsLeftOut);
}

/// <summary>The categories of a round by what a file calls them; one that it lacks is made when it is named.</summary>
internal sealed class CategoriesOfImport
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly List<Titled> _added = [];

    public CategoriesOfImport(IEnumerable<Titled> known)
    {
        foreach (var category in known)
        {
            _ids.TryAdd(category.Id, category.Id);
            _ids.TryAdd(CellText.Folded(category.Title), category.Id);
        }
    }

    public IReadOnlyList<Titled> Added => _added;

    public string IdOf(string name)
    {
        if (_ids.TryGetValue(name, out var id) || _ids.TryGetValue(CellText.Folded(name), out id))
        {
            return id;
        }

        _added.Add(new(Ids.New("cat"), name));
        return _ids[CellText.Folded(name)] = _added[^1].Id;
    }
}
