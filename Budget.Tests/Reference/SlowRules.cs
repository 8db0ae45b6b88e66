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
                "bos-equal-shares" => SlowBos.Run(electorate, ties),
                "maximum-welfare" => new SlowWelfare(electorate, ties, set.SupportedOnly).Run(),
                "phragmen" => SlowPhragmen.Run(
                    electorate, ties, set.OnMisfit ?? OnMisfit.Stop, set.SupportedOnly),
                "expanding-approvals" => new SlowExpandingApprovals(electorate, ties).Run(),
                "rank-equal-shares" => new SlowRankEqualShares(electorate, ties).Run(),
                "stv" => new SlowTransfers(electorate, ties).Run(),
                "ranked-pairs" =>
                    new SlowRankedPairs(electorate, ties).Run(set.OnMisfit ?? OnMisfit.Skip, set.SupportedOnly),
                _ => new SlowGreedy(set.Rule, electorate, ties, set.OnMisfit ?? OnMisfit.Skip)
                    .After(Outcome.Empty, set.SupportedOnly),
            };
        }

        var completed = completions.OfType<GreedyCompletion>()
            .Aggregate(outcome, (sofar, greedy) => Completed(sofar, greedy, set, election, isOut));
        return completions.OfType<ComparisonStep>().SingleOrDefault() is { } step
            ? SlowComparison.Run(electorate, step.Measure, completed, MostVotes(set, election, isOut))
            : completed;
    }

    private static Outcome MostVotes(
        RuleSet set, Election election, Func<int, IEnumerable<int>, bool> isOut) =>
        Completed(Outcome.Empty, new GreedyCompletion(Satisfaction.Cost), set, election, isOut);

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
