using System.Net.Http.Headers;
using System.Text.Json;
using Budget.Api.Imports;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Imports;

/// <summary>What offices send, over HTTP: each file gets a report row by row, and nothing changes.</summary>
public sealed class DirtySpreadsheetTests
{
    private static readonly HostileTable[] Dirty =
    [
        .. HostileForms.Bytes, .. HostileForms.Headers, .. HostileForms.Rows, .. HostileProjects.Fields,
        .. HostileSheets.Cells, .. HostileSheets.Sheets, .. HostileWorkbooks.Archives,
    ];

    [Test]
    public async Task Each_dirty_file_of_projects_gets_a_report_per_row_and_changes_nothing()
    {
        await using var town = await OpenAsync();
        var finance = await town.As(Role.Finance);
        var before = Everything(town);
        foreach (var file in Dirty)
        {
            var tried = await (await SendAsync(finance, "project-imports?dryRun=true", file)).JsonAsync();
            Assert.That(tried.GetProperty("imported").GetInt32() == 0, Is.EqualTo(IsRefused(file, tried)), file.Name);
            if (!IsRefused(file, tried))
            {
                continue;
            }

            var answer = await SendAsync(finance, "project-imports", file);
            Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 import-rows-invalid"), file.Name);
            var errors = (await answer.JsonAsync()).GetProperty("errors").EnumerateArray().ToArray();
            Assert.That(errors.Select(Pointer), Has.All.Match("^/rows/[0-9]+(/.+)?$"), file.Name);
            Assert.That(
                errors.Select(error => error.GetProperty("message").GetString()),
                Has.All.Match("^Found .+[.)] \\[[a-z0-9-]+\\]$").Or.Match("\\. \\[[a-z0-9-]+\\]$"), file.Name);
        }

        Assert.That(Everything(town), Is.EqualTo(before));
    }

    [Test]
    public async Task Each_dirty_roll_gets_a_report_per_row_and_changes_nothing()
    {
        await using var town = await OpenAsync();
        var clerk = await town.As(Role.Clerk);
        var before = Everything(town);
        HostileTable[] rolls =
        [
            .. HostileRolls.References, .. HostileRolls.Fields, .. HostileWorkbooks.Archives,
            Roll("a number of 16 digits", "#1234567890123456"), Roll("a formula", "< ><f>A1</f><v>5</v>"),
            Roll("a day", "#46000@1"), Roll("a personal number", "0101901234"), Roll("a personal number in figures",
                "#1101901234"), Roll("a broken reference", "< t=\"e\"><v>#N/A</v>"), Roll("nothing", "", "lin-nord"),
        ];
        foreach (var roll in rolls)
        {
            var answer = await SendAsync(clerk, "roll-imports", roll);
            Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 import-rows-invalid"), roll.Name);
            var text = (await answer.JsonAsync()).GetProperty("errors").ToString();
            Assert.That(text, Does.Contain("/rows/").And.Not.Contain("901234"), roll.Name);
        }

        Assert.That(Everything(town), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_only_Danish_is_read_as_it_was_meant()
    {
        await using var town = await OpenAsync();
        var file = new HostileTable("Danish", Sheets.Of(
            "Titel|Linje|Pris|Kategori|Område|ID", " Bænk \u00A0|nord|1.234,50||aars|007", "Sø|NORD|kr. 5.000,-|||1E5",
            "Å|Nord|#4.0999999999999996|||", "Ø|Nord|#1250.5@5|||A-1"))
        {
            MediaType = TableMedia.Workbook,
        };
        var finance = await town.As(Role.Finance);
        var answer = await SendAsync(finance, "project-imports", file);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("200"));
        var made = (await (await finance.GetAsync("/v1/rounds/rnd-dirty/projects")).JsonAsync()).GetProperty("items")
            .EnumerateArray().Select(project => string.Join('|', project.GetProperty("title").GetString(),
                project.GetProperty("priceMinor").GetInt64(),
                project.TryGetProperty("externalId", out var id) ? id.GetString() : ""));
        Assert.That(made, Is.EquivalentTo(new[] { "Bænk|123450|007", "Sø|500000|1E5", "Å|410|", "Ø|125050|A-1" }));
    }

    [Test]
    public void Far_more_than_fifty_spreadsheets_are_dirty_each_in_its_own_way() => Assert.That(
        Dirty.Where(file => file.MediaType == TableMedia.Workbook).DistinctBy(file => Convert.ToHexString(file.File))
            .Count(),
        Is.GreaterThan(50));

    // Only warnings, or a file that is in order for a round of several lines.
    private static bool IsRefused(HostileTable file, JsonElement tried) =>
        tried.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("isError").GetBoolean())
        || tried.GetProperty("rows").GetInt32() == 0;

    private static string Pointer(JsonElement error) => error.GetProperty("pointer").GetString()!;

    private static HostileTable Roll(string name, string reference, string lines = "") =>
        new(name, Sheets.Of("ref|linjer", $"{reference}|{lines}")) { MediaType = TableMedia.Workbook };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, HostileTable file)
    {
        using var content = new ByteArrayContent(file.File);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(file.MediaType);
        return await client.PostAsync($"/v1/rounds/rnd-dirty/{path}", content);
    }

    private static string Everything(RunningTown town) => town.Database.Read(session => string.Join('\n',
        new[] { "round", "project", "category", "area", "line", "roll_entry", "audit_event" }.Select(table =>
            $"{table} {session.One<long>($"SELECT COUNT(*) FROM {table}")}")));

    private static async Task<RunningTown> OpenAsync()
    {
        var town = await RunningTown.OpenAsync();
        await town.Database.Write<object>(session =>
        {
            new Round(
                "rnd-dirty", RoundState.Draft, new RoundSettings("Aars"), null, null, 0, null, null, null, null, 1)
                .Insert(session);
            foreach (var line in Town.Round.Lines)
            {
                session.Run(
                    """
                    INSERT INTO line (id, round_id, title, amount_minor, reserve_minor, limits)
                    VALUES (@Id, 'rnd-dirty', @Title, @AvailableMinor, 0, '{}')
                    """,
                    line);
            }

            foreach (var area in Town.Round.Areas)
            {
                session.Run("INSERT INTO area (id, round_id, title) VALUES (@Id, 'rnd-dirty', @Title)", area);
            }

            return new object();
        });
        return town;
    }
}
