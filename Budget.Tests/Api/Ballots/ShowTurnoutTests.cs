using System.Globalization;
using Budget.Api.Ballots;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Ballots;

[OnBothStores]
public sealed class ShowTurnoutTests
{
    [TestCase("7 8 9", 4, "1-1:7 2-2:8 = 15")]
    [TestCase("7 8 9", 3, "1-1:7 = 7")]
    [TestCase("7 8 9", 2, "= ")]
    [TestCase("2 2 2 9", 5, "1-3:6 = 6")]
    [TestCase("7 2 2", 4, "= ")]
    [TestCase("6 -3 4 4 9", 6, "1-1:6 2-4:5 = 11")]
    [TestCase("", 1, "= ")]
    public void Days_before_today_are_told_small_ones_with_the_next_and_the_newest_later(
        string voters, int today, string expected)
    {
        var turnout = ShowTurnout.Of(Days(voters), September(today), isOver: false, 100, 5, isWhole: false);
        Assert.That(Text(turnout), Is.EqualTo(expected));
    }

    [TestCase("7 8 2", true, "1-1:7 2-3:10 = 17")]
    [TestCase("7 8 2", false, "1-1:7 = 7")]
    [TestCase("7 2", true, "1-2:9 = 9")]
    [TestCase("7 6 -4", true, "1-1:7 = 7")]
    [TestCase("4", true, "= ")]
    public void When_voting_is_over_what_is_left_joins_the_newest_days(string voters, bool isWhole, string expected)
    {
        var turnout = ShowTurnout.Of(Days(voters), DateOnly.MaxValue, isOver: true, 100, 5, isWhole);
        Assert.That(Text(turnout), Is.EqualTo(expected));
    }

    [Test]
    public void No_two_sums_of_any_days_differ_by_few()
    {
        DayOfVoting[] days =
            [.. Enumerable.Range(1, 20).Select(day => new DayOfVoting(September(day), day * 7 % 9))];
        var sums = Enumerable.Range(1, 21).Select(today => ShowTurnout.Of(
            days, September(today), isOver: today > 20, 100, 5, isWhole: today > 20).Voters ?? 0).ToArray();
        Assert.That(sums[^1], Is.EqualTo(days.Sum(day => day.Voters)));
        Assert.That(sums.Zip(sums.Skip(1), (before, after) => after - before), Is.All.Matches<long>(
            difference => difference is 0 or >= 5));
    }

    [Test]
    public void What_was_told_is_never_told_otherwise_on_a_later_day()
    {
        DayOfVoting[] days =
            [.. Enumerable.Range(1, 20).Select(day => new DayOfVoting(September(day), (day * 7 % 9) - 1))];
        var told = Enumerable.Range(1, 21)
            .Select(today => ShowTurnout.Of(
                days, September(today), isOver: today > 20, 100, 5, isWhole: today > 20).Periods).ToArray();
        Assert.That(told[^1], Has.Count.GreaterThan(5));
        Assert.That(told.Select(periods => periods.SequenceEqual(told[^1].Take(periods.Count))), Is.All.True);
    }

    [TestCase(4, null)]
    [TestCase(5, 5)]
    public void A_small_roll_is_not_told(long entries, long? shown) =>
        Assert.That(ShowTurnout.Of([], September(1), isOver: false, entries, 5, false).Entries, Is.EqualTo(shown));

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
        Assert.That(await TurnoutAsync(town), Is.EqualTo("""{"isOver":false,"entries":6,"periods":[]}"""));
        town.Clock.SetUtcNow(SeededRound.ClosesAt);
        const string day = """[{"firstDate":"2026-09-01","lastDate":"2026-09-01","voters":6}]""";
        Assert.That(
            await TurnoutAsync(town), Is.EqualTo($$"""{"isOver":true,"entries":6,"voters":6,"periods":{{day}}}"""));
    }

    [Test]
    public async Task A_line_with_few_ballots_is_not_uncovered_by_the_turnout_nor_by_the_record()
    {
        await using var town = await SealedTown.OpenPublishedAsync(
            Enumerable.Repeat("""{"lin-nord":{"approve":["prj-bench"]}}""", 60)
                .Concat(Enumerable.Repeat("""{"lin-by":{"rank":[["prj-path"]]}}""", 3)));
        await town.Database.Write<object>(session =>
        {
            TurnoutCounter.Add(session, SeededRound.Id, September(2), 40);
            TurnoutCounter.Add(session, SeededRound.Id, September(3), 23);
            return new object();
        });
        Assert.That(await TurnoutAsync(town), Does.Contain("\"voters\":40").And.Not.Contain("63"));
        var record = await town.PublicJsonAsync("/result/record");
        Assert.That(
            record.GetProperty("ballots").GetRawText(), Is.EqualTo("""{"lines":{"lin-nord":60}}"""));
    }

    private static async Task<string> TurnoutAsync(RunningTown town) =>
        await town.AsPublic().GetStringAsync(VotingTown.Path + "/turnout");

    private static DayOfVoting[] Days(string voters) =>
    [
        .. voters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Index().Select(day => new DayOfVoting(
            September(day.Index + 1), int.Parse(day.Item, CultureInfo.InvariantCulture))),
    ];

    private static string Text(ShowTurnout.Turnout turnout)
    {
        var told = turnout.Periods.Select(period => $"{period.FirstDate.Day}-{period.LastDate.Day}:{period.Voters} ");
        return $"{string.Concat(told)}= {turnout.Voters}";
    }

    private static DateOnly September(int day) => new(2026, 9, day);
}
