using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// What each project asks of its supporters, counted in ticks. The price x of a share solves
/// Σ min(purse, x · share) = cost. It is found from below: all pay the same for a share, those who cannot are set aside
/// with what they have, the others share the rest, until nobody has to be set aside. Solved with the ticks of purses
/// instead of the purses, it comes out too high, but by at most (what those set aside own more than is counted + 1) /
/// shares of the others; and that holds whoever was set aside, so also before the end.
/// ρ is the price divided by the scale of the project.
/// </summary>
internal sealed class Offers(Instance instance, Support support, TickPurses purses)
{
    private readonly Offer[] _offers = new Offer[support.ProjectCount];
    private readonly long[] _next = new long[support.MostRuns];

    /// <summary>Bounds of ρ, in ticks; the lower one holds for the rest of the run, since ρ never falls.</summary>
    public Bounds this[int project] => _offers[project].Rho;

    public Offer Of(int project) => _offers[project];

    /// <summary>Starts a run: nobody has paid yet, so the price is at least the cost over all shares.</summary>
    public void Reset(int project)
    {
        var cost = purses.Scale.Ceiling(instance.Projects[project].Cost);
        var shares = support.Shares(project);
        _offers[project] = new Offer
        {
            Cost = cost,
            Owed = cost,
            Shares = shares,
            Rho = Bounds.Quotient(cost - 1, cost, Int128.Max(1, shares * (Int128)support.Scale(project))).FromBelow,
        };
    }

    /// <summary>Prices a project anew, with what its supporters have now.</summary>
    /// <param name="project">The project.</param>
    /// <param name="best">A ρ known to be had: a price proven to be above it need not be found to the end.</param>
    public Affordability Update(int project, Bounds best)
    {
        ref var offer = ref _offers[project];
        while (true)
        {
            var (poor, poorShares, settled) = Sift(project, offer);
            offer.PoorVoters = poor.Voters;
            offer.Shares = support.Shares(project) - poorShares;
            offer.Owed = offer.Cost - poor.Money;
            if (offer.Shares == 0)
            {
                offer.Rho = offer.Rho.FromBelow;
                return poor.Money + purses.Shortfall < offer.Cost - 1
                    ? Affordability.TooDear
                    : Affordability.Unknown;
            }

            var error = offer.Error(purses.Shortfall);
            offer.Rho = Bounds.Quotient(
                Int128.Max(0, offer.Owed - error), offer.Owed, (Int128)offer.Shares * support.Scale(project));
            if (settled)
            {
                return Affordability.Affordable;
            }

            if (!offer.Rho.MayReach(best))
            {
                offer.Rho = offer.Rho.FromBelow;
                return Affordability.Affordable;
            }
        }
    }

    // One look at all supporters: those below the present price are set aside; settled when nobody is below the next.
    private (Poor Poor, long Shares, bool Settled) Sift(int project, in Offer offer)
    {
        var all = new Poor(0, 0, long.MaxValue);
        var (poorShares, settled) = (0L, true);
        var runs = support.RunsOf(project);
        for (var at = 0; at < runs.Length; at++)
        {
            var (share, start, end) = runs[at];
            var poor = Below(
                support.Groups.AsSpan(start..end), support.Weights.AsSpan(start..end), purses.Of, offer.Payment(share));
            all = new(all.Money + poor.Money, all.Voters + poor.Voters, 0);
            poorShares += poor.Voters * share;
            _next[at] = poor.Next;
        }

        var next = offer with { Owed = offer.Cost - all.Money, Shares = support.Shares(project) - poorShares };
        for (var at = 0; at < runs.Length && settled && next.Shares > 0; at++)
        {
            settled = _next[at] == long.MaxValue || next.Payment(runs[at].Share) <= _next[at];
        }

        return (all, poorShares, settled);
    }

    /// <summary>Sums up supporters with fewer ticks than a threshold; also the fewest ticks of the others.</summary>
    private static Poor Below(
        ReadOnlySpan<int> groups, ReadOnlySpan<long> weights, ReadOnlySpan<long> ticksOf, long threshold)
    {
        // No sum can overflow: all purses together make less than 2^62 ticks, and all weights less than 2^61.
        unchecked
        {
            var (money, voters, next) = (0L, 0L, long.MaxValue);
            ref var ticks = ref MemoryMarshal.GetReference(ticksOf);
            ref var weight = ref MemoryMarshal.GetReference(weights);
            foreach (var group in groups)
            {
                var purse = Unsafe.Add(ref ticks, group);
                var below = (purse - threshold) >> 63;
                var voter = weight & below;
                weight = ref Unsafe.Add(ref weight, 1);
                money += purse * voter;
                voters += voter;
                next = Math.Min(next, purse | (below & long.MaxValue));
            }

            return new(money, voters, next);
        }
    }

    /// <summary>Supporters with less than the payment.</summary>
    /// <param name="Money">What they own, in ticks.</param>
    /// <param name="Voters">How many they are.</param>
    /// <param name="Next">The fewest ticks of the others.</param>
    private readonly record struct Poor(long Money, long Voters, long Next);
}

/// <summary>Whether supporters own what a project costs, as far as ticks can tell.</summary>
internal enum Affordability
{
    Affordable,
    TooDear,
    Unknown,
}
