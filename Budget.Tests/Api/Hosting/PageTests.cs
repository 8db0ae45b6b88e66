using System.Text.RegularExpressions;
using Budget.Api.Security;
using Budget.Tests.Api.Rounds;

namespace Budget.Tests.Api.Hosting;

[OnBothStores]
public sealed partial class PageTests
{
    private static readonly string[] Lists = ["lines", "areas", "categories", "projects", "audit-events"];

    [TestCaseSource(nameof(Lists))]
    public async Task Links_lead_through_a_list_once_and_say_how_long_it_is(string list)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        foreach (var title in (string[])["Nord", "Syd", "Vest"])
        {
            await round.AddAsync("areas", new { title });
            await round.AddAsync("categories", new { title });
        }

        var whole = await round.ReadAsync($"/{list}?include=total");
        var seen = new List<string>();
        var path = $"{round.Path}/{list}?limit=1&include=total";
        while (path is not null)
        {
            var answer = await round.Anna.GetAsync(path);
            var page = await answer.JsonAsync();
            Assert.That(page.GetProperty("total").GetInt64(), Is.EqualTo(whole.GetProperty("total").GetInt64()));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetRawText()));
            path = answer.Headers.TryGetValues("Link", out var links) ? Next().Match(links.Single()).Groups[1].Value
                : null;
            Assert.That(page.TryGetProperty("nextCursor", out _), Is.EqualTo(path is not null));
        }

        Assert.That(seen, Has.Count.EqualTo(whole.GetProperty("total").GetInt64()));
        Assert.That(seen, Is.EqualTo(whole.GetProperty("items").EnumerateArray().Select(one => one.GetRawText())));
        Assert.That((await round.ReadAsync($"/{list}")).TryGetProperty("total", out _), Is.False);
    }

    [Test]
    public async Task Rounds_and_batches_are_lists_like_the_others()
    {
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.As(Role.Finance);
        for (var round = 0; round < 3; round++)
        {
            await finance.PostAsync("/v1/rounds", new { title = "A" });
        }

        var page = await (await finance.GetAsync("/v1/rounds?limit=2&include=total")).JsonAsync();
        Assert.That(page.GetProperty("total").GetInt64(), Is.EqualTo(3));
        var id = page.GetProperty("items")[0].GetProperty("id").GetString();
        var batches = await (await finance.GetAsync($"/v1/rounds/{id}/code-batches?include=total")).JsonAsync();
        Assert.That(batches.GetProperty("total").GetInt64(), Is.Zero);
    }

    [TestCase("limit=0", "/limit")]
    [TestCase("limit=201", "/limit")]
    [TestCase("include=all", "/include")]
    [TestCase("cursor=bGluLWE", "/cursor")]
    [TestCase("cursor=%00%FF", "/cursor")]
    public async Task What_no_list_takes_is_refused_at_its_place(string query, string place)
    {
        await using var town = await RunningTown.OpenAsync();
        var answer = await town.AsPublic().GetAsync($"/v1/rounds?{query}");
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(
            (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo(place));
    }

    [Test]
    public async Task A_cursor_with_one_letter_changed_is_refused()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var cursor = (await round.ReadAsync("/lines?limit=1")).GetProperty("nextCursor").GetString()!;
        for (var at = 0; at < cursor.Length - 1; at++)
        {
            var altered = $"{cursor[..at]}{(cursor[at] == 'A' ? 'B' : 'A')}{cursor[(at + 1)..]}";
            var answer = await round.Anna.GetAsync($"{round.Path}/lines?cursor={altered}");
            Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"), altered);
        }
    }

    [GeneratedRegex("^<([^>]+)>; rel=\"next\"$")]
    private static partial Regex Next();
}
