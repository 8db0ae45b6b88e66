using System.Text;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

/// <summary>
/// A rule set that could never be counted is refused when it is written, and not when people have voted.
/// </summary>
[OnBothStores]
public sealed class RuleSetOfRoundTests
{
    // One line of the round takes approvals, the other rankings.
    [TestCase("""{"rule":"greedy-by-score","satisfaction":"points"}""", "Hele byen", "points")]
    [TestCase("""{"rule":"equal-shares","completion":[{"kind":"greedy","satisfaction":"points"}]}""", "Hele byen",
        "points")]
    [TestCase("""{"rule":"stv"}""", "Hele byen", "stv")]
    [TestCase("""{"rule":"ranked-pairs"}""", "Nord", "ranked-pairs")]
    [TestCase("""{"rule":"greedy","satisfaction":"positional","scores":{"kind":"list","values":["1"]}}""", "Nord",
        "positional")]
    public async Task What_the_ballots_of_a_line_do_not_say_is_refused_with_the_line(
        string ruleSet, string line, string unsaid)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var answer = await WriteAsync(round, ruleSet);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 rule-unsupported-ballots"));
        var detail = (await answer.JsonAsync()).GetProperty("detail").GetString();
        Assert.That(detail, Does.Contain($"“{line}”").And.EndsWith($"do not say {unsaid}."));
        Assert.That((await round.ReadAsync("/rule-set")).GetProperty("rule").GetString(), Is.EqualTo("equal-shares"));
    }

    [TestCase("""{"rule":"phragmen","completion":[{"kind":"add-one"}]}""", "/completion/0", "takes no completion")]
    [TestCase("""{"rule":"bos-equal-shares","completion":[{"kind":"add-one"}]}""", "/completion/0", "no purses to")]
    [TestCase("""{"rule":"equal-shares","onMisfit":"stop"}""", "/onMisfit", "does not ask")]
    [TestCase("""{"rule":"phragmen","satisfaction":"cost"}""", "/satisfaction", "does not ask")]
    [TestCase(
        """{"rule":"equal-shares","completion":[{"kind":"comparison","measure":"represented"},{"kind":"greedy"}]}""",
        "/completion/1", "last")]
    public async Task What_means_nothing_to_the_rule_is_pointed_at(string ruleSet, string place, string reason)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var answer = await WriteAsync(round, ruleSet);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        var error = (await answer.JsonAsync()).GetProperty("errors")[0];
        Assert.That(error.GetProperty("pointer").GetString(), Is.EqualTo(place));
        Assert.That(error.GetProperty("message").GetString(), Does.Contain(reason));
    }

    [TestCase("""{"rule":"bos-equal-shares","completion":[{"kind":"greedy"}]}""")]
    [TestCase("""{"rule":"equal-shares","completion":[{"kind":"comparison","measure":"funded-count"}]}""")]
    public async Task What_can_be_counted_is_kept(string ruleSet)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        Assert.That((int)(await WriteAsync(round, ruleSet)).StatusCode, Is.EqualTo(200));
    }

    private static async Task<HttpResponseMessage> WriteAsync(Planned round, string ruleSet)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{round.Path}/rule-set");
        request.Content = new StringContent(ruleSet, Encoding.UTF8, "application/json");
        var now = await round.Anna.GetAsync($"{round.Path}/rule-set");
        request.Headers.TryAddWithoutValidation("If-Match", now.Headers.ETag!.Tag);
        return await round.Anna.SendAsync(request);
    }
}
