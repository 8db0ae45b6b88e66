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
        var electorate = Electorate.Of(election, set.Satisfaction);
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
            .Aggregate(outcome, (sofar, greedy) => Completed(sofar, greedy, set, election));
        return completions.OfType<ComparisonStep>().SingleOrDefault() is { } step
            ? SlowComparison.Run(electorate, step.Measure, completed, MostVotes(set, election))
            : completed;
    }

    private static Outcome MostVotes(RuleSet set, Election election) =>
        Completed(Outcome.Empty, new GreedyCompletion(Satisfaction.Cost), set, election);

    private static Outcome EqualShares(Electorate electorate, SlowTies ties) => electorate.VoterCount.Sign == 0
        ? Outcome.Empty
        : SlowEqualShares.Run(electorate, ties, electorate.Budget / electorate.VoterCount);

    private static Outcome Completed(Outcome outcome, GreedyCompletion greedy, RuleSet set, Election election)
    {
        var electorate = Electorate.Of(election, greedy.Satisfaction);
        return outcome.Refusal is not null
            ? outcome
            : new SlowGreedy("greedy", electorate, new SlowTies(set.Ties, electorate), greedy.OnMisfit)
                .After(outcome, set.SupportedOnly);
    }
}
