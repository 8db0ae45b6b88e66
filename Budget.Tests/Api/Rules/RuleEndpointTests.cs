using Budget.Api.Rules;
using Budget.Core.Rules;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rules;

public sealed class RuleEndpointTests
{
    [Test]
    public void Every_rule_of_the_rule_book_is_told_in_both_languages()
    {
        Assert.That(RuleText.All.Select(rule => rule.Id), Is.EquivalentTo(RuleBook.Names));
        Assert.That(RuleText.All.Select(rule => rule.Sentence.Da), Is.Unique.And.All.EndsWith("."));
        Assert.That(RuleText.All.Select(rule => rule.Sentence.En), Is.Unique.And.All.EndsWith("."));
    }

    [Test]
    public async Task Everybody_may_read_what_a_rule_does_and_has_to_be_told()
    {
        await using var town = await RunningTown.OpenAsync();
        var client = town.AsPublic();
        var all = await (await client.GetAsync("/v1/rules")).JsonAsync();
        Assert.That(all.GetProperty("items").GetArrayLength(), Is.EqualTo(RuleBook.Names.Count()));
        foreach (var name in RuleBook.Names)
        {
            var rule = await (await client.GetAsync($"/v1/rules/{name}")).JsonAsync();
            var parameters = rule.GetProperty("parameters").EnumerateArray()
                .Select(parameter => parameter.GetProperty("name").GetString());
            Assert.That(parameters, Does.Contain("ties"), name);
            Assert.That(parameters.Contains("completion"), Is.EqualTo(RuleBook.Find(name)!.IsCompleted), name);
        }
    }

    [Test]
    public async Task A_rule_that_is_not_there_is_not_found()
    {
        await using var town = await RunningTown.OpenAsync();
        Assert.That(
            await (await town.AsPublic().GetAsync("/v1/rules/dictator")).OutcomeAsync(), Is.EqualTo("404 not-found"));
    }
}
