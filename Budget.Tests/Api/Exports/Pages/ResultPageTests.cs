using System.Text.RegularExpressions;
using System.Xml.Linq;
using Budget.Api.Exports.Pages;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;

namespace Budget.Tests.Api.Exports.Pages;

[OnBothStores]
public sealed partial class ResultPageTests
{
    private const string Page = SealedTown.Round + "/exports/result.html";
    private const string Attack = "</td></table><script>alert(1)</script><img src=x onerror='a'>\" & æøå";

    [TestCase("da", "Indstillede projekter", "Reglen", "1.000,00 kr.")]
    [TestCase("en", "Recommended projects", "The rule", "DKK 1,000.00")]
    public async Task The_page_says_everything_in_one_file_in_both_languages(
        string language, string recommended, string rule, string amount)
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var answer = await town.AsPublic().GetAsync($"{Page}?language={language}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(answer.Content.Headers.ContentLanguage, Is.EqualTo(new[] { language }));
        Assert.That(text, Does.Contain($"<html lang=\"{language}\">").And.Contain(recommended).And.Contain(rule)
            .And.Contain(amount).And.Contain("Gynger").And.Contain("The council decides"));
        var result = await town.PublicJsonAsync("/result");
        Assert.That(text, Does.Contain(result.GetProperty("recordHash").GetString()!));
        foreach (var line in result.GetProperty("lines").EnumerateArray())
        {
            foreach (var project in line.GetProperty("recommended").EnumerateArray()
                .Concat(line.GetProperty("notRecommended").EnumerateArray()))
            {
                Assert.That(text, Does.Contain(Html.Of($"{project.GetProperty("explanation")
                    .GetProperty(language).GetString()}").Text));
            }
        }

        Assert.That(text, Does.Not.Contain("unded").And.Not.Contain("evilg"));
    }

    [Test]
    public async Task The_page_loads_nothing_runs_nothing_and_is_built_for_those_who_cannot_see_it()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var answer = await town.AsPublic().GetAsync(Page);
        var text = await answer.Content.ReadAsStringAsync();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(
            policy, Does.StartWith("default-src 'none'; style-src 'sha256-").And.Contain("frame-ancestors 'none'"));
        Assert.That(Loading().Matches(text), Is.Empty);
        var body = Parsed(text);
        Assert.That(body.Descendants("h1").Count(), Is.EqualTo(1));
        Assert.That(((string[])["header", "main", "footer", "caption", "h2"])
            .Where(name => !body.Descendants(name).Any()), Is.Empty);
        Assert.That(body.Descendants("th").Select(head => head.Attribute("scope")?.Value), Has.All.AnyOf("col", "row"));
        Assert.That(body.Descendants("table").Count(), Is.EqualTo(body.Descendants("caption").Count()));
        var ids = body.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.That(ids, Is.Unique);
        Assert.That(body.Descendants().Attributes("aria-labelledby").Select(label => label.Value), Is.SubsetOf(ids));
        Assert.That(text, Does.Contain("@media print").And.Contain("prefers-color-scheme:dark"));
    }

    [Test]
    public async Task No_title_and_no_reason_becomes_markup()
    {
        var manifest = SeededRound.Manifest with
        {
            Title = Attack,
            Mandate = Attack,
            Lines = [SeededRound.Manifest.Lines[0] with { Title = Attack }, SeededRound.Manifest.Lines[1]],
            Projects =
            [
                .. SeededRound.Manifest.Projects.Select(project => project with { Title = Attack + project.Id }),
            ],
        };
        await using var town = await SealedTown.OpenPublishedAsync(null, manifest);
        var made = await (await town.As(Role.Finance)).PostAsync(SealedTown.Round + "/council-decisions", new
        {
            legalStatus = "adopted",
            caseNumber = Attack,
            decidedOn = "2026-09-21",
            minutesUrl = "https://town.example/\"><script>",
            reasons = Attack,
        });
        Assert.That(await made.OutcomeAsync(), Is.EqualTo("201"));
        var text = await town.AsPublic().GetStringAsync(Page);
        Assert.That(text, Does.Not.Contain("<script").And.Not.Contain("<img"));
        Assert.That(Parsed(text).Element("header")!.Element("h1")!.Value, Does.StartWith(Attack));
        Assert.That(text, Does.Contain("<th scope=\"col\">Funded</th>"));
    }

    [Test]
    public async Task The_page_opens_through_the_gate_and_hides_small_numbers()
    {
        await using var town = await SealedTown.OpenPublishedAsync(SealedTown.Ballots(1), publishedFrom: 50);
        var text = await town.AsPublic().GetStringAsync(Page + "?language=en");
        Assert.That(text, Does.Contain("few").And.Contain("so few ballots"));
        Assert.That(
            CountCell().Matches(text).Select(cell => cell.Groups[1].Value)
                .Where(cell => int.TryParse(cell, out var count) && count < 5),
            Is.Empty);
        await town.ChangeAsync(round => round with { State = Budget.Api.Rounds.RoundState.Counted });
        Assert.That(
            await (await town.AsPublic().GetAsync(Page)).OutcomeAsync(), Is.EqualTo("409 result-not-published"));
        Assert.That(
            await (await town.AsPublic().GetAsync(Page + "?language=de")).OutcomeAsync(),
            Is.EqualTo("400 invalid-input"));
    }

    [Test]
    public async Task What_was_withdrawn_stands_there_with_its_reason_and_versions_keep_their_numbers()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        await SupersedingTests.MadeAsync(await town.As(Role.Finance, "anna"));
        await SupersedingTests.SupersedeAsync(town);
        var now = Parsed(await town.AsPublic().GetStringAsync(Page + "?language=en"));
        var withdrawn = now.Descendants("dl").First(list => list.PreviousNode is XElement { Value: "Withdrawn" });
        Assert.That(
            withdrawn.Elements().Select(one => one.Value.Trim()),
            Is.EqualTo(new[] { "Gynger", "Gyngerne kan ikke stå der." }));
        Assert.That(
            now.Descendants("li").Select(version => version.Attribute("value")!.Value),
            Is.EqualTo(new[] { "1", "3" }));
        Assert.That(
            await town.AsPublic().GetStringAsync(Page + "?language=en&version=1"),
            Does.Not.Contain("<h3>Withdrawn"));
    }

