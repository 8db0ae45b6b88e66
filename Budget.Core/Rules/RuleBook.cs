using System.Collections.Immutable;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules.BoundedOverspending;
using Budget.Core.Rules.Constraints;
using Budget.Core.Rules.EqualShares;
using Budget.Core.Rules.Ordinal;

namespace Budget.Core.Rules;

/// <summary>
/// The only list of rules: from the name in a rule set to the rule. Checks every outcome it hands out, in production
/// too.
/// </summary>
public static class RuleBook
{
    private static readonly ImmutableSortedDictionary<string, Entry> Rules = new Entry[]
    {
        new(new(MethodOfEqualShares.Name)
            {
                AsksSatisfaction = true,
                RaisesPurses = true,
                IsCompleted = true,
                TakesConstraints = true,
            },
            EqualShares),
        new(new(Greedy.Name) { AsksSatisfaction = true, AsksMisfit = true, TakesConstraints = true },
            (set, controls) => ByVotes(set, byScore: false, controls)),
        new(new(Greedy.ByScoreName)
            {
                AsksSatisfaction = true,
                NeedsSatisfaction = true,
                AsksMisfit = true,
                TakesConstraints = true,
            },
            (set, controls) => ByVotes(set, byScore: true, controls)),
        new(new(BosEqualShares.Name) { AsksSatisfaction = true, IsCompleted = true },
            (set, controls) => BosEqualShares.With(set.Satisfaction!, set.Ties, controls.Cancellation)),
        new(new(Phragmen.Name) { AsksMisfit = true, UsualMisfit = OnMisfit.Stop, TakesConstraints = true },
            (set, controls) => Phragmen.With(
                set.Ties, set.OnMisfit ?? OnMisfit.Stop, set.SupportedOnly, controls.Cancellation)),
        new(new(ExpandingApprovals.Name) { IsCompleted = true, IsFor = IsRanked },
            (set, controls) => ExpandingApprovals.With(set.Ties, controls.Cancellation)),
        new(new(RankEqualShares.Name) { IsCompleted = true, IsFor = IsRanked },
            (set, controls) => RankEqualShares.With(set.Ties, controls.Cancellation)),
        new(new(RankedPairs.Name) { AsksMisfit = true, IsFor = IsRanked },
            (set, controls) => RankedPairs.With(
                set.Ties, set.OnMisfit ?? OnMisfit.Skip, set.SupportedOnly, controls.Cancellation)),
        new(new(SingleTransferableVote.Name) { IsCompleted = true, IsFor = IsRanked, AsksStrictRankings = true },
            (set, controls) => SingleTransferableVote.With(set.Ties, controls.Cancellation)),
        new(new(MaximumWelfare.Name) { AsksSatisfaction = true, NeedsSatisfaction = true },
            (set, controls) => MaximumWelfare.With(
                set.Satisfaction!, set.Ties, set.SupportedOnly, cancellation: controls.Cancellation)),
    }.ToImmutableSortedDictionary(entry => entry.Traits.Name, entry => entry, StringComparer.Ordinal);

    /// <summary>What each rule has to be told, in the order of their names.</summary>
    public static IEnumerable<RuleTraits> All => Rules.Values.Select(entry => entry.Traits);

    /// <summary>The names of all rules.</summary>
    public static IEnumerable<string> Names => Rules.Keys;

    /// <summary>What a rule has to be told; null when no rule has that name.</summary>
    public static RuleTraits? Find(string name) => Rules.GetValueOrDefault(name)?.Traits;

