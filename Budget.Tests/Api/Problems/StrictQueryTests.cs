using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;

namespace Budget.Tests.Api.Problems;

[OnBothStores]
public sealed class StrictQueryTests
{
    [TestCase("project-imports?dry-run=true", "/dry-run", "expected only dryRun")]
    [TestCase("project-imports?dryRun=yes", "/dryRun", "expected true or false")]
    [TestCase("project-imports?dryRun=true&dryRun=false", "/dryRun", "expected this once")]
    [TestCase("roll-imports?dry=1", "/dry", "expected only dryRun")]
    public async Task A_misspelt_trial_is_not_taken_for_the_real_thing(string path, string place, string message)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        using var table = new StringContent("title;price;line\nBænk;100;" + round.North + "\n");
        table.Headers.ContentType = new("text/csv");
        var answer = await (await town.As(Role.Finance)).PostAsync($"{round.Path}/{path}", table);
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        var error = (await answer.JsonAsync()).GetProperty("errors")[0];
        Assert.That(error.GetProperty("pointer").GetString(), Is.EqualTo(place));
        Assert.That(error.GetProperty("message").GetString(), Does.StartWith(message));
    }

    [Test]
    public async Task A_part_of_a_list_that_cannot_be_read_is_pointed_at()
    {
        await using var town = await RunningTown.OpenAsync();
        var answer = await town.AsPublic().GetAsync("/v1/rounds?limit=x&foo=1");
        var pointers = (await answer.JsonAsync()).GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("pointer").GetString());
        Assert.That(pointers, Is.EquivalentTo(new[] { "/limit", "/foo" }));
    }
}
