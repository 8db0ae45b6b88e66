using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>
/// Searches selections of projects that fit, depth first, those worth most for their cost first. A branch ends where
/// even parts of projects could not make it worth enough. What a selection is worth is its satisfaction times (the
/// budget + 1) less its cost, so that the same satisfaction for less money is worth more.
/// </summary>
internal sealed class Knapsack
{
    private const int NodesBetweenLooks = 4_096;

    private readonly Instance _instance;
    private readonly Room _room;
    private readonly BigInteger[] _worth;
    private readonly int[] _place;
    private readonly long _nodeLimit;
    private readonly CancellationToken _cancellation;
    private long _nodes;

    public Knapsack(Instance instance, Support support, long nodeLimit, CancellationToken cancellation)
    {
        (_instance, _nodeLimit, _cancellation) = (instance, nodeLimit, cancellation);
        _room = new Room(instance, Outcome.Empty);
        var perUnit = (BigInteger)instance.BudgetLimit.MinorUnits + 1;
        var projects = Enumerable.Range(0, support.ProjectCount).ToArray();
        _worth = Array.ConvertAll(projects, project =>
            (BigInteger)support.Shares(project) * support.Scale(project) * perUnit - instance.CostMinor(project));
        _place = new int[projects.Length];
        var useful = Array.FindAll(projects, project => _worth[project].Sign > 0);
        Array.Sort(useful, Comparer<int>.Create(ByWorthForTheMoney));
        for (var at = 0; at < useful.Length; at++)
        {
            _place[useful[at]] = at;
        }
    }

    /// <summary>Whether the limit was reached: what was answered since means nothing.</summary>
    public bool IsExhausted => _nodes >= _nodeLimit;

    public BigInteger Worth(IEnumerable<int> projects) =>
        projects.Aggregate(BigInteger.Zero, (sum, project) => sum + _worth[project]);

    /// <summary>A selection worth most; null when the limit was reached.</summary>
    /// <param name="taken">What it holds in any case.</param>
    /// <param name="open">What it may hold besides.</param>
    public int[]? Best(int[] taken, int[] open) => Search(BigInteger.MinusOne << 256, taken, open, improve: true);

    /// <summary>A selection worth as much at least; null when there is none or the limit was reached.</summary>
    /// <param name="worth">How much.</param>
    /// <param name="taken">What it holds in any case.</param>
    /// <param name="open">What it may hold besides.</param>
    public int[]? Reaching(BigInteger worth, int[] taken, int[] open) => Search(worth, taken, open, improve: false);

    private bool Visit()
    {
        if (_nodes % NodesBetweenLooks == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
        }

        return ++_nodes < _nodeLimit;
    }

    // Supported gifts come first. What is worth nothing and costs nothing would stand nowhere.
    private int ByWorthForTheMoney(int left, int right) =>
        (_worth[right] * _instance.CostMinor(left)).CompareTo(_worth[left] * _instance.CostMinor(right))
            is not 0 and var order ? order : left.CompareTo(right);

    private int[]? Search(BigInteger worth, int[] taken, int[] open, bool improve)
    {
        _cancellation.ThrowIfCancellationRequested();
        var fits = true;
        var held = new Stack<int>();
        foreach (var project in taken)
        {
            fits = fits && _room.Fits(project);
            _room.Take(project);
            held.Push(project);
        }

        var branches = new Branches(_instance, _worth, open.OrderBy(project => _place[project]));
        var found = fits ? Search(worth, held, branches, improve) : null;
        while (held.TryPop(out var project))
        {
            _room.GiveBack(project);
        }

        return IsExhausted ? null : found;
    }

    private int[]? Search(BigInteger worth, Stack<int> held, Branches branches, bool improve)
    {
        int[]? found = null;
        var (next, certain, sum) = (0, held.Count, Worth(held));
        var chosen = new Stack<int>();
        while (Visit())
        {
            if (sum + branches.Most(next, _room.Left) < worth)
            {
                next = branches.Count + 1;
            }
            else if (next == branches.Count)
            {
                found = [.. held.Reverse()];
                if (!improve)
                {
                    return found;
                }

                (worth, next) = (sum + 1, next + 1);
            }
            else if (_room.Fits(branches[next]))
            {
                chosen.Push(next);
                held.Push(branches[next]);
                _room.Take(branches[next]);
                sum += _worth[branches[next++]];
            }
            else
            {
                next++;
            }

            // Behind the last one the branch ends: the last choice is taken back, and the search goes on without it.
            if (next > branches.Count)
            {
                if (held.Count == certain)
                {
                    break;
                }

                next = chosen.Pop();
                _room.GiveBack(held.Pop());
                sum -= _worth[branches[next++]];
            }
        }

        return found;
    }
}
