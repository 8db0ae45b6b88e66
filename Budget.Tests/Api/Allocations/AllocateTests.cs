using System.Text;
using System.Text.Json;
using Budget.Tests.Api.Commands;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Allocations;

/// <summary>The calculator over HTTP.</summary>
public sealed class AllocateTests
{
    private const string RuleSet = """
        {"rule":"equal-shares","satisfaction":"cost","ties":["cost","votes","id"]}
        """;

    private const string Example = $$"""
        { "election": { "budget": "100", "projects": [ { "id": "park", "cost": "60" }, { "id": "pool", "cost": "40" },
                                                       { "id": "library", "cost": "40" } ],
            "ballots": [ { "approve": ["park", "pool"], "weight": 3 }, { "approve": ["library"], "weight": 2 } ] },
          "ruleSet": {{RuleSet}} }
        """;

    [Test]
    public async Task The_example_of_the_design_gets_literally_its_answer()
    {
        await using var town = await RunningTown.OpenAsync();
        var answer = await Ask(town, Example);
        var text = await answer.Content.ReadAsStringAsync();
        var json = JsonDocument.Parse(text).RootElement;
        Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/json"));
        Assert.That(json.GetProperty("decisions").GetRawText(), Is.EqualTo(string.Concat(
            """[{"by":"equal-shares","effectiveVotes":"3","kind":"funded","largestPayment":"40/3",""",
            """ "moneyLeft":"60","payers":{"exhausted":0,"full":3},"project":"pool","rho":"1/3",""",
            """ "tieBrokenBy":"cost","tied":["park","pool"]},{"by":"equal-shares","cost":"60",""",
            """ "kind":"unaffordable","project":"park","supportersOwn":"20"},{"by":"equal-shares",""",
            """ "effectiveVotes":"2","kind":"funded","largestPayment":"20","moneyLeft":"20",""",
            """ "payers":{"exhausted":0,"full":2},"project":"library","rho":"1/2","tied":["library"]}]""")
            .Replace(" ", "", StringComparison.Ordinal)));
        Assert.That(json.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[]
        {
            "allocation", "budget", "cost", "decisions", "engineVersion", "fingerprint", "ruleSet", "ruleSetHash",
            "tieOccurred",
        }));
        Assert.That(text, Does.StartWith("""{"allocation":["pool","library"],"budget":"100","cost":"80","""));
        Assert.That(text, Does.EndWith("""
            ,"tieOccurred":true}
            """));
    }

    [Test]
    public async Task A_file_gets_the_same_bytes_over_HTTP_and_on_the_command_line()
    {
        await using var town = await RunningTown.OpenAsync();
        using var files = new Towns();
        var set = """
            {"rule":"equal-shares","completion":[{"kind":"add-one","start":"floor","plainWhenAllAffordable":true},
            {"kind":"greedy","satisfaction":"cost"}]}
            """;
        var pabulib = await File.ReadAllTextAsync(Answered.Example);
        var line = Answered.To(
            "allocate", Answered.Example, "--json", "--rule-set", files.Write("set.json", set)).Lines.Single();
        var members = line.EnumerateObject()
            .Where(member => member.Name is not ("file" or "readMs" or "ruleMs" or "instance"))
            .Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}");
        var answer = await Ask(town, $$"""{"pabulib":{{JsonSerializer.Serialize(pabulib)}},"ruleSet":{{set}} }""");
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo($"{{{string.Join(',', members)}}}"));
    }

    [TestCase("""{"rank":[["park"],["pool","library"]]}""", "positional")]
    [TestCase("""{"points":{"park":3,"pool":1}}""", "points")]
    public async Task Rankings_and_points_are_counted_as_well(string ballot, string satisfaction)
    {
        await using var town = await RunningTown.OpenAsync();
        const string List = """ "scores":{"kind":"list","values":["3","2","1"]}, """;
        var scores = satisfaction == "positional" ? List : "";
        var body = $$"""
            {"election":{"budget":"60","projects":[{"id":"park","cost":"60"},{"id":"pool","cost":"60"},
            {"id":"library","cost":"60.00"}],"ballots":[{{ballot}}]},
            "ruleSet":{ {{scores}} "rule":"greedy","satisfaction":"{{satisfaction}}"} }
            """;
        var answer = await (await Ask(town, body)).JsonAsync();
        Assert.That(answer.GetProperty("allocation").GetRawText(), Is.EqualTo("""["park"]"""));
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once_with_its_place_and_its_code()
    {
        await using var town = await RunningTown.OpenAsync();
        var answer = await Ask(town, """
            {"election":{"budget":100,"projects":[{"id":"park","cost":"-1"},{"id":"park","cost":"1"},{"id":"a/b"}],
            "ballots":[{"approve":["zoo"]},{"rank":[["park"]]},{"approve":["park","park"],"weight":0},{},7]},
            "ruleSet":{"rule":"dictator"},"colour":"red"}
            """);
        var errors = (await answer.JsonAsync()).GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("pointer")} {error.GetProperty("code")}");
        Assert.That(errors, Is.EquivalentTo(new[]
        {
            "/colour invalid-input", "/ruleSet/rule invalid-input", "/election/budget invalid-input",
            "/election/projects/0/cost invalid-input", "/election/projects/1/id invalid-input",
            "/election/projects/2/cost invalid-input", "/election/ballots/0/approve/0 unknown-project",
            "/election/ballots/1 invalid-input", "/election/ballots/2/approve/1 duplicate-project",
            "/election/ballots/2/weight invalid-input", "/election/ballots/3 invalid-input",
            "/election/ballots/4 invalid-input",
        }));
    }

    [Test]
    public async Task A_broken_file_says_its_line_and_column_beside_what_is_wrong_with_the_rules()
    {
        await using var town = await RunningTown.OpenAsync();
        var answer = await Ask(
            town, $$"""{"pabulib":{{JsonSerializer.Serialize(Towns.Broken)}},"ruleSet":{"rule":"dictator"} }""");
        var problem = await answer.JsonAsync();
        var places = problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("pointer")}");
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That((problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()),
            Is.EqualTo((18, 3)));
        Assert.That(places, Is.EqualTo(new[] { "/ruleSet/rule", "/pabulib" }));
    }

    [TestCase("tie-unresolved", """["cost"]""", 409)]
    public async Task A_tie_that_nothing_resolves_is_refused_with_the_tied(string code, string ties, int status)
    {
        await using var town = await RunningTown.OpenAsync();
        var answer = await Ask(town, $$"""
            {"election":{"budget":"10","projects":[{"id":"a","cost":"10"},{"id":"b","cost":"10"}],
            "ballots":[{"approve":["a","b"]}]},"ruleSet":{"rule":"greedy","ties":{{ties}} } }
            """);
        var problem = await answer.JsonAsync();
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo($"{status} {code}"));
        Assert.That(problem.GetProperty("tied").GetRawText(), Is.EqualTo("""["a","b"]"""));
    }

    [Test]
    public async Task An_election_that_cannot_be_over_in_time_is_refused_before_it_begins()
    {
        await using var town = await RunningTown.OpenAsync();
        var projects = string.Join(',', Enumerable.Range(0, 2000).Select(at => $$"""{"id":"{{at}}","cost":"1"}"""));
        var ballots = string.Join(',', Enumerable.Range(0, 300).Select(ballot =>
            $$"""{"approve":[{{string.Join(',', Enumerable.Range(ballot, 1700).Select(at => $"\"{at}\""))}}]}"""));
        var election = $$"""{"budget":"9","projects":[{{projects}}],"ballots":[{{ballots}}]}""";
        var body = $$"""{"election":{{election}},"ruleSet":{{RuleSet}} }""";
        Assert.That(await (await Ask(town, body)).OutcomeAsync(), Is.EqualTo("409 limit-exceeded"));
    }

    [Test]
    public async Task An_election_without_ballots_or_projects_is_answered_too()
    {
        await using var town = await RunningTown.OpenAsync();
        string[] rules = ["equal-shares", "greedy", "greedy-by-score\",\"satisfaction\":\"cost", "phragmen"];
        foreach (var rule in rules)
        {
            foreach (var projects in new[] { "", """{"id":"a","cost":"5"}""", """{"id":"a","cost":"0"}""" })
            {
                var answer = await Ask(town, $$"""
                    {"election":{"budget":"10","projects":[{{projects}}],"ballots":[]},"ruleSet":{"rule":"{{rule}}"} }
                    """);
                Assert.That((int)answer.StatusCode, Is.EqualTo(200), rule + projects);
            }
        }
    }

    internal static Task<HttpResponseMessage> Ask(RunningTown town, string body) =>
        town.AsPublic().PostAsync("/v1/allocations", new StringContent(body, Encoding.UTF8, "application/json"));
}
