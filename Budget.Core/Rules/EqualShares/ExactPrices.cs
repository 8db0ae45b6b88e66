using System.Numerics;
using Budget.Core.Elections;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// Solves prices exactly. What the ticks leave open is only on which side of the payment a few levels of purses stand.
/// </summary>
internal sealed class ExactPrices(Instance instance, Support support, Purses purses, Offers offers)
{
    private readonly List<int> _touched = [];
    private readonly List<Tally> _exhausted = [];
    private readonly List<Tally> _open = [];
    private long[] _weightAt = [];

    /// <summary>The exact price of a project that its supporters can afford.</summary>
    public Price Of(int project)
    {
        var offer = offers.Of(project);
        Sort(project, offer);
        while (true)
        {
            var poorShares = 0L;
            foreach (var tally in _exhausted)
            {
                poorShares += tally.Weight * tally.Share;
            }

            var shares = support.Shares(project) - poorShares;
            var owed = Cost(project) - (_exhausted.Count == 0 ? 0 : purses.ExactSum([.. _exhausted]));
            var found = _open.RemoveAll(tally => IsPoor(tally, owed, shares));
            if (found == 0)
            {
                return new Price(project, owed, shares, [.. _exhausted]);
            }
        }
    }

    /// <summary>What all supporters of a project own, as a numerator over the chain's denominator.</summary>
    public BigInteger Owned(int project)
    {
        _exhausted.Clear();
        _open.Clear();
        foreach (var run in support.RunsOf(project))
        {
            Count(run, long.MaxValue);
            Settle(run, _ => _open);
        }

        return purses.ExactSum([.. _open]);
    }

    /// <summary>The cost of a project as a numerator over the chain's denominator.</summary>
    public BigInteger Cost(int project) => instance.Projects[project].Cost.MinorUnits * purses.Paid.Denominator;

    // Whoever has the payment in ticks can pay it; whoever lacks it by more than the error cannot; the rest stays open.
    private void Sort(int project, Offer offer)
    {
        _exhausted.Clear();
        _open.Clear();
        if (offer.Shares == support.Shares(project))
        {
            return;
        }

        var least = Int128.Max(0, offer.Owed - (Int128)purses.Slack * offer.PoorVoters - 1);
        foreach (var run in support.RunsOf(project))
        {
            Count(run, offer.Payment(run.Share));
            Settle(run, level =>
                (purses.TicksAt(level) + purses.Slack) * (Int128)offer.Shares <= least * run.Share && offer.Shares > 0
                    ? _exhausted
                    : _open);
        }
    }

    private void Count(SupportRun run, long below)
    {
        if (_weightAt.Length < purses.LevelCount)
        {
            Array.Resize(ref _weightAt, 2 * purses.LevelCount);
        }

        var ticks = purses.Ticks;
        for (var at = run.Start; at < run.End; at++)
        {
            var group = support.Groups[at];
            if (ticks[group] < below)
            {
                var level = purses.LevelOf(group);
                if (_weightAt[level] == 0)
                {
                    _touched.Add(level);
                }

                _weightAt[level] += support.Weights[at];
            }
        }
    }

    private void Settle(SupportRun run, Func<int, List<Tally>> pile)
    {
        foreach (var level in _touched)
        {
            pile(level).Add(new(level, run.Share, _weightAt[level]));
            _weightAt[level] = 0;
        }

        _touched.Clear();
    }

    private bool IsPoor(Tally tally, BigInteger owed, long shares)
    {
        var poor = purses.ExactAt(tally.Level) * shares < owed * tally.Share;
        if (poor)
        {
            _exhausted.Add(tally);
        }

        return poor;
    }
}
