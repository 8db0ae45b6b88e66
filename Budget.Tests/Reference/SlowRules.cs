using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>
/// What a rule set means, slowly and obviously: written from the definitions alone, as an oracle for the engine. Its
/// outcomes are spelled in the engine's words; nothing in it computes with the engine's rules.
/// </summary>
internal static class SlowRules
{
    public static Outcome Run(RuleSet set, Election election)
    {
        var constraints = new SlowConstraints(set.Constraints, election);
        return new SlowPots(set, constraints, (instance, isOut) =>
            RunOn(set, new Election(instance, constraints.Cast.Profile), isOut)).Run();
    }

    private static Outcome RunOn(RuleSet set, Election election, Func<int, IEnumerable<int>, bool> isOut)
    {
        var electorate = Electorate.Of(election, set.Satisfaction, isOut);
        var ties = new SlowTies(set.Ties, electorate);
        var completions = set.Completion.AsEnumerable();
        Outcome outcome;
        if (set.Rule == "equal-shares" && completions.FirstOrDefault() is PurseIncrease increase)
        {
            outcome = new SlowIncrease(electorate, purse => SlowEqualShares.Run(electorate, ties, purse)).Run(increase);
            completions = completions.Skip(1);
        }
        else
        {
            outcome = set.Rule switch
            {
                "equal-shares" => EqualShares(electorate, ties),
                "phragmen" => SlowPhragmen.Run(electorate, ties, set.SupportedOnly),
                _ => new SlowGreedy(set.Rule, electorate, ties, set.OnMisfit ?? OnMisfit.Skip)
                    .After(Outcome.Empty, set.SupportedOnly),
            };
        }

        return completions.Cast<GreedyCompletion>()
            .Aggregate(outcome, (sofar, greedy) => Completed(sofar, greedy, set, election, isOut));
    }

    /// <summary>What each constraint did: what would have been decided without it.</summary>
    public static IEnumerable<ConstraintEffect> Effects(RuleSet set, Election election, Outcome outcome) =>
        from at in Enumerable.Range(0, outcome.Refusal is null ? set.Constraints.Length : 0)
        select new ConstraintEffect(at, Run(set with { Constraints = set.Constraints.RemoveAt(at) }, election));

    private static Outcome EqualShares(Electorate electorate, SlowTies ties) => electorate.VoterCount.Sign == 0
        ? Outcome.Empty
        : SlowEqualShares.Run(electorate, ties, electorate.Budget / electorate.VoterCount);

    private static Outcome Completed(
        Outcome outcome, GreedyCompletion greedy, RuleSet set, Election election,
        Func<int, IEnumerable<int>, bool> isOut)
    {
        var electorate = Electorate.Of(election, greedy.Satisfaction, isOut);
        return outcome.Refusal is not null
            ? outcome
            : new SlowGreedy("greedy", electorate, new SlowTies(set.Ties, electorate), greedy.OnMisfit)
                .After(outcome, set.SupportedOnly);
    }
}
