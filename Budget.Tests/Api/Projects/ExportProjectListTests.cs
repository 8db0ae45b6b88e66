using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Budget.Api.Imports;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Projects;

public sealed partial class ExportProjectListTests
{
    private static readonly string[] Pieces =
    [
        "=", "+", "-", "@", "'", "\"", ";", ",", "|", "\\", "\\n", " ", "æøå", "😀", "007", "1E5", "kr.", "<b>", "&",
        "_x000D_", "Pris", "\u00E9", "e\u0301", "#REF!",
    ];

    [TestCase("csv", "text/csv", "da")]
    [TestCase("csv", "text/csv", "en")]
    [TestCase("xlsx", TableMedia.Workbook, "da")]
    [TestCase("xlsx", TableMedia.Workbook, "en")]
    [TestCase("pb", "text/plain", "da")]
    public async Task What_leaves_comes_back_into_another_round_and_leaves_as_the_same_bytes(
        string kind, string mediaType, string language)
    {
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.As(Role.Finance);
        var (first, second) = (await RoundAsync(finance), await RoundAsync(finance));
        await FillAsync(town, finance, first);
        var query = kind == "pb" ? "" : $"?language={language}";
        var left = await finance.GetByteArrayAsync($"{first}/exports/project-list.{kind}{query}");
        using var content = new ByteArrayContent(left);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        var came = await finance.PostAsync($"{second}/project-imports", content);
        Assert.That(came.IsSuccessStatusCode, await came.Content.ReadAsStringAsync());
        Assert.That((await came.JsonAsync()).GetProperty("imported").GetInt32(), Is.EqualTo(41));
        Assert.That(
            await finance.GetByteArrayAsync($"{second}/exports/project-list.{kind}{query}"), Is.EqualTo(left));
        Assert.That(await ToldAsync(finance, second), Is.EqualTo(await ToldAsync(finance, first)));
    }

    [Test]
    public async Task Nothing_in_a_table_that_leaves_computes()
    {
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.As(Role.Finance);
        var round = await RoundAsync(finance);
        await FillAsync(town, finance, round);
        var text = Encoding.UTF8.GetString(await finance.GetByteArrayAsync($"{round}/exports/project-list.csv"));
        Assert.That(text, Does.Contain(";'=1+1;"));
        var cells = Cell().Matches(text).Select(cell => cell.Value.TrimStart('"')).ToArray();
        Assert.That(cells, Has.Length.GreaterThan(250));
        Assert.That(cells, Has.None.Match("^[=+@\t-]"));
    }

    [Test]
    public async Task The_list_is_for_staff_in_a_language_that_there_is()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await RoundAsync(await town.As(Role.Finance));
        Assert.That(
            await (await town.AsPublic().GetAsync($"{round}/exports/project-list.xlsx")).OutcomeAsync(),
            Is.EqualTo("401 unauthenticated"));
        Assert.That(
            await (await (await town.As(Role.Auditor)).GetAsync($"{round}/exports/project-list.csv?language=de"))
                .OutcomeAsync(),
            Is.EqualTo("400 invalid-input"));
    }

    // A cell in quotation marks may hold anything, doubled marks too.
    [GeneratedRegex("(?<=^|;|\n)(\"(?:[^\"]|\"\")*\"|[^;\r\n\"]*)(?=;|\r\n)")]
    private static partial Regex Cell();

    // Prices, texts and names of all projects, without the ids that a server gives.
    private static async Task<string> ToldAsync(HttpClient finance, string round) => string.Join('\n',
        (await (await finance.GetAsync($"{round}/projects?limit=200")).JsonAsync()).GetProperty("items")
            .EnumerateArray().Select(project => string.Join(
                '\t', project.GetProperty("title"), project.GetProperty("description"),
                project.GetProperty("priceMinor"), project.GetProperty("categories").GetArrayLength()))
            .Order(StringComparer.Ordinal));

    private static async Task<string> RoundAsync(HttpClient finance)
    {
        var made = await (await finance.PostAsync("/v1/rounds", new { title = "Aars \"2026\"; æøå" })).JsonAsync();
        var round = $"/v1/rounds/{made.GetProperty("id").GetString()}";
        await MakeAsync(finance, $"{round}/areas", new { title = "Øst & Vest; \"midt\"" });
        await MakeAsync(finance, $"{round}/lines", new { title = "=Nord; \"A\"", amountMinor = 90_000_000L });
        await MakeAsync(finance, $"{round}/lines", new { title = "Hele byen", amountMinor = 90_000_000L });
        return round;
    }

    private static async Task FillAsync(RunningTown town, HttpClient finance, string round)
    {
        var area = await FirstAsync(finance, $"{round}/areas");
        var line = await FirstAsync(finance, $"{round}/lines");
        await MakeAsync(
            finance, $"{round}/projects", new { title = "=1+1", lineId = line, priceMinor = 1L, externalId = "0" });
        var random = new Random(2026);
        for (var at = 0; at < 40; at++)
        {
            var category = await MakeAsync(
                finance, $"{round}/categories", new { title = $"{at}{Text(random, 1, 6)}" });
            await MakeAsync(finance, $"{round}/projects", new
            {
                title = Text(random, 1, 8),
                description = at % 5 == 0 ? "" : $"d{Text(random, 1, 20, "¶", "¶¶")}",
                lineId = line,
                priceMinor = random.NextInt64(90_000_000),
                areaId = at % 2 == 0 ? area : null,
                externalId = $"{at:000}{Text(random, 1, 4)}",
                categories = new[] { category },
            });
        }

        // JSON may hold no line breaks; tables may.
        await town.Database.Write<object>(session => session.Run(
            "UPDATE project SET description = REPLACE(description, '¶', @lineBreak)", new { lineBreak = "\n" }));
    }

    // White space around a cell means nothing in a table.
    private static string Text(Random random, int least, int most, params string[] more) => $"{string.Concat(
        random.GetItems([.. Pieces, .. more], random.Next(least, most)))}{(least > 0 ? "x" : "")}".Trim();

    private static async Task<string> FirstAsync(HttpClient finance, string list) =>
        (await (await finance.GetAsync(list)).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString()!;

    private static async Task<string> MakeAsync(HttpClient finance, string list, object body)
    {
        var answer = await finance.PostAsync(list, body);
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("id").GetString()!;
    }
}
