using System.Text;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;

namespace Budget.Tests.Api.Projects;

[OnBothStores]
public sealed class ImportProjectsTests
{
    private const string Table = """
        id;titel;linje;pris;kategori
        p1;Bålplads;Nord;12.500,00;Unge|Natur
        p2;Skøjtebane;Hele byen;90000;natur
        """;

    [Test]
    public async Task A_table_is_tried_then_imported_with_the_categories_it_names()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var tried = await (await ImportAsync(round, Table, "text/csv", "?dryRun=true")).JsonAsync();
        Assert.That(tried.GetProperty("imported").GetInt32(), Is.EqualTo(2));
        Assert.That(await CountAsync(round), Is.EqualTo(6));
        var done = await (await ImportAsync(round, Table, "text/csv", "?approve=true")).JsonAsync();
        Assert.That(
            done.GetProperty("newCategories").EnumerateArray().Select(title => title.GetString()),
            Is.EqualTo(new[] { "Unge", "Natur" }));
        var made = (await round.ReadAsync("/projects")).GetProperty("items").EnumerateArray()
            .Single(project => project.TryGetProperty("externalId", out var id) && id.GetString() == "p1");
        Assert.That(made.GetProperty("priceMinor").GetInt64(), Is.EqualTo(1_250_000));
        Assert.That(made.GetProperty("lineId").GetString(), Is.EqualTo(round.North));
        Assert.That(made.GetProperty("state").GetString(), Is.EqualTo("approved"));
        Assert.That(made.GetProperty("categories").GetArrayLength(), Is.EqualTo(2));
    }

    [TestCase("p3;Sø;Nord;meget;", "/rows/4/pris")]
    [TestCase("p1;Sø;Nord;1;", "/rows/4/id")]
    [TestCase("p3;Sø;Syd;1;", "/rows/4/linje")]
    public async Task One_bad_row_imports_nothing(string row, string place)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var answer = await ImportAsync(round, $"{Table}\n{row}", "text/csv");
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 import-rows-invalid"));
        Assert.That(
            (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
        Assert.That(await CountAsync(round), Is.EqualTo(6));
        var tried = await (await ImportAsync(round, $"{Table}\n{row}", "text/csv", "?dryRun=true")).JsonAsync();
        Assert.That(tried.GetProperty("imported").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task The_same_file_is_not_imported_twice()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => ImportAsync(round, Table, "text/csv")));
        Assert.That(answers.Count(answer => answer.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(await CountAsync(round), Is.EqualTo(8));
    }

    [Test]
    public async Task A_Pabulib_file_is_imported_by_its_lines()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var file = $"""
            META
            key;value
            description;Aars
            country;Denmark
            unit;Aars
            instance;2026
            num_projects;1
            num_votes;1
            budget;1000
            vote_type;approval
            rule;greedy
            PROJECTS
            project_id;cost;name;line
            p9;250;Bålplads;{round.North}
            VOTES
            voter_id;vote
            1;p9
            """;
        var answer = await ImportAsync(round, file, "text/plain");
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var made = (await round.ReadAsync("/projects")).GetProperty("items").EnumerateArray()
            .Single(project => project.TryGetProperty("externalId", out var id) && id.GetString() == "p9");
        Assert.That(made.GetProperty("priceMinor").GetInt64(), Is.EqualTo(25_000));
        Assert.That(made.GetProperty("state").GetString(), Is.EqualTo("proposed"));
        var broken = await ImportAsync(round, "META\nkey;value", "text/plain");
        Assert.That(await broken.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
    }

    private static async Task<HttpResponseMessage> ImportAsync(
        Planned round, string file, string mediaType, string query = "")
    {
        using var content = new StringContent(file, Encoding.UTF8, mediaType);
        return await round.Anna.PostAsync($"{round.Path}/project-imports{query}", content);
    }

    private static async Task<int> CountAsync(Planned round) =>
        (await round.ReadAsync("/projects?limit=200")).GetProperty("items").GetArrayLength();
}
