using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>The lowest price among some projects, and who has it.</summary>
/// <param name="Price">ρ.</param>
/// <param name="Tied">The projects of that price, ascending; at least one.</param>
internal sealed record Bargain(Rational Price, ImmutableArray<int> Tied)
{
    /// <summary>
    /// Works out a project's own price only when it beats the best one so far, which trying that one tells.
    /// </summary>
    /// <param name="open">Projects whose supporters own at least the cost, best guesses first; at least one.</param>
    /// <param name="supporters">The supporters of every project.</param>
    /// <param name="costs">Of every project, in currency units.</param>
    /// <param name="purses">What everybody has left.</param>
    public static Bargain Among(
        IReadOnlyList<int> open, Supporters[] supporters, ImmutableArray<Rational> costs, PursesLeft purses)
    {
        var best = purses.PriceOf(supporters[open[0]], costs[open[0]]);
        var tied = new List<int> { open[0] };
        foreach (var project in open.Skip(1))
        {
            var order = purses.ComparePrice(supporters[project], costs[project], best);
            if (order < 0)
            {
                best = purses.PriceOf(supporters[project], costs[project]);
                tied.Clear();
            }

            if (order <= 0)
            {
                tied.Add(project);
            }
        }

        return new Bargain(best, [.. tied.Order()]);
    }
}
