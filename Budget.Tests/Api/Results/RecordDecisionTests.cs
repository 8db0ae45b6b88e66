using System.Text.Json.Nodes;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed class RecordDecisionTests
{
    private const string Path = SealedTown.Round + "/council-decisions";

    [Test]
    public async Task The_decision_of_the_council_stands_first_and_says_what_is_funded()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var finance = await town.As(Role.Finance);
        var before = await town.PublicJsonAsync("/result");
        var lost = before.GetProperty("lines")[0].GetProperty("notRecommended")[0].GetProperty("project").GetString()!;
        var made = await finance.PostAsync(Path, Decision("adopted-with-deviation", lost));
        Assert.That(await made.OutcomeAsync(), Is.EqualTo("201"));
        var result = await town.PublicJsonAsync("/result");
        Assert.That(result.EnumerateObject().First().Name, Is.EqualTo("legalStatus"));
        Assert.That(result.GetProperty("legalStatus").GetString(), Is.EqualTo("adopted-with-deviation"));
        Assert.That(result.GetProperty("decision").GetProperty("caseNumber").GetString(), Is.EqualTo("2026-114"));
        var line = result.GetProperty("lines")[0];
        Assert.That(
            line.GetProperty("notRecommended").With("project", lost).GetProperty("isFunded").GetBoolean(), Is.True);
        Assert.That(
            line.GetProperty("recommended").EnumerateArray().Select(one => one.GetProperty("isFunded").GetBoolean()),
            Has.All.True);
        Assert.That(
            town.Database.Read(session => session.One<string>(
                "SELECT reason FROM audit_event WHERE action = 'council-decision-recorded'")),
            Is.EqualTo("The library was promised."));
    }

    [Test]
    public async Task What_was_sent_back_may_be_adopted_later_and_what_was_adopted_stays_adopted()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var finance = await town.As(Role.Finance);
        Assert.That(await (await finance.PostAsync(Path, Decision("returned"))).OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(
            (await town.PublicJsonAsync("/result")).GetRawText(), Does.Not.Contain("isFunded"));
        Assert.That(await (await finance.PostAsync(Path, Decision("adopted"))).OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(
            await (await finance.PostAsync(Path, Decision("returned"))).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        var decisions = await town.PublicJsonAsync("/council-decisions");
        Assert.That(decisions.GetProperty("legalStatus").GetString(), Is.EqualTo("adopted"));
        Assert.That(
            decisions.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("legalStatus").GetString()),
            Is.EqualTo(new[] { "adopted", "returned" }));
    }

    [TestCase("""{"legalStatus":"maybe"}""", "/legalStatus")]
    [TestCase("""{"minutesUrl":"http://town.example/minutes"}""", "/minutesUrl")]
    [TestCase("""{"minutesUrl":"javascript:alert(1)"}""", "/minutesUrl")]
    [TestCase("""{"decidedOn":"2027-01-01"}""", "/decidedOn")]
    [TestCase("""{"decidedOn":"1. maj"}""", "/decidedOn")]
    [TestCase("""{"decidedOn":"2026-09-20"}""", "/decidedOn")]
    [TestCase("""{"resultVersion":0}""", "/resultVersion")]
    [TestCase("""{"caseNumber":""}""", "/caseNumber")]
    [TestCase("""{"legalStatus":"adopted-with-deviation"}""", "/deviations")]
    [TestCase("""{"deviations":[{"project":"prj-bench","isFunded":true,"reason":"R"}]}""", "/deviations")]
    [TestCase(
        """
        {"legalStatus":"adopted-with-deviation","deviations":[{"project":"prj-x","isFunded":true,"reason":"R"}]}
        """,
        "/deviations/0/project")]
    public async Task What_is_wrong_in_a_decision_is_pointed_at(string change, string place)
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var finance = await town.As(Role.Finance);
        var body = JsonNode.Parse(
            """
            {"legalStatus":"adopted","caseNumber":"1","decidedOn":"2026-09-21","minutesUrl":"https://a.example/1",
             "reasons":"R"}
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        using var content = new StringContent(body.ToJsonString(), null, "application/json");
        var answer = await finance.PostAsync(Path, content);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(
            (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
        Assert.That(
            town.Database.Read(session => session.One<long>("SELECT COUNT(*) FROM council_decision")), Is.Zero);
    }

    [Test]
    public async Task A_council_decides_on_what_is_published_and_finance_staff_record_it()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        foreach (var role in (Role[])[Role.Clerk, Role.Auditor, Role.Administrator, Role.FrontEnd])
        {
            Assert.That(
                await (await (await town.As(role)).PostAsync(Path, Decision("adopted"))).OutcomeAsync(),
                Is.EqualTo("403 forbidden"), $"{role}");
        }

        await town.ChangeAsync(round => round with { State = RoundState.Counted });
        Assert.That(
            await (await (await town.As(Role.Finance)).PostAsync(Path, Decision("adopted"))).OutcomeAsync(),
            Is.EqualTo("409 result-not-published"));
    }

    [Test]
    public async Task A_decision_recorded_after_another_version_came_is_about_the_version_that_it_names()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var finance = await town.As(Role.Finance);
        town.Clock.Advance(TimeSpan.FromDays(1));
        await SupersedingTests.SupersedeAsync(town);
        await SupersedingTests.MadeAsync(finance);

        // Nobody guesses which; the second came after the meeting, and the third nobody confirmed.
        var unnamed = await finance.PostAsync(Path, Decision("adopted"));
        Assert.That(await unnamed.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(
            (await unnamed.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(),
            Is.EqualTo("/resultVersion"));
        var early = await finance.PostAsync(Path, Decision("adopted", version: 2));
        Assert.That(
            (await early.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(),
            Is.EqualTo("/decidedOn"));
        foreach (var version in (long[])[3, 4])
        {
            Assert.That(
                await (await finance.PostAsync(Path, Decision("adopted", version: version))).OutcomeAsync(),
                Is.EqualTo("409 result-not-published"), $"{version}");
        }

        var about = await finance.PostAsync(Path, Decision("adopted", version: 1));
        Assert.That(await about.OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(
            (await town.PublicJsonAsync("/result")).GetProperty("legalStatus").GetString(),
            Is.EqualTo("recommendation"));
        Assert.That(
            (await town.PublicJsonAsync("/result?version=1")).GetProperty("legalStatus").GetString(),
            Is.EqualTo("adopted"));
    }

    private static object Decision(string status, string? deviation = null, long? version = null) => new
    {
        resultVersion = version,
        legalStatus = status,
        caseNumber = "2026-114",
        decidedOn = "2026-09-21",
        minutesUrl = "https://town.example/minutes/114",
        reasons = "The library was promised.",
        deviations = deviation is null ? []
            : new[] { new { project = deviation, isFunded = true, reason = "It was promised." } },
    };
}
