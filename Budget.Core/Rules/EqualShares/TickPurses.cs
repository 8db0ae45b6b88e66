using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// What every voter has left, in ticks: whole numbers so fine that all the money there is makes just under 2^62 of
/// them. A purse holds at least its ticks and less than its ticks plus <see cref="Slack"/>, so integers prove nearly
/// every comparison; where they cannot, they say so.
/// </summary>
internal sealed class TickPurses(Profile profile)
{
    private readonly long[] _ticksOf = new long[profile.GroupCount];

    public TickScale Scale { get; private set; }

    /// <summary>By less than so many ticks a purse may exceed its ticks.</summary>
    public long Slack { get; set; }

    /// <summary>For each group of ballots, its purse in ticks.</summary>
    public Span<long> Of => _ticksOf;

    /// <summary>Gives everybody the same purse, an amount of the smallest unit, and answers its ticks.</summary>
    public long FillAll(Rational purse)
    {
        Scale = TickScale.For(purse * profile.VoterCount);
        Slack = 1;
        var ticks = (long)Scale.Floor(purse.Numerator, purse.Denominator);
        Array.Fill(_ticksOf, ticks);
        return ticks;
    }

    /// <summary>Ticks that some groups own together.</summary>
    public long Sum(ReadOnlySpan<int> groups, ReadOnlySpan<long> weights)
    {
        unchecked
        {
            // All the money there is makes less than 2^62 ticks.
            var sum = 0L;
            for (var at = 0; at < groups.Length; at++)
            {
                sum += _ticksOf[groups[at]] * weights[at];
            }

            return sum;
        }
    }
}
