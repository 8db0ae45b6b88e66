using System.Collections.Immutable;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Outcomes.Replaying;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

namespace Budget.Core.Outcomes;

/// <summary>
/// Checks an outcome against its election and its rule set, from the trace alone: every decision must be the one that
/// had to come, and the trace must end where the rule ends. Shares no code with the rules.
/// </summary>
public static class Replay
{
    /// <summary>The first place where an outcome is wrong, or null when everything in it holds.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="profile">The ballots.</param>
    /// <param name="ruleSet">What the outcome was found by; a rule set that a rule can be bound to.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="earlierSteps">
    /// Where purses were raised, the last step is checked decision by decision, and where the next one must cost too
    /// much, it is run anew to see that it does. For so many steps before the last it is seen, by running them anew,
    /// that the increase did not end there; still earlier ones are taken on trust, unless <see cref="int.MaxValue"/>
    /// asks for all. An increase refused because of a tie does not say at which step: there every one up to it is run.
    /// That a search came to its limit is taken on trust, except where there are too few projects for that.
    /// </param>
    public static ReplayFault? Check(
        Instance instance, Profile profile, RuleSet ruleSet, Outcome outcome, int earlierSteps = 1) =>
        Decided(instance, profile, ruleSet, ruleSet.Constraints, outcome, earlierSteps)
        ?? new EffectsReplay(ruleSet.Constraints, outcome).Check(
            (less, without) => Decided(instance, profile, ruleSet, less, without, earlierSteps));

    private static ReplayFault? Decided(
        Instance instance, Profile profile, RuleSet ruleSet, ImmutableArray<Constraint> constraints, Outcome outcome,
        int earlierSteps)
    {
        if (constraints.IsEmpty)
        {
            return Unconstrained(instance, profile, ruleSet, outcome, earlierSteps);
        }

        if (ruleSet.Completion.OfType<ComparisonStep>().Any() || outcome is not { Comparison: null, SmithSet: null })
        {
            return Trail.Whole("Nothing is known of comparisons or Smith sets under constraints.");
        }

        if (Unsaid(ruleSet, profile.Kind) is not null)
        {
            return Completed(new Trail(instance, profile, ruleSet, constraints, outcome), earlierSteps);
        }

        var withdrawn = constraints.OfType<Withdrawn>().ToArray();
        var cast = withdrawn.Length == 0 ? profile : profile.Without(project =>
            Array.Exists(withdrawn, gone => Bars.Belongs(instance.Projects[project], gone.Group)));
        return new PotsReplay(instance, cast, ruleSet, constraints, outcome)
            .Check(trail => Completed(trail, earlierSteps));
    }

    private static ReplayFault? Unconstrained(
        Instance instance, Profile profile, RuleSet ruleSet, Outcome outcome, int earlierSteps)
    {
        if (!outcome.Earmarks.IsEmpty)
        {
            return Trail.Whole("The outcome tells of earmarks, and there are none.");
        }

        var asked = ruleSet.Completion.OfType<ComparisonStep>().FirstOrDefault();
        return (asked, outcome.Comparison) switch
        {
            ({ Measure: var measure }, { } told) => new ComparisonReplay(instance, profile, ruleSet, outcome)
                .Check(measure, told, trail => Completed(trail, earlierSteps)),
            (null, not null) => Trail.Whole("The outcome says that something was compared, which nobody asked for."),
            (not null, null) when outcome.Refusal is null => Trail.Whole("The outcome compares nothing."),
            _ => Completed(new Trail(instance, profile, ruleSet, [], outcome), earlierSteps),
        };
    }

    private static ReplayFault? Completed(Trail trail, int earlierSteps)
    {
        var kind = trail.Profile.Kind;
        if (IsForRankings(trail.RuleSet) && kind != BallotKind.Ranked)
        {
            trail.Refuse(new Refusal.UnsupportedBallots(trail.RuleSet.Rule, kind));
            return trail.End();
        }

        if (Unsaid(trail.RuleSet, kind) is { } unsaid)
        {
            trail.Refuse(new Refusal.UnsupportedBallots(unsaid.Name, kind));
            return trail.End();
        }

        return ByRule(trail, earlierSteps) ?? ByGreedyCompletion(trail) ?? trail.End();
    }

