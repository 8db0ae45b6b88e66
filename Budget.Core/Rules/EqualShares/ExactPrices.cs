using System.Numerics;
using System.Runtime.InteropServices;
using Budget.Core.Elections;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// Solves prices exactly. What the ticks leave open is only on which side of the payment a few levels of purses stand.
/// </summary>
internal sealed class ExactPrices(Instance instance, Support support, ExactPurses purses, Offers offers)
{
    private readonly Headcount _headcount = new(support, purses);
    private readonly Settlement _settlement = new(instance, support, purses);
    private readonly List<Tally> _exhausted = [];
    private readonly List<Tally> _open = [];

    /// <summary>The exact price of a project that its supporters can afford.</summary>
    public Price Of(int project) => Of(project, _headcount.Of(project));

    /// <summary>The same when the supporters have been counted already.</summary>
    public Price Of(int project, List<Tally> supporters)
    {
        Sort(supporters, offers.Of(project));
        return _settlement.Of(project, _exhausted, _open);
    }

    /// <summary>What all supporters of a project own, as a numerator over the chain's denominator.</summary>
    public BigInteger Owned(int project) => purses.ExactSum(CollectionsMarshal.AsSpan(_headcount.Of(project)));

    /// <summary>The cost of a project as a numerator over the chain's denominator.</summary>
    public BigInteger Cost(int project) => _settlement.Cost(project);

    // Whoever has the payment in ticks can pay it; whoever lacks it by more than the error cannot; the rest stays open.
    private void Sort(List<Tally> supporters, Offer offer)
    {
        _exhausted.Clear();
        _open.Clear();
        // Each payment so far may have been rounded up by a tick, and so was the purse down at the start.
        var slack = purses.Paid.Count;
        var least = Int128.Max(0, offer.Owed - offer.Error(purses.Ticks.Shortfall));
        var (share, payment) = (0L, 0L);
        foreach (var tally in supporters)
        {
            if (tally.Share != share)
            {
                share = tally.Share;
                payment = offer.Payment(share);
            }

            var ticks = purses.TicksAt(tally.Level);
            if (ticks < payment)
            {
                var lacks = offer.Shares > 0 && ((Int128)ticks + slack) * offer.Shares <= least * share;
                (lacks ? _exhausted : _open).Add(tally);
            }
        }
    }
}
