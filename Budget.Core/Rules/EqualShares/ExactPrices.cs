using System.Numerics;
using System.Runtime.InteropServices;
using Budget.Core.Elections;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// Solves prices exactly. What the ticks leave open is only on which side of the payment a few levels of purses stand.
/// </summary>
internal sealed class ExactPrices(Instance instance, Support support, ExactPurses purses, Offers offers)
{
    private readonly List<Tally> _counted = [];
    private readonly List<Tally> _exhausted = [];
    private readonly List<Tally> _open = [];
    private readonly List<int> _met = [];
    private long[] _votersAt = [];

    /// <summary>The exact price of a project that its supporters can afford.</summary>
    public Price Of(int project) => Of(project, Count(project));

    /// <summary>The same when the supporters have been counted already.</summary>
    public Price Of(int project, List<Tally> supporters)
    {
        var offer = offers.Of(project);
        Sort(supporters, offer);
        var shares = support.Shares(project);
        var known = 0;
        while (true)
        {
            for (; known < _exhausted.Count; known++)
            {
                shares -= _exhausted[known].Voters * _exhausted[known].Share;
            }

            var owed = Cost(project) - (known == 0 ? 0 : purses.ExactSum(CollectionsMarshal.AsSpan(_exhausted)));
            foreach (var tally in _open)
            {
                if (purses.ExactAt(tally.Level) * shares < owed * tally.Share)
                {
                    _exhausted.Add(tally);
                }
            }

            if (_exhausted.Count == known)
            {
                return new Price(project, owed, shares, [.. _exhausted]);
            }

            _open.RemoveAll(tally => _exhausted.IndexOf(tally, known) >= 0);
        }
    }

    /// <summary>What all supporters of a project own, as a numerator over the chain's denominator.</summary>
    public BigInteger Owned(int project) => purses.ExactSum(CollectionsMarshal.AsSpan(Count(project)));

    /// <summary>The cost of a project as a numerator over the chain's denominator.</summary>
    public BigInteger Cost(int project) => instance.CostMinor(project) * purses.Paid.Denominator;

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

    // The supporters of a project by share and level.
    private List<Tally> Count(int project)
    {
        _counted.Clear();
        if (_votersAt.Length < purses.LevelCount)
        {
            _votersAt = new long[2 * purses.LevelCount];
        }

        foreach (var run in support.RunsOf(project))
        {
            for (var at = run.Start; at < run.End; at++)
            {
                var level = purses.LevelOf(support.Groups[at]);
                if (_votersAt[level] == 0)
                {
                    _met.Add(level);
                }

                _votersAt[level] += support.Weights[at];
            }

            foreach (var level in _met)
            {
                _counted.Add(new Tally(level, run.Share, _votersAt[level], 0));
                _votersAt[level] = 0;
            }

            _met.Clear();
        }

        return _counted;
    }
}
