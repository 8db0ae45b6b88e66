using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Api.Voters;

namespace Budget.Api.Ballots;

/// <summary><c>GET /rounds/{round}/turnout</c>: how many have voted, day by day, without small numbers.</summary>
internal static class ShowTurnout
{
    public static IResult Handle(string round, Database database, BallotsByLine byLine, TimeProvider clock) =>
        database.Read(session => Round.Get(session, round).Then(VotingHours.HasForm).Then<Turnout>(found =>
        {
            var now = clock.GetUtcNow();
            var isOver = found.StateAt(now) >= RoundState.Closed;
            var days = TurnoutCounter.Of(session, round);
            var (entries, least) = (
                session.One<long>("SELECT COUNT(*) FROM roll_entry WHERE round_id = @round", new { round }),
                found.Settings.MinimumCell);
            return Of(
                days, isOver ? DateOnly.MaxValue : LocalDay.Of(now), isOver, entries, least,
                isOver && SmallCells.MayTellWhole(days.Sum(day => day.Voters), byLine.Of(session, found), least));
        }))
        .ToAnswer(TypedResults.Ok);

    /// <summary>What may be told of some days.</summary>
    /// <param name="days">In order.</param>
    /// <param name="today">
    /// Only days before it are told: a number that grows with each call would tell who has just voted.
    /// </param>
    /// <param name="isOver">Whether no day follows.</param>
    /// <param name="entries">How many are on the roll.</param>
    /// <param name="minimumCell">The smallest number of people that may be told.</param>
    /// <param name="isWhole">Whether all voters may be told, beside what is told of lines.</param>
    internal static Turnout Of(
        IReadOnlyList<DayOfVoting> days, DateOnly today, bool isOver, long entries, int minimumCell, bool isWhole)
    {
        var periods = Told([.. days.Where(day => day.Day < today)], minimumCell, isWhole);
        return new(
            isOver, entries >= minimumCell ? entries : null,
            periods.Count > 0 ? periods.Sum(period => period.Voters) : null, periods);
    }

    // The newest period is held back until another one is full, and in the end it takes up what is left over: so the
    // whole, wherever it is told, never differs by few from what was told before.
    private static List<Period> Told(DayOfVoting[] days, int minimumCell, bool isWhole)
    {
        var periods = new List<Period>();
        var (at, voters) = (0, 0L);
        for (var day = 0; day < days.Length; day++)
        {
            voters += days[day].Voters;
            if (voters >= minimumCell)
            {
                periods.Add(new(days[at].Day, days[day].Day, voters));
                (at, voters) = (day + 1, 0);
            }
        }

        if (periods is not [.., var newest])
        {
            return periods;
        }

        periods.RemoveAt(periods.Count - 1);
        if (isWhole && newest.Voters + voters >= minimumCell)
        {
            periods.Add(newest with { LastDate = days[^1].Day, Voters = newest.Voters + voters });
        }

        return periods;
    }

    /// <summary>How many have voted, without small numbers.</summary>
    /// <param name="IsOver">Whether voting is over, so that nothing is added.</param>
    /// <param name="Entries">How many may vote; left out when they are few.</param>
    /// <param name="Voters">How many have voted in the periods; left out when there is none.</param>
    /// <param name="Periods">
    /// Days in order. A day with few voters is told together with the next, and the newest such period only when the
    /// next one is full or voting is over; what is not told is not in the sum either.
    /// </param>
    internal sealed record Turnout(bool IsOver, long? Entries, long? Voters, IReadOnlyList<Period> Periods);

    /// <summary>Some days that are told together.</summary>
    /// <param name="FirstDate">In Denmark.</param>
    /// <param name="LastDate">The same as the first, unless days are told together.</param>
    /// <param name="Voters">Who had not voted before and now has, less those who took their ballot back.</param>
    internal sealed record Period(DateOnly FirstDate, DateOnly LastDate, long Voters);
}
