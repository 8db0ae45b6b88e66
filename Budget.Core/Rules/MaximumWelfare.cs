using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>
/// Of all selections of projects that fit, the one is funded from which voters get most in all; it promises nothing to
/// minorities. (Talmon, Faliszewski: A Framework for Approval-Based Budgeting Methods, AAAI 2019: max rules. Searched
/// by branch and bound: Horowitz, Sahni: Computing Partitions with Applications to the Knapsack Problem, JACM 1974.)
/// </summary>
public static class MaximumWelfare
{
    public const string Name = "maximum-welfare";

    /// <summary>So many nodes are searched at most: some seconds.</summary>
    public const long NodeLimit = 10_000_000;

    /// <summary>
    /// Among optimal selections the cheapest is funded, then the one that holds the tie-first project in which two
    /// differ. Projects come in tie order; each is tied with what other optimal selections hold in its stead.
    /// </summary>
    /// <param name="satisfaction">What voters get from a project.</param>
    /// <param name="ties">Who goes first among equals.</param>
    /// <param name="supportedOnly">Whether projects nobody gets anything from are never funded.</param>
    /// <param name="nodeLimit">How many nodes are searched at most.</param>
    /// <param name="cancellation">Looked at during the search.</param>
    public static Rule With(
        Satisfaction satisfaction, TieOrder ties, bool supportedOnly = false, long nodeLimit = NodeLimit,
        CancellationToken cancellation = default) => (instance, profile) =>
    {
        cancellation.ThrowIfCancellationRequested();
        var support = SupportColumns.Of(instance, profile, satisfaction);
        if (support.TooLarge is { } tooLarge)
        {
            return new Outcome { Refusal = new Refusal.TooLarge(tooLarge) };
        }

        var ranking = ties.On(instance, profile);
        var inTurn = Enumerable.Range(0, instance.Projects.Length)
            .Where(project => support.Supported(project) || !supportedOnly)
            .Order(Comparer<int>.Create((left, right) =>
                ranking.Compare(left, right) is not 0 and var order ? order : left.CompareTo(right)))
            .ToArray();
        var search = new OptimalSets(inTurn, new Knapsack(instance, support, nodeLimit, cancellation));
        return search.TryFind() ? Funding(instance, support, ranking, search)
            : new Outcome { Refusal = new Refusal.SearchLimitReached(nodeLimit) };
    };

    private static Outcome Funding(Instance instance, Support support, TieRanking ranking, OptimalSets search)
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        var room = new Room(instance, Outcome.Empty);
        var all = search.Funded.Aggregate(Rational.Zero, (sum, funded) => sum + support.Total(funded.Project));
        foreach (var (_, tied) in search.Funded)
        {
            if (!ranking.TryChoose(tied.AsSpan(), out var choice))
            {
                var refusal = new Refusal.TieUnresolved(tied);
                return new Outcome { Decisions = decisions.ToImmutable(), Refusal = refusal };
            }

            room.Take(choice.Project);
            var measure = new Measure.Welfare(support.Total(choice.Project), all);
            decisions.Add(new Funded(Name, choice.Project, tied, choice.By, measure, room.Left));
        }

        return new Outcome { Decisions = decisions.ToImmutable() };
    }
}