    /// <summary>The rule that a rule set describes.</summary>
    /// <param name="set">The rule set.</param>
    /// <param name="onStep">Called with the number of each step of a purse increase.</param>
    /// <param name="cancellation">Ends the rule between two purchases, within a purse increase too.</param>
    /// <exception cref="ArgumentException">No rule has that name, or it cannot do what the set asks.</exception>
    public static Rule Bind(RuleSet set, Action<int>? onStep = null, CancellationToken cancellation = default)
    {
        if (RuleSetFault.Of(set) is { } fault)
        {
            throw new ArgumentException(fault.Text, nameof(set));
        }

        var rule = Complete(set, new(onStep, cancellation));
        Rule Without(RuleSet less) => Complete(less, new(null, cancellation));
        return (instance, profile) => UnsaidBy(set, profile) is { } refusal
            ? Outcome.Empty with { Refusal = refusal }
            : rule(instance, profile).WithEffects(set, less => Without(less)(instance, profile));
    }

    // The rule with its completions, under the constraints.
    private static Rule Complete(RuleSet set, Controls controls)
    {
        var rule = set.Completion.Where(completion => completion is not PurseIncrease).Aggregate(
            Rules[set.Rule].Bind(set, controls),
            (before, completion) => before.Then(Continue(completion, set, controls.Cancellation)));
        Rule checkedRule = (instance, profile) => Checked(instance, rule(instance, profile));
        return checkedRule.Around(set.Constraints, set.Rule);
    }

    private static bool IsRanked(BallotKind kind) => kind == BallotKind.Ranked;

    private static Continuation Continue(Completion completion, RuleSet set, CancellationToken cancellation) =>
        completion switch
        {
            GreedyCompletion greedy => Greedily(greedy, set, cancellation),
            ComparisonStep step => Comparing.With(
                step.Measure, Greedily(new(Satisfaction.Cost), set, cancellation).FromNothing()),
            _ => throw new ArgumentOutOfRangeException(nameof(completion)),
        };

    private static Continuation Greedily(GreedyCompletion greedy, RuleSet set, CancellationToken cancellation) =>
        Greedy.With(greedy.Satisfaction, set.Ties, greedy.OnMisfit, set.SupportedOnly, byScore: false, cancellation);

    private static Rule EqualShares(RuleSet set, Controls controls)
    {
        var rule = MethodOfEqualShares.With(set.Satisfaction!, set.Ties, controls.Cancellation);
        return set.Completion is [PurseIncrease increase, ..]
            ? rule.Raised(increase, controls.OnStep, controls.Cancellation)
            : rule.Plain();
    }

    private static Rule ByVotes(RuleSet set, bool byScore, Controls controls) => Greedy.With(
        set.Satisfaction!, set.Ties, set.OnMisfit ?? OnMisfit.Skip, set.SupportedOnly, byScore, controls.Cancellation)
        .FromNothing();

    private static Refusal.UnsupportedBallots? UnsaidBy(RuleSet set, Profile profile) =>
        Find(set.Rule)?.IsFor(profile.Kind) == false ? new(set.Rule, profile.Kind) : Unsatisfied(set, profile);

    private static Refusal.UnsupportedBallots? Unsatisfied(RuleSet set, Profile profile) => set.Completion
        .OfType<GreedyCompletion>().Select(greedy => greedy.Satisfaction).Prepend(set.Satisfaction)
        .FirstOrDefault(satisfaction => satisfaction?.IsSaidBy(profile.Kind) == false) is { } unsaid
        ? new(unsaid.Name, profile.Kind)
        : null;

    /// <exception cref="InvalidOperationException">A defect of a rule; nothing is answered then.</exception>
    private static Outcome Checked(Instance instance, Outcome outcome)
    {
        var funded = new HashSet<int>();
        var room = new Room(instance, []);
        foreach (var project in outcome.Allocation)
        {
            if (!funded.Add(project) || room.IsBarred(project))
            {
                throw new InvalidOperationException(
                    $"Project '{instance.Projects[project].Id}' was funded twice, or against a constraint.");
            }

            room.Take(project);
        }

        return outcome.Refusal is Refusal.TieUnresolved || room.Left >= 0
            ? outcome
            : throw new InvalidOperationException("The funded projects cost more than the budget.");
    }

    private sealed record Entry(RuleTraits Traits, Func<RuleSet, Controls, Rule> Bind);

    private sealed record Controls(Action<int>? OnStep, CancellationToken Cancellation);
}
