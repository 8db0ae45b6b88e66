using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// What every voter has left, in ticks: whole numbers so fine that all the money there is makes just under 2^62 of
/// them. No purse holds less than its ticks, and all purses together hold at most <see cref="Shortfall"/> more, so
/// integers prove nearly every comparison; where they cannot, they say so.
/// </summary>
internal sealed class TickPurses(Profile profile)
{
    private readonly long[] _ticksOf = new long[profile.GroupCount];

    public TickScale Scale { get; private set; }

    /// <summary>At most so many ticks is what all voters own more than is counted.</summary>
    public Int128 Shortfall { get; private set; }

    /// <summary>For each group of ballots, its purse in ticks.</summary>
    public Span<long> Of => _ticksOf;

    /// <summary>Gives everybody the same purse, an amount of the smallest unit, and answers its ticks.</summary>
    public long FillAll(Rational purse)
    {
        Scale = TickScale.For(purse * profile.VoterCount);
        Shortfall = profile.VoterCount;
        var ticks = (long)Scale.Floor(purse.Numerator, purse.Denominator);
        Array.Fill(_ticksOf, ticks);
        return ticks;
    }

    /// <summary>
    /// Takes the price of a project from its supporters. The price in ticks is too high by just what those who give all
    /// own more than is counted, so the shortfall only passes from them to the others: all give what the project costs,
    /// in ticks as in truth, and rounding adds at most a tick for each voter and one for the cost.
    /// </summary>
    /// <param name="support">Who supports what.</param>
    /// <param name="project">The project.</param>
    /// <param name="offer">Its price.</param>
    public void Pay(Support support, int project, Offer offer)
    {
        foreach (var run in support.RunsOf(project))
        {
            Take(support.Groups.AsSpan(run.Start..run.End), offer.Payment(run.Share));
        }

        AddRounding();
    }

    /// <summary>What rounding one payment per voter, and the cost, can add to the shortfall.</summary>
    public void AddRounding() => Shortfall += (Int128)profile.VoterCount + 1;

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

    private void Take(ReadOnlySpan<int> groups, long payment)
    {
        unchecked
        {
            // Neither number is negative, so the difference fits.
            ref var ticks = ref MemoryMarshal.GetArrayDataReference(_ticksOf);
            foreach (var group in groups)
            {
                ref var purse = ref Unsafe.Add(ref ticks, group);
                purse = Math.Max(0, purse - payment);
            }
        }
    }
}