    private static ReplayFault? ByRule(Trail trail, int earlierSteps) => trail.RuleSet switch
    {
        { Rule: EqualSharesReplay.Name, Satisfaction: { } satisfaction } =>
            ByEqualShares(trail, satisfaction, earlierSteps),
        { Rule: GreedyReplay.Name, Satisfaction: { } satisfaction } =>
            ByGreedy(trail, satisfaction, trail.RuleSet.OnMisfit ?? OnMisfit.Skip, byScore: false),
        { Rule: GreedyReplay.ByScoreName, Satisfaction: { } satisfaction } =>
            ByGreedy(trail, satisfaction, trail.RuleSet.OnMisfit ?? OnMisfit.Skip, byScore: true),
        { Rule: BosReplay.Name, Satisfaction: { } satisfaction } => ByBosEqualShares(trail, satisfaction),
        { Rule: WelfareReplay.Name, Satisfaction: { } satisfaction } =>
            new WelfareReplay(trail, Supporters.Of(trail.Instance, trail.Profile, satisfaction)).Check(),
        { Rule: PhragmenReplay.Name } => new PhragmenReplay(trail).Check(),
        { Rule: ExpandingApprovalsReplay.Name } => new ExpandingApprovalsReplay(trail).Check(),
        { Rule: RankEqualSharesReplay.Name } => new RankEqualSharesReplay(trail).Check(),
        { Rule: TransfersReplay.Name } => new TransfersReplay(trail).Check(),
        { Rule: RankedPairsReplay.Name } => new RankedPairsReplay(trail).Check(),
        _ => Trail.Whole($"Nothing is known of a rule '{trail.RuleSet.Rule}' with such a satisfaction."),
    };

    private static ReplayFault? ByEqualShares(Trail trail, Satisfaction satisfaction, int earlierSteps)
    {
        var (instance, profile) = (trail.Instance, trail.Profile);
        var supporters = Supporters.Of(instance, profile, satisfaction);
        if (Supporters.FirstTooLarge(supporters) is { } tooLarge)
        {
            trail.Refuse(new Refusal.TooLarge(tooLarge));
            return null;
        }

        return profile.VoterCount == 0 ? null
            : trail.RuleSet.Completion is [PurseIncrease increase, ..]
                ? new IncreaseReplay(trail, supporters, increase, earlierSteps).Check()
            : new EqualSharesReplay(
                trail, supporters, instance.InCurrency(instance.BudgetLimit.MinorUnits) / profile.VoterCount).Check();
    }

    private static ReplayFault? ByBosEqualShares(Trail trail, Satisfaction satisfaction)
    {
        var supporters = Supporters.Of(trail.Instance, trail.Profile, satisfaction);
        if (Supporters.FirstTooLarge(supporters) is { } tooLarge)
        {
            trail.Refuse(new Refusal.TooLarge(tooLarge));
            return null;
        }

        var budget = trail.Instance.InCurrency(trail.Instance.BudgetLimit.MinorUnits);
        return trail.Profile.VoterCount == 0 ? null
            : new BosReplay(trail, supporters, budget / trail.Profile.VoterCount).Check();
    }

    private static ReplayFault? ByGreedyCompletion(Trail trail) =>
        trail.Refusal is null && trail.RuleSet.Completion.OfType<GreedyCompletion>().FirstOrDefault() is { } greedy
            ? ByGreedy(trail, greedy.Satisfaction, greedy.OnMisfit, byScore: false)
            : null;

    private static ReplayFault? ByGreedy(Trail trail, Satisfaction satisfaction, OnMisfit onMisfit, bool byScore) =>
        new GreedyReplay(trail, Supporters.Of(trail.Instance, trail.Profile, satisfaction), onMisfit, byScore).Check();

    private static bool IsForRankings(RuleSet set) => set.Rule is ExpandingApprovalsReplay.Name
        or RankEqualSharesReplay.Name or TransfersReplay.Name or RankedPairsReplay.Name;

    private static Satisfaction? Unsaid(RuleSet set, BallotKind kind)
    {
        var asked = set.Completion.OfType<GreedyCompletion>().Select(greedy => greedy.Satisfaction);
        return asked.Prepend(set.Satisfaction).FirstOrDefault(satisfaction => satisfaction switch
        {
            Satisfaction.PointsOf => kind is not (BallotKind.Cumulative or BallotKind.Scoring),
            Satisfaction.PositionalOf => kind != BallotKind.Ranked,
            _ => false,
        });
    }
}
