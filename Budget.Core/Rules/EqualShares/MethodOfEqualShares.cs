using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// The method of equal shares: every voter gets an equal share of the money, and a project is bought when its
/// supporters can pay for it together, the one that costs them least for what they get first.
/// (Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive Utilities, NeurIPS 2021.)
/// </summary>
public static class MethodOfEqualShares
{
    public const string Name = "equal-shares";

    /// <summary>The rule, to be called with purses of any size: see <see cref="PurseRules"/>.</summary>
    internal static PurseRule With(
        Satisfaction satisfaction, TieOrder ties, CancellationToken cancellation = default) => (instance, profile) =>
    {
        cancellation.ThrowIfCancellationRequested();
        var support = SupportColumns.Of(instance, profile, satisfaction);
        if (support.TooLarge is { } project)
        {
            return PurseElection.Refused(support, new Refusal.TooLarge(project));
        }

        var ranking = ties.On(instance, profile);
        var quick = new QuickRun(instance, profile, support, ranking, cancellation);
        var exact = new ExactRun(instance, profile, support, ranking, cancellation);
        var stability = new Stability(instance, profile, support);
        return PurseElection.Ready(
            support,
            purse => quick.With(purse) ?? exact.With(purse),
            (purse, spending) => stability.Of(purse, spending.Funded),
            purse => Explain(exact, purse, instance, support));
    };

    private static Outcome Explain(ExactRun run, Rational purse, Instance instance, Support support)
    {
        var trace = new Trace(instance, support);
        var spending = run.With(purse, trace);
        return new Outcome
        {
            Decisions = trace.Decisions,
            Refusal = spending.UnresolvedTie is { } tied ? new Refusal.TieUnresolved([.. tied]) : null,
        };
    }
}
