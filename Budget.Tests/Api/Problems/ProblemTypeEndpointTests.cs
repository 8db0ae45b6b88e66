using Budget.Api.Problems;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Problems;

public sealed class ProblemTypeEndpointTests
{
    [Test]
    public async Task Every_code_is_explained_in_both_languages_where_its_type_leads()
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        foreach (var type in ProblemType.All)
        {
            var answer = await client.GetAsync($"/v1/problem-types/{type.Code}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), type.Code);
            Assert.That(text, Does.Contain(type.Danish).And.Contain(type.English).And.Contain($"{type.Status}"));
            var advice = (await answer.JsonAsync()).GetProperty("advice");
            Assert.That(advice.GetProperty("da").GetString(), Does.EndWith(".").And.Not.EqualTo(type.Danish));
            Assert.That(advice.GetProperty("en").GetString(), Does.EndWith(".").And.Not.EqualTo(type.English));
        }
    }

    [Test]
    public async Task A_browser_gets_a_page()
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml");
        var answer = await client.GetAsync("/v1/problem-types/voting-closed");
        Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("<!DOCTYPE html>")
            .And.Contain("Afstemningen er ikke åben.").And.Contain("Voting is not open."));
        var all = await (await client.GetAsync("/v1/problem-types")).Content.ReadAsStringAsync();
        Assert.That(ProblemType.All.Where(type => !all.Contains(
            $"<article id=\"{type.Code}\">", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_code_that_is_not_there_is_not_found_and_all_of_them_are_listed_once()
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        var all = await (await client.GetAsync("/v1/problem-types")).JsonAsync();
        var codes = all.GetProperty("items").EnumerateArray().Select(type => type.GetProperty("code").GetString());
        Assert.That(codes, Is.Unique.And.Contains("not-found"));
        Assert.That(
            await (await client.GetAsync("/v1/problem-types/none")).OutcomeAsync(), Is.EqualTo("404 not-found"));
    }
}
