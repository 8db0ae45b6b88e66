using System.Globalization;
using Budget.Api.Ballots;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Ballots;

[OnBothStores]
public sealed class ShowTurnoutTests
{
    [TestCase("7 8 9", 4, "1-1:7 2-2:8 3-3:9 = 24")]
    [TestCase("7 8 9", 3, "1-1:7 2-2:8 = 15")]
    [TestCase("7 8 9", 1, "= ")]
    [TestCase("2 2 2 9", 5, "1-3:6 4-4:9 = 15")]
    [TestCase("7 2 2", 4, "1-1:7 = 7")]
    [TestCase("4 -3 4", 4, "1-3:5 = 5")]
    [TestCase("6 -3 4 4", 5, "1-1:6 2-4:5 = 11")]
    [TestCase("", 1, "= ")]
    public void Days_before_today_are_told_and_small_ones_with_the_next(string voters, int today, string expected)
    {
        var days = voters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Index()
            .Select(day => new DayOfVoting(
                September(day.Index + 1), int.Parse(day.Item, CultureInfo.InvariantCulture))).ToArray();
        var turnout = ShowTurnout.Of(days, September(today), isOver: false, 100, minimumCell: 5);
        var told = turnout.Periods.Select(period => $"{period.FirstDate.Day}-{period.LastDate.Day}:{period.Voters} ");
        Assert.That($"{string.Concat(told)}= {turnout.Voters}", Is.EqualTo(expected));
    }

    [Test]
    public void What_was_told_is_never_told_otherwise_on_a_later_day()
    {
        DayOfVoting[] days =
            [.. Enumerable.Range(1, 20).Select(day => new DayOfVoting(September(day), (day * 7 % 9) - 1))];
        var told = Enumerable.Range(1, 21)
            .Select(today => ShowTurnout.Of(days, September(today), isOver: today > 20, 100, 5).Periods).ToArray();
        Assert.That(told[^1], Has.Count.GreaterThan(5));
        Assert.That(told.Select(periods => periods.SequenceEqual(told[^1].Take(periods.Count))), Is.All.True);
    }

    [TestCase(4, null)]
    [TestCase(5, 5)]
    public void A_small_roll_is_not_told(long entries, long? shown) =>
        Assert.That(ShowTurnout.Of([], September(1), isOver: false, entries, 5).Entries, Is.EqualTo(shown));

    [Test]
    public async Task Today_is_told_tomorrow_and_the_last_day_after_closing()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync(
            "ref\n" + string.Concat(Enumerable.Range(1, 6).Select(at => $"A-{at}\n")));
        await using var _ = town;
        foreach (var code in codes.Values)
        {
            await town.AsVoter(code).CastAsync("""{"lin-nord":{"approve":["prj-bench"]}}""");
        }

        // Whoever changes the ballot has not voted twice.
        await town.AsVoter(codes["A-1"]).CastAsync("""{"lin-nord":{"approve":["prj-trees"]}}""");
        Assert.That(await TurnoutAsync(town), Is.EqualTo("""{"isOver":false,"entries":6,"periods":[]}"""));
        town.Clock.SetUtcNow(new(2026, 9, 1, 22, 0, 0, TimeSpan.Zero));
        const string first = """[{"firstDate":"2026-09-01","lastDate":"2026-09-01","voters":6}]""";
        Assert.That(
            await TurnoutAsync(town),
            Is.EqualTo($$"""{"isOver":false,"entries":6,"voters":6,"periods":{{first}}}"""));
        town.Clock.SetUtcNow(SeededRound.ClosesAt);
        Assert.That(await TurnoutAsync(town), Does.StartWith("""{"isOver":true,"entries":6,"voters":6,"""));
    }

    private static async Task<string> TurnoutAsync(RunningTown town) =>
        await town.AsPublic().GetStringAsync(VotingTown.Path + "/turnout");

    private static DateOnly September(int day) => new(2026, 9, day);
}