    [Test]
    public async Task The_page_names_the_engine_that_counted_and_says_what_is_not_in_the_record()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var engine = (await town.PublicJsonAsync("/result/record")).GetProperty("engineVersion").GetString()!;
        await town.Database.Write<string>(session =>
        {
            session.Run(
                """
                INSERT INTO result (round_id, version, record, hash, signature, report, counted_at, published_at)
                SELECT round_id, 2, REPLACE(record, @now, @before), hash, signature, report, counted_at, published_at
                FROM result
                """,
                new { now = $"\"engineVersion\":\"{engine}\"", before = "\"engineVersion\":\"0.0.7\"" });
            return engine;
        });
        Assert.That(
            await town.AsPublic().GetStringAsync(Page + "?language=en"),
            Does.Contain("<dt>Engine</dt><dd>0.0.7</dd>").And.Contain("are not in the record"));
    }

    // As XML, once what HTML lets one leave open is closed.
    private static XElement Parsed(string page) => XElement.Parse(
        page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)]
            .Replace("<br>", "<br/>", StringComparison.Ordinal));

    [GeneratedRegex("<script|<link|<img|<iframe|<object|<form|url\\(|@import|\\son\\w+=|javascript:|\\ssrc=|\\sstyle=",
        RegexOptions.IgnoreCase)]
    private static partial Regex Loading();

    [GeneratedRegex("<td class=\"number\">([^<]*)</td>")]
    private static partial Regex CountCell();
}
