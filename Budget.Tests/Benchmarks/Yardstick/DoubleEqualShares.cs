using Budget.Core.Elections;

namespace Budget.Benchmarks.Yardstick;

/// <summary>
/// Equal shares with satisfaction <c>cost</c> in plain <c>double</c>, as straightforward as it can be while it is fast:
/// identical ballots are one, each project keeps its supporters, and a project is looked at again only while its last
/// price is not worse than the best found. It is what the exact engine is measured against, and nothing else: rounding
/// may break a tie, or lose a project that its supporters can just pay.
/// </summary>
internal sealed class DoubleEqualShares
{
    private const double Affordable = 1 - 1e-12;

    private readonly double _budget;
    private readonly double _voters;
    private readonly double[] _costs;
    private readonly double[] _votes;
    private readonly SupporterLists _lists;
    private readonly double[] _purses;
    private readonly double[] _payments;
    private readonly PriceQueue _queue;
    private readonly int[] _funded;
    private readonly int _supported;
    private int _fundedCount;
    private double _spent;

    public DoubleEqualShares(Instance instance, Profile profile)
    {
        var unit = (double)instance.CurrencyUnit;
        var projects = instance.Projects.Length;
        _budget = instance.BudgetLimit.MinorUnits / unit;
        _voters = profile.VoterCount;
        _costs = new double[projects];
        _votes = new double[projects];
        for (var project = 0; project < projects; project++)
        {
            _costs[project] = instance.Projects[project].Cost.MinorUnits / unit;
            _votes[project] = profile.Votes(project);
            _supported += IsSupported(project) ? 1 : 0;
        }

        _lists = new SupporterLists(profile);
        _purses = new double[profile.GroupCount];
        _payments = new double[projects];
        _queue = new PriceQueue(projects);
        _funded = new int[projects];
    }

    /// <summary>One run with purses of B/n.</summary>
    public static int[] Single(Instance instance, Profile profile)
    {
        var shares = new DoubleEqualShares(instance, profile);
        shares.Run(shares._budget / shares._voters);
        return shares._funded[..shares._fundedCount];
    }

    /// <summary>Purses grow by one currency unit until the next outcome costs too much or nothing fits.</summary>
    public static int[] AddOne(Instance instance, Profile profile, out int runs)
    {
        var shares = new DoubleEqualShares(instance, profile);
        var last = Array.Empty<int>();
        for (runs = 1; ; runs++)
        {
            shares.Run(shares._budget / shares._voters + runs - 1);
            if (shares._spent > shares._budget)
            {
                return last;
            }

            last = shares._funded[..shares._fundedCount];
            if (shares._fundedCount == shares._supported || shares.IsExhaustive())
            {
                return last;
            }
        }
    }

    private void Run(double purse)
    {
        (_fundedCount, _spent) = (0, 0);
        Array.Fill(_purses, purse);
        QueueUp();
        while (_queue.Count > 0)
        {
            var (best, bestPrice) = (-1, double.MaxValue);
            for (var place = 0; place < _queue.Count && _queue.PriceAt(place) <= bestPrice; place++)
            {
                var project = _queue.At(place);
                var price = PriceOf(project, bestPrice);
                _queue.Reprice(project, price);
                if (price < bestPrice)
                {
                    (best, bestPrice) = (project, price);
                }
            }

            if (best >= 0)
            {
                Fund(best);
                _queue.Reprice(best, double.PositiveInfinity);
            }

            _queue.Settle();
        }
    }

    // The first price is the one that all supporters could pay in full.
    private void QueueUp()
    {
        for (var project = 0; project < _costs.Length; project++)
        {
            if (IsSupported(project))
            {
                _payments[project] = _costs[project] / _votes[project];
                _queue.Add(project, 1 / _votes[project]);
            }
        }
    }

    // The largest payment only grows during a run, so the search goes on from the last one: whoever owns less pays all
    // she has, the others share the rest, until nobody drops out or it is clear that another project is cheaper. The
    // inner loop has no branch that depends on a purse: with one it took 1.6 times as long.
    private double PriceOf(int project, double bestPrice)
    {
        var supporters = _lists.GroupsOf(project);
        var weights = _lists.WeightsOf(project);
        var (cost, payment, lastFull) = (_costs[project], _payments[project], -1L);
        while (true)
        {
            var (paid, total, full) = (0.0, 0.0, 0L);
            for (var at = 0; at < supporters.Length; at++)
            {
                var purse = _purses[supporters[at]];
                var weight = weights[at];
                paid += weight * double.MinNative(purse, payment);
                total += weight * purse;
                full += weight & -(purse >= payment ? 1 : 0);
            }

            if (full == 0 || total < cost * Affordable)
            {
                return double.PositiveInfinity;
            }

            payment += (cost - paid) / full;
            if (full == lastFull || payment > bestPrice * cost)
            {
                _payments[project] = payment;
                return payment / cost;
            }

            lastFull = full;
        }
    }

    private void Fund(int project)
    {
        var payment = _payments[project];
        foreach (var supporter in _lists.GroupsOf(project))
        {
            var purse = _purses[supporter];
            _purses[supporter] = purse - double.MinNative(purse, payment);
        }

        _spent += _costs[project];
        _funded[_fundedCount++] = project;
    }

    private bool IsSupported(int project) => _votes[project] > 0 && _costs[project] > 0;

    private bool IsExhaustive()
    {
        var funded = _funded.AsSpan(0, _fundedCount);
        for (var project = 0; project < _costs.Length; project++)
        {
            if (IsSupported(project) && _spent + _costs[project] <= _budget && !funded.Contains(project))
            {
                return false;
            }
        }

        return true;
    }
}
