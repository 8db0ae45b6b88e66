using System.Buffers;
using System.Collections.Immutable;
using Budget.Api.Hosting;
using Budget.Api.Imports;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Core.Numbers;
using Budget.Core.Pabulib;

namespace Budget.Api.Projects;

/// <summary>
/// The projects that are proposed or approved, as an import takes them: what leaves as CSV, as a workbook or as
/// <c>.pb</c> comes back into another round as it was, and its order says nothing about ids.
/// </summary>
internal sealed record ProjectList(Round Round, long BudgetMinor, IReadOnlyList<ListedProject> Projects)
{
    private const int Decimals = 2;

    public static ProjectList Read(Session session, Round round)
    {
        var (lines, areas, categories) = (Titles("line"), Titles("area"), Titles("category"));
        var names = new RoundNames("line", lines);
        var (areaNames, categoryNames) = (new RoundNames("area", areas), new RoundNames("category", categories));
        return new(
            round,
            session.One<long>(
                "SELECT COALESCE(SUM(amount_minor - reserve_minor), 0) FROM line WHERE round_id = @Id",
                new { round.Id }),
            [
                .. session.All<Row>(
                    """
                    SELECT id, external_id AS externalId, title, description, line_id AS lineId,
                        price_minor AS priceMinor, area_id AS areaId, categories
                    FROM project WHERE round_id = @Id AND state IN ('proposed', 'approved')
                    """,
                    new { round.Id }).Select(row => new ListedProject(
                        row.Id, row.ExternalId, row.Title, row.Description, Name(names, lines, row.LineId),
                        row.PriceMinor, row.AreaId is { } area ? Name(areaNames, areas, area) : "",
                        [.. WireFormat.Read<string[]>(row.Categories)
                            .Select(id => Name(categoryNames, categories, id))]))
                    .OrderBy(project => project.Line, StringComparer.Ordinal)
                    .ThenBy(project => project.ExternalId, StringComparer.Ordinal)
                    .ThenBy(project => project.Title, StringComparer.Ordinal)
                    .ThenBy(project => project.PriceMinor)
                    .ThenBy(project => project.Description, StringComparer.Ordinal),
            ]);

        IReadOnlyList<Titled> Titles(string table) => session.All<Titled>(
            $"SELECT id, title FROM {table} WHERE round_id = @Id ORDER BY id", new { round.Id });
    }

    public OutgoingTable ToTable(bool isDanish) => new(
        isDanish ? "Projekter" : "Projects",
        isDanish ? ["id", "titel", "beskrivelse", "linje", "pris", "område", "kategori"]
            : ["id", "title", "description", "line", "price", "area", "category"],
        [
            .. Projects.Select(project => (IReadOnlyList<TableCell>)
            [
                project.ExternalId, project.Title, project.Description, project.Line,
                TableCell.Money(project.PriceMinor), project.Area, Listing.Join(project.Categories, '|'),
            ]),
        ]);

    /// <summary>The projects without ballots; what the format has no room for is escaped, and META says so.</summary>
    public byte[] ToPabulib()
    {
        var draft = new PabulibDraft
        {
            Meta =
            [
                new("description", Round.Settings.Title), new("unit", Round.Settings.Title),
                new("instance", Round.Settings.Title), new("num_projects", $"{Projects.Count}"), new("num_votes", "0"),
                new("budget", DecimalLiteral.Format(BudgetMinor, Decimals)), new("vote_type", "approval"),
                new("rule", "unknown"), new("currency", Round.Settings.Currency), new("language", "da"),
                PabulibProjects.Escapes,
            ],
            ProjectColumns = ["project_id", "cost", "name", "description", "line", "area", "category"],
            Projects =
            [
                .. Projects.Select(project => ImmutableArray.Create(
                    PabulibProjects.EscapedId(project.ExternalId ?? project.Id),
                    DecimalLiteral.Format(project.PriceMinor, Decimals),
                    project.Title, PabulibProjects.Escaped(project.Description), project.Line, project.Area,
                    Listing.Join(project.Categories, ','))),
            ],
            VoteColumns = ["voter_id", "vote"],
            Votes = [],
        };
        var text = new ArrayBufferWriter<byte>();
        PabulibWriter.Write(
            draft.TryBuild(out var file, out var error) ? file
                : throw new InvalidOperationException($"The projects of {Round.Id} do not make a file: {error}."),
            text);
        return text.WrittenSpan.ToArray();
    }

    private static string Name(RoundNames names, IReadOnlyList<Titled> all, string id) =>
        all.FirstOrDefault(one => one.Id == id) is { } titled ? names.NameOf(titled) : id;

    private sealed record Row(
        string Id, string? ExternalId, string Title, string Description, string LineId, long PriceMinor,
        string? AreaId, string Categories);
}

/// <summary>A project under the names that a file may call things.</summary>
internal sealed record ListedProject(
    string Id, string? ExternalId, string Title, string Description, string Line, long PriceMinor, string Area,
    IReadOnlyList<string> Categories);
