using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// Every voter gets an equal share of the money, which rank by rank can go to more of the projects that the voter put
/// in order; a project is bought when those whose shares can go to it can pay for it together, the one that costs each
/// of them least first.
/// (The ranks of PB-EAR, Aziz, Lee, AAAI 2021, with the payments of Peters, Pierczyński, Skowron, NeurIPS 2021.)
/// </summary>
public static class RankEqualShares
{
    public const string Name = "rank-equal-shares";

    private const long MostVoters = 1L << 61;

    /// <summary>The rule. A project is never funded that nobody ranks.</summary>
    /// <param name="ties">Who goes first among equals.</param>
    /// <param name="cancellation">Looked at before each purchase.</param>
    public static Rule With(TieOrder ties, CancellationToken cancellation = default) => (instance, profile) =>
    {
        cancellation.ThrowIfCancellationRequested();
        var crowded = Enumerable.Range(0, profile.ProjectCount)
            .Where(project => profile.Votes(project) > MostVoters).Select(project => (int?)project).FirstOrDefault();
        return crowded is { } first ? Outcome.Empty with { Refusal = new Refusal.TooLarge(first) }
            : profile.VoterCount == 0 ? Outcome.Empty
            : Run(instance, profile, ties, cancellation);
    };

    private static Outcome Run(Instance instance, Profile profile, TieOrder ties, CancellationToken cancellation)
    {
        var columns = new RankColumns(instance, profile);
        var trace = new Trace(instance, columns.Support, Name);
        var run = new ExactRun(instance, profile, columns.Support, ties.On(instance, profile), cancellation);
        var (spending, last) = (new Spending(), instance.Projects.Length);
        run.Fill(new Rational(instance.BudgetLimit.MinorUnits, profile.VoterCount), trace);
        for (var rank = 1; rank <= last && spending.UnresolvedTie is null; rank++)
        {
            // Purses only shrink: without new supporters nothing becomes affordable.
            if (columns.Expand(rank) || rank == last)
            {
                (trace.Rank, trace.MoreSupportersMayCome) = (rank, rank < last);
                run.Spend(spending, trace);
            }
        }

        return new Outcome
        {
            Decisions = trace.Decisions,
            Refusal = spending.UnresolvedTie is { } tied ? new Refusal.TieUnresolved([.. tied]) : null,
        };
    }
}
