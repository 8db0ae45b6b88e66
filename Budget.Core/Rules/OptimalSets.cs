using System.Collections.Immutable;
using System.Numerics;

namespace Budget.Core.Rules;

/// <summary>Finds the first of all optimal selections, and with what each of its projects is tied.</summary>
/// <param name="inTurn">The projects that may be funded, in tie order.</param>
/// <param name="knapsack">Searches selections.</param>
internal sealed class OptimalSets(int[] inTurn, Knapsack knapsack)
{
    private readonly List<(int Project, ImmutableArray<int> Tied)> _funded = [];

    /// <summary>
    /// The selection in tie order; each project with those, itself included, ascending, that an optimal selection
    /// without it holds although it is not here, where the two agree on everything before it.
    /// </summary>
    public IReadOnlyList<(int Project, ImmutableArray<int> Tied)> Funded => _funded;

    /// <summary>False when the search came to its limit.</summary>
    public bool TryFind()
    {
        var optimum = knapsack.Best([], inTurn);
        if (optimum is null)
        {
            return false;
        }

        var first = First(knapsack.Worth(optimum), [.. optimum]);
        foreach (var project in inTurn.Where(first.Contains))
        {
            _funded.Add((project, Tied(project, knapsack.Worth(optimum), first)));
        }

        return !knapsack.IsExhausted;
    }

    // Holds a project whenever any optimal selection does that agrees on all before it.
    private HashSet<int> First(BigInteger worth, HashSet<int> known)
    {
        var first = new List<int>();
        for (var at = 0; at < inTurn.Length && !knapsack.IsExhausted; at++)
        {
            if (known.Contains(inTurn[at]))
            {
                first.Add(inTurn[at]);
            }
            else if (knapsack.Reaching(worth, [.. first, inTurn[at]], inTurn[(at + 1)..]) is { } other)
            {
                known = [.. other];
                first.Add(inTurn[at]);
            }
        }

        return [.. first];
    }

    private ImmutableArray<int> Tied(int project, BigInteger worth, HashSet<int> first)
    {
        var at = Array.IndexOf(inTurn, project);
        int[] before = [.. inTurn[..at].Where(first.Contains)];
        var after = inTurn[(at + 1)..];
        var tied = new HashSet<int> { project };
        if (knapsack.Reaching(worth, before, after) is not { } without)
        {
            return [project];
        }

        tied.UnionWith(without.Where(other => !first.Contains(other)));
        foreach (var rival in after.Where(rival => !first.Contains(rival) && !tied.Contains(rival)))
        {
            var others = Array.FindAll(after, other => other != rival);
            if (knapsack.Reaching(worth, [.. before, rival], others) is { } holding)
            {
                tied.UnionWith(holding.Where(other => !first.Contains(other)));
            }
        }

        return [.. tied.Order()];
    }
}
