using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary><c>GET /rounds/{round}/turnout</c>: how many have voted, day by day, without small numbers.</summary>
internal static class ShowTurnout
{
    public static IResult Handle(string round, Database database, TimeProvider clock) => database.Read(session =>
        Round.Get(session, round).Then(VotingHours.HasForm).Then<Turnout>(found =>
        {
            var now = clock.GetUtcNow();
            var isOver = found.StateAt(now) >= RoundState.Closed;
            var entries = session.One<long>("SELECT COUNT(*) FROM roll_entry WHERE round_id = @round", new { round });
            return Of(
                TurnoutCounter.Of(session, round), isOver ? DateOnly.MaxValue : LocalDay.Of(now), isOver, entries,
                found.Settings.MinimumCell);
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
    internal static Turnout Of(
        IReadOnlyList<DayOfVoting> days, DateOnly today, bool isOver, long entries, int minimumCell)
    {
        var periods = new List<Period>();
        DateOnly? from = null;
        long voters = 0;
        foreach (var day in days.Where(day => day.Day < today))
        {
            from ??= day.Day;
            voters += day.Voters;
            if (voters >= minimumCell)
            {
                periods.Add(new(from.Value, day.Day, voters));
                (from, voters) = (null, 0);
            }
        }

        return new(
            isOver, entries >= minimumCell ? entries : null,
            periods.Count > 0 ? periods.Sum(period => period.Voters) : null, periods);
    }

    /// <summary>How many have voted, without small numbers.</summary>
    /// <param name="IsOver">Whether voting is over, so that nothing is added.</param>
    /// <param name="Entries">How many may vote; left out when they are few.</param>
    /// <param name="Voters">How many have voted in the periods; left out when there is none.</param>
    /// <param name="Periods">
    /// Days in order, up to yesterday. A day with few voters is told together with the next; what is left over at the
    /// end is not told, and is not in the sum, which would tell it.
    /// </param>
    internal sealed record Turnout(bool IsOver, long? Entries, long? Voters, IReadOnlyList<Period> Periods);

    /// <summary>Some days that are told together.</summary>
    /// <param name="FirstDate">In Denmark.</param>
    /// <param name="LastDate">The same as the first, unless days are told together.</param>
    /// <param name="Voters">Who had not voted before and now has, less those who took their ballot back.</param>
    internal sealed record Period(DateOnly FirstDate, DateOnly LastDate, long Voters);
}
