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
        var withdrawn = constraints.OfType<Withdrawn>().ToArray();
        var cast = withdrawn.Length == 0 ? profile : profile.Without(project =>
            Array.Exists(withdrawn, gone => Bars.Belongs(instance.Projects[project], gone.Group)));
        if (Unsaid(ruleSet, profile.Kind) is not { } unsaid)
        {
            return new PotsReplay(instance, cast, ruleSet, constraints, outcome)
                .Check(trail => ByRule(trail, earlierSteps) ?? ByGreedyCompletion(trail) ?? trail.End());
        }

        var refused = new Trail(instance, cast, ruleSet, constraints, outcome);
        refused.Refuse(new Refusal.UnsupportedBallots(unsaid.Name, profile.Kind));
        return refused.End();
    }

    private static ReplayFault? ByRule(Trail trail, int earlierSteps) => trail.RuleSet switch
    {
        { Rule: EqualSharesReplay.Name, Satisfaction: { } satisfaction } =>
            ByEqualShares(trail, satisfaction, earlierSteps),
        { Rule: GreedyReplay.Name, Satisfaction: { } satisfaction } =>
            ByGreedy(trail, satisfaction, trail.RuleSet.OnMisfit ?? OnMisfit.Skip, byScore: false),
        { Rule: GreedyReplay.ByScoreName, Satisfaction: { } satisfaction } =>
            ByGreedy(trail, satisfaction, trail.RuleSet.OnMisfit ?? OnMisfit.Skip, byScore: true),
        { Rule: PhragmenReplay.Name } => new PhragmenReplay(trail).Check(),
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

    private static ReplayFault? ByGreedyCompletion(Trail trail) =>
        trail.Refusal is null && trail.RuleSet.Completion.OfType<GreedyCompletion>().FirstOrDefault() is { } greedy
            ? ByGreedy(trail, greedy.Satisfaction, greedy.OnMisfit, byScore: false)
            : null;

    private static ReplayFault? ByGreedy(Trail trail, Satisfaction satisfaction, OnMisfit onMisfit, bool byScore) =>
        new GreedyReplay(trail, Supporters.Of(trail.Instance, trail.Profile, satisfaction), onMisfit, byScore).Check();

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
