using System.Numerics;
using Budget.Core.Elections;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Selections of projects that no other outdoes, for less or the same money: one project after the other is added to
/// all of them (Nemhauser, Ullmann: Discrete Dynamic Programming and Capital Allocation, 1969). Those that cannot come
/// to what is looked for are left out. Of two with the same satisfaction the cheaper is better.
/// </summary>
internal sealed class Frontier
{
    // They take a tenth of a gigabyte; ten times as many would only take longer to give up.
    private const int MostSelections = 1_000_000;

    private readonly Instance _instance;
    private readonly BigInteger[] _worth;
    private readonly int[] _byWorth;

    /// <param name="instance">What projects cost.</param>
    /// <param name="satisfaction">What voters get from each in all, in whole units.</param>
    public Frontier(Instance instance, BigInteger[] satisfaction)
    {
        _instance = instance;
        var step = instance.BudgetLimit.MinorUnits + BigInteger.One;
        _worth = [.. satisfaction.Select((units, project) => units * step - Cost(project))];
        _byWorth =
        [
            .. Enumerable.Range(0, satisfaction.Length).Where(project => _worth[project].Sign > 0)
                .Order(Comparer<int>.Create(Compare)),
        ];
    }

    /// <summary>Whether there were too many selections: what was answered since means nothing.</summary>
    public bool IsFull { get; private set; }

    /// <summary>
    /// What the best selection is worth: each unit of satisfaction more than all money, less its cost; null where no
    /// selection fits, or none is worth the least.
    /// </summary>
    /// <param name="held">What it holds in any case.</param>
    /// <param name="open">What it may hold besides.</param>
    /// <param name="least">What is looked for; null where anything is.</param>
    public BigInteger? Most(IReadOnlyCollection<int> held, int[] open, BigInteger? least)
    {
        var cost = held.Aggregate((Int128)0, (sum, project) => sum + Cost(project));
        var worth = held.Aggregate(BigInteger.Zero, (sum, project) => sum + _worth[project]);
        if (cost > _instance.BudgetLimit.MinorUnits || IsFull)
        {
            return null;
        }

        var asked = open.ToHashSet();
        int[] rest = [.. _byWorth.Where(asked.Contains)];
        var floor = BigInteger.Max(least ?? worth, worth + Greedily(rest, 0, Left(cost)).Whole);
        List<Selection> selections = [new(cost, worth)];
        for (var at = 0; at < rest.Length && !IsFull; at++)
        {
            selections = With(rest[at], selections);
            selections.RemoveAll(one => one.Worth + Greedily(rest, at + 1, Left(one.Cost)).WithPart < floor);
            IsFull = selections.Count > MostSelections;
        }

        return selections.Count == 0 || IsFull || selections[^1].Worth < floor ? null : selections[^1].Worth;
    }

    private long Cost(int project) => _instance.Projects[project].Cost.MinorUnits;

    private Int128 Left(Int128 cost) => _instance.BudgetLimit.MinorUnits - cost;

    private int Compare(int left, int right) =>
        (_worth[right] * Cost(left)).CompareTo(_worth[left] * Cost(right)) is not 0 and var order
            ? order
            : left.CompareTo(right);

    // Both lists ascend in cost and worth, and so does what is left of them together.
    private List<Selection> With(int project, List<Selection> without)
    {
        var merged = new List<Selection>(without.Count);
        var holding = 0;
        foreach (var one in without)
        {
            for (; holding < without.Count && without[holding].Cost + Cost(project) < one.Cost; holding++)
            {
                Keep(Holding(holding));
            }

            Keep(one);
        }

        for (; holding < without.Count; holding++)
        {
            Keep(Holding(holding));
        }

        return merged;

        Selection Holding(int at) => new(without[at].Cost + Cost(project), without[at].Worth + _worth[project]);

        void Keep(Selection one)
        {
            if (one.Cost <= _instance.BudgetLimit.MinorUnits && (merged.Count == 0 || merged[^1].Worth < one.Worth))
            {
                if (merged.Count > 0 && merged[^1].Cost == one.Cost)
                {
                    merged.RemoveAt(merged.Count - 1);
                }

                merged.Add(one);
            }
        }
    }

    // What money buys, the best for the money first: up to the first that does not fit, and with a part of that one.
    private (BigInteger Whole, BigInteger WithPart) Greedily(int[] rest, int from, Int128 money)
    {
        var sum = BigInteger.Zero;
        for (var at = from; at < rest.Length; at++)
        {
            if (Cost(rest[at]) > money)
            {
                return (sum, sum + _worth[rest[at]] * money / Cost(rest[at]));
            }

            sum += _worth[rest[at]];
            money -= Cost(rest[at]);
        }

        return (sum, sum);
    }

    private readonly record struct Selection(Int128 Cost, BigInteger Worth);
}
