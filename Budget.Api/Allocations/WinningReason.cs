using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>Why a project won, in one sentence.</summary>
internal static class WinningReason
{
    private const string NoneHad = "no project that still fitted had ";

    // More names than this are a list, not a reason.
    private const int MostNames = 3;

    public static string Of(Calculation calculation, Course course)
    {
        var won = course.Won!;
        var word = calculation.Outcome.Refusal is null ? "Recommended" : "So far";
        return $"{word} {ForPeople.Ordinal(course.Place)}: {Because(calculation, won)}{Tie(calculation, won)}.";
    }

    private static string Because(Calculation calculation, Funded won)
    {
        var votes = ForPeople.Plural(calculation.Subject.Election.Profile.Votes(won.Project), "vote");
        return won.Measure switch
        {
            Measure.Price price => Paid(calculation.Subject, won, price),
            Measure.Load { PerSupporter: { } load } =>
                $"shared among those behind its {votes}, its cost brings each to {ForPeople.AtMost(load)} in all, "
                + "and no other project asked less",
            Measure.Load => "nobody voted for it, but it fits",
            Measure.Density { PerCost: null } => $"it costs nothing and has {votes}",
            Measure.Density { PerCost.Sign: 0 } or Measure.Score { Total.Sign: 0 } => Unwanted(calculation, won),
            Measure.Density => LeftOver(calculation, won) + MostPerCost(Asked(calculation.RuleSet, won), votes),
            Measure.Score score => MostInAll(Asked(calculation.RuleSet, won), votes, ForPeople.AtLeast(score.Total)),
            _ => throw new InvalidOperationException("A measure without words."),
        };
    }

    private static string Paid(NamedElection subject, Funded won, Measure.Price price)
    {
        var supporters = ForPeople.Plural(price.Full + price.Exhausted, "supporter");
        if (price.LargestPayment.Sign == 0)
        {
            return $"it costs nothing and has {supporters}";
        }

        var paid = ForPeople.AtMost(price.LargestPayment);
        var less = price.Exhausted == 0 ? "" : $" ({ForPeople.Count(price.Exhausted)} of them less, all they had left)";
        var effective = price.EffectiveVotes(subject.CostOf(won.Project));
        var payment = price.Full + price.Exhausted == 1 ? paid : $"at most {paid} each{less}";
        return $"its {supporters} paid {payment}, which "
            + $"counts as {ForPeople.AtLeast(effective, decimals: 1)} effective vote{(effective == 1 ? "" : "s")}";
    }

    private static string LeftOver(Calculation calculation, Funded won) =>
        won.By == calculation.RuleSet.Rule ? "" : "from the money that was left, ";

    private static string Unwanted(Calculation calculation, Funded won) =>
        calculation.Subject.Election.Profile.Votes(won.Project) == 0
            ? "nobody voted for it, but it fits"
            : "no vote for it counts, but it fits";

    private static string MostPerCost(Satisfaction asked, string votes) => NoneHad + asked switch
    {
        Satisfaction.CostOf => $"more than its {votes}",
        Satisfaction.CardinalityOf => "more votes for the money",
        Satisfaction.PointsOf => "more points for the money",
        _ => "a higher score for the money",
    };

    private static string MostInAll(Satisfaction asked, string votes, string total) => NoneHad + asked switch
    {
        Satisfaction.CostOf => $"more votes times cost than its {total}",
        Satisfaction.CardinalityOf => $"more than its {votes}",
        Satisfaction.PointsOf => $"more than its {total} points",
        _ => $"a higher score than its {total}",
    };

    // A greedy completion may ask for something else than the rule before it.
    private static Satisfaction Asked(RuleSet set, Funded won) => won.By == set.Rule
        ? set.Satisfaction!
        : set.Completion.OfType<GreedyCompletion>().First().Satisfaction;

    private static string Tie(Calculation calculation, Funded won)
    {
        if (won.Tied.Length < 2)
        {
            return "";
        }

        var others = won.Tied.Where(project => project != won.Project)
            .Select(calculation.Subject.NameOf).ToArray();
        var named = others.Length <= MostNames
            ? string.Join(" and ", others)
            : $"{string.Join(", ", others[..MostNames])} and {ForPeople.Plural(others.Length - MostNames, "other")}";
        return $"; tied with {named}, it goes first by {Key(won.TieBrokenBy)}";
    }

    private static string Key(TieKey? key) => key switch
    {
        TieKey.Cost => "its lower cost",
        TieKey.Votes => "its votes",
        TieKey.Lot => "the lot",
        _ => "its id",
    };
}
