using System.Globalization;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Api.Voters;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Voters;

[OnBothStores]
public sealed class ShowRollSummaryTests
{
    private const string North = """[{"lines":["lin-nord"]}]""";
    private const string Either = """[{"atMost":1,"lines":["lin-by","lin-nord"]}]""";

    [Test]
    public void Small_numbers_are_left_out_of_the_summary()
    {
        var summary = ShowRollSummary.Of(
            [
                new(North, "are-a", "10-14", 20, 20), new(North, "are-b", "15+", 9, 0),
                new(North, "are-c", "15+", 3, 0), new(Either, "are-b", null, 4, 4),
            ],
            minimumCell: 5);
        Assert.That(WireFormat.Write(summary), Is.EqualTo(
            "{\"entries\":36,\"withCode\":24,\"lines\":[{\"of\":\"lin-by\"},{\"of\":\"lin-nord\",\"entries\":36}],"
            + "\"areas\":[{\"of\":\"are-a\",\"entries\":20},{\"of\":\"are-b\"},{\"of\":\"are-c\"}],"
            + "\"ageBands\":[{},{\"of\":\"10-14\",\"entries\":20},{\"of\":\"15+\"}]}"));
    }

    [TestCase(95, 5, "95 5")]
    [TestCase(96, 4, "- -")]
    [TestCase(100, 0, "100")]
    public void A_line_on_which_nearly_all_may_vote_would_tell_on_the_others(int north, int city, string shown)
    {
        var summary = ShowRollSummary.Of(
            [new(North, null, null, north, 0), new("""[{"lines":["lin-x"]}]""", null, null, city, 0)], minimumCell: 5);
        Assert.That(
            string.Join(' ', summary.Lines.Where(line => line.Of is not "lin-x" || city > 0)
                .Select(line => line.Entries?.ToString(CultureInfo.InvariantCulture) ?? "-")),
            Is.EqualTo(shown));
    }

    [TestCase("20 9 3", "20 - -")]
    [TestCase("20 3 3", "20 - -")]
    [TestCase("20 0 5", "20 0 5")]
    [TestCase("4", "-")]
    [TestCase("1 0 6 7", "- 0 - 7")]
    [TestCase("", "")]
    public void A_hidden_part_cannot_be_told_from_the_others(string parts, string shown) => Assert.That(
        string.Join(' ', SmallCells.OfWhole(
            [.. parts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => long.Parse(part, CultureInfo.InvariantCulture))], 5)
            .Select(part => part?.ToString(CultureInfo.InvariantCulture) ?? "-")),
        Is.EqualTo(shown));

    [Test]
    public async Task Staff_see_how_many_may_vote_where()
    {
        await using var town = await VotingTown.OpenAsync();
        await town.IssueCodesAsync(
            "ref;lines\n" + string.Concat(Enumerable.Range(1, 6).Select(at => $"A-{at};lin-nord\n")));
        await (await town.As(Role.Clerk)).ImportAsync("ref;lines\nB-1;lin-by\n");
        var auditor = await town.As(Role.Auditor);
        Assert.That(await auditor.GetStringAsync(VotingTown.Path + "/roll-summary"), Is.EqualTo(
            """{"entries":7,"withCode":6,"lines":[{"of":"lin-by"},{"of":"lin-nord"}],"""
            + "\"areas\":[{\"entries\":7}],\"ageBands\":[{\"entries\":7}]}"));
        Assert.That(
            await (await town.AsPublic().GetAsync(VotingTown.Path + "/roll-summary")).OutcomeAsync(),
            Is.EqualTo("401 unauthenticated"));
    }
}
