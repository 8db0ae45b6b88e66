using System.Collections.Immutable;
using Budget.Core.Pabulib;

namespace Budget.Api.Imports;

/// <summary>Reads projects from a table: all of them, or none when one thing in the file is an error.</summary>
internal sealed class ProjectRows
{
    private const int LongestId = 40;
    private const int LongestName = 200;
    private const int LongestDescription = 5000;

    private readonly ImportRound _round;
    private readonly LineNames _lines;
    private readonly RoundNames _areas;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _titles = new(StringComparer.Ordinal);

    private ProjectRows(ImportRound round, LineNames lines) =>
        (_round, _lines, _areas) = (round, lines, new("area", round.Areas));

    /// <summary>
    /// The columns <c>id</c>, <c>title</c> (<c>titel</c>), <c>description</c> (<c>beskrivelse</c>), <c>line</c>
    /// (<c>linje</c>; may be left out in a round of one line), <c>price</c> (<c>pris</c>), <c>area</c>
    /// (<c>område</c>) and <c>category</c> (<c>kategori</c>; several with <c>|</c> between them, see
    /// <see cref="Listing"/>), in any order.
    /// </summary>
    public static Imported<ProjectRow> Read(byte[] file, string mediaType, ImportRound round, TableLimits limits)
    {
        var findings = new RowFindings();
        return Read(Table.Read(file, mediaType, limits, findings), round, findings);
    }

    /// <summary>
    /// The projects of a <c>.pb</c> file in its order; its columns <c>name</c>, <c>cost</c>, <c>description</c>,
    /// <c>line</c>, <c>area</c>, <c>category</c> and <c>target</c> (groups of people, taken as categories) count.
    /// </summary>
    public static Imported<ProjectRow> FromPabulib(PabulibFile file, ImportRound round)
    {
        var findings = new RowFindings();
        return Read(PabulibProjects.Table(file, round.Currency, findings), round, findings);
    }

    private static Imported<ProjectRow> Read(Table? table, ImportRound round, RowFindings findings)
    {
        var rows = new List<ProjectRow>();
        var lines = new LineNames(round.Lines);
        if (table is null || Columns.Of(table, Known(lines), findings) is not { } columns)
        {
            return findings.Result(table?.Rows.Length ?? 0, rows);
        }

        var reader = new ProjectRows(round, lines);
        foreach (var row in table.Rows)
        {
            rows.Add(reader.Read(new RowFields(columns, row, findings)));
        }

        return findings.Result(table.Rows.Length, rows);
    }

    private static Column[] Known(LineNames lines) =>
    [
        new("id", "id"),
        new("title", "titel") { IsRequired = true },
        new("description", "beskrivelse"),
        new("line", "linje") { IsRequired = !lines.IsObvious },
        new("price", "pris") { IsRequired = true },
        new("area", "område"),
        new("category", "kategori"),
    ];

    private ProjectRow Read(RowFields fields)
    {
        var id = fields.Name("id", LongestId);
        if (id is not null && !_ids.TryAdd(id, fields.Line))
        {
            fields.Error("id", "duplicate", $"Found the id of the project in line {_ids[id]} again.");
        }

        var title = fields.RequiredName("title", LongestName);
        if (title.Length > 0 && !_titles.TryAdd(CellText.Folded(title), fields.Line))
        {
            fields.Warn("title", "duplicate-title",
                $"Found the title of the project in line {_titles[CellText.Folded(title)]} again.");
        }

        var line = _lines.Find(fields, "line");
        return new(fields.Line, id, title, fields.Text("description", LongestDescription), line?.Id ?? "",
            Price(fields, line), _areas.Find(fields, "area"), Categories(fields));
    }

    private long Price(RowFields fields, ImportLine? line)
    {
        var price = Amounts.Read(fields["price"], _round.Currency);
        if (price.IsError)
        {
            fields.Error("price", price.Code!, price.Message);
            return 0;
        }

        if (price.Code is not null)
        {
            fields.Warn("price", price.Code, price.Message);
        }

        if (price.Minor == 0)
        {
            fields.Warn("price", "zero-price", "Found a price of 0; a project that costs nothing needs no vote.");
        }
        else if (price.Minor > line?.AvailableMinor)
        {
            fields.Warn("price", "price-above-line", $"Found a price of {Amounts.Text(price.Minor)}; the line has "
                + $"{Amounts.Text(line.AvailableMinor)} less its reserve, so the project cannot win.");
        }

        return price.Minor;
    }

    private static ImmutableArray<string> Categories(RowFields fields)
    {
        if (fields.Name("category", LongestDescription) is not { } written)
        {
            return [];
        }

        var categories = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var category in Listing.Split(written, '|'))
        {
            if (category.Length == 0)
            {
                fields.Error("category", "category-empty", "Found nothing beside a '|'; expected a category.");
            }
            else if (CellText.IsLongerThan(LongestName, category))
            {
                fields.Error("category", "too-long", $"Found a category of more than {LongestName} characters.");
            }
            else if (!seen.Add(category))
            {
                fields.Warn("category", "category-twice", $"Found {CellText.Shown(category)} twice; it counts once.");
            }
            else
            {
                categories.Add(category);
            }
        }

        return categories.DrainToImmutable();
    }
}
