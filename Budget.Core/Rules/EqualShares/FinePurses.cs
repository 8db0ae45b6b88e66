using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// What every voter has left, in ticks and fractions of a tick. Each purchase can make the error of purses larger by
/// the factor (supporters who give all) / (supporters who do not), which in real elections comes to 2^70 in a run; so
/// prices are looked for with whole ticks, but paid with some 40 bits more.
/// </summary>
internal sealed class FinePurses(Profile profile, Support support)
{
    // All voters' fractions together must fit a long, like their ticks.
    private readonly int _bits = BitOperations.LeadingZeroCount((ulong)profile.VoterCount) - 2;
    private readonly long[] _fractions = new long[profile.GroupCount];
    private readonly long[] _richest = new long[support.MostRuns];
    private Int128 _error;
    private Int128 _start;

    /// <summary>The same purses in whole ticks, rounded down.</summary>
    public TickPurses Ticks { get; } = new(profile);

    /// <summary>Whether purses are known too badly to decide anything.</summary>
    public bool Blurred => _error >> 60 > 0;

    /// <summary>Gives everybody the same purse, an amount of the smallest unit.</summary>
    public void FillAll(Rational purse)
    {
        _start = ((Int128)Ticks.FillAll(purse) + 1) << _bits;
        var fine = Ticks.Scale.Floor(purse.Numerator << _bits, purse.Denominator);
        Array.Fill(_fractions, (long)(fine & ((BigInteger.One << _bits) - 1)));
        _error = 1;
        Ticks.Slack = 2;
    }

    /// <summary>Takes what a project costs from its supporters, as near to the exact payments as can be told.</summary>
    public void Pay(int project, Offer offer)
    {
        var price = Refined(project, offer);
        Int128 blur = 1;
        foreach (var run in support.RunsOf(project))
        {
            var (least, most) = (AtMostAll(price.Least(run.Share, _error)), AtMostAll(price.Most(run.Share)));
            var (wholes, parts) = Split(most);
            Take(support.Groups.AsSpan(run.Start..run.End), wholes, parts);
            blur = Int128.Max(blur, most - least);
        }

        _error += blur;
        Ticks.Slack = 2 + (long)Int128.Min(_error >> _bits, long.MaxValue >> 1);
    }

    // Starts from the price in whole ticks, which is too high: so nobody who could pay it can fall behind, and it is
    // settled when all who could not are behind the next one too. If not, the prices from then on only grow, until
    // nobody changes sides.
    private FinePrice Refined(int project, Offer offer)
    {
        var price = new FinePrice(offer.Owed << _bits, offer.Shares, offer.PoorVoters);
        var settled = offer.PoorVoters == 0;
        for (var first = true; !settled; first = false)
        {
            var (owed, shares, poor) = (offer.Cost << _bits, support.Shares(project), 0L);
            var runs = support.RunsOf(project);
            for (var at = 0; at < runs.Length; at++)
            {
                var (share, start, end) = runs[at];
                var (wholes, parts) = Split(AtMostAll(price.Most(share)));
                var sum = Below(support.Groups.AsSpan(start..end), support.Weights.AsSpan(start..end), wholes, parts);
                owed -= ((Int128)sum.Ticks << _bits) + sum.Fractions;
                shares -= sum.Voters * share;
                poor += sum.Voters;
                _richest[at] = sum.Richest;
            }

            var next = new FinePrice(owed, shares, poor);
            settled = next == price || shares == 0 || (first && AllBehind(runs, next));
            price = next;
        }

        return price;
    }

    private bool AllBehind(ReadOnlySpan<SupportRun> runs, FinePrice price)
    {
        for (var at = 0; at < runs.Length; at++)
        {
            if (_richest[at] >= Split(AtMostAll(price.Least(runs[at].Share, 0))).Wholes)
            {
                return false;
            }
        }

        return true;
    }

    // Nobody can pay more than the first purse, whatever the price asks for many shares.
    private Int128 AtMostAll(Int128 fine) => Int128.Min(fine, _start);

    private (long Wholes, long Parts) Split(Int128 fine) =>
        ((long)(fine >> _bits), (long)(fine & ((Int128.One << _bits) - 1)));

    private Poor Below(ReadOnlySpan<int> groups, ReadOnlySpan<long> weights, long wholes, long parts)
    {
        unchecked
        {
            ref var ticksOf = ref MemoryMarshal.GetReference(Ticks.Of);
            ref var fractionsOf = ref MemoryMarshal.GetArrayDataReference(_fractions);
            ref var weight = ref MemoryMarshal.GetReference(weights);
            var (ticks, fractions, voters, richest) = (0L, 0L, 0L, -1L);
            foreach (var group in groups)
            {
                var purse = Unsafe.Add(ref ticksOf, group);
                var fraction = Unsafe.Add(ref fractionsOf, group);
                var borrow = (fraction - parts) >> 63;
                var below = (purse - wholes + borrow) >> 63;
                var voter = weight & below;
                weight = ref Unsafe.Add(ref weight, 1);
                ticks += purse * voter;
                fractions += fraction * voter;
                voters += voter;
                richest = Math.Max(richest, purse & below);
            }

            return new(ticks, fractions, voters, richest);
        }
    }

    private void Take(ReadOnlySpan<int> groups, long wholes, long parts)
    {
        unchecked
        {
            ref var ticksOf = ref MemoryMarshal.GetReference(Ticks.Of);
            ref var fractionsOf = ref MemoryMarshal.GetArrayDataReference(_fractions);
            var whole = 1L << _bits;
            foreach (var group in groups)
            {
                ref var purse = ref Unsafe.Add(ref ticksOf, group);
                ref var fraction = ref Unsafe.Add(ref fractionsOf, group);
                var rest = fraction - parts;
                var borrow = rest >> 63;
                var left = purse - wholes + borrow;
                var kept = ~(left >> 63);
                purse = left & kept;
                fraction = rest + (whole & borrow) & kept;
            }
        }
    }

    private readonly record struct Poor(long Ticks, long Fractions, long Voters, long Richest);

    /// <summary>
    /// A price in fractions of a tick: owed / shares, too high by at most (error · poor + 1) / shares.
    /// </summary>
    private readonly record struct FinePrice(Int128 Owed, long Shares, long PoorVoters)
    {
        public Int128 Most(long share) => Shares == 0 ? Int128.MaxValue >> 2
            : share == 1 ? (Owed + Shares - 1) / Shares
            : (Int128)BigInteger.Min(((BigInteger)Owed * share + Shares - 1) / Shares, Int128.MaxValue >> 2);

        public Int128 Least(long share, Int128 error) => Shares == 0 ? 0
            : share == 1 ? Int128.Max(0, Owed - error * PoorVoters - 1) / Shares
            : (Int128)BigInteger.Min(
                BigInteger.Max(0, Owed - (BigInteger)error * PoorVoters - 1) * share / Shares, Int128.MaxValue >> 2);
    }
}
