using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// A comparison step: both outcomes from their own decisions, then the voters one by one, and that the right one of
/// the two was chosen.
/// </summary>
/// <param name="instance">The instance.</param>
/// <param name="profile">The ballots.</param>
/// <param name="ruleSet">A rule set that ends with a comparison step.</param>
/// <param name="outcome">The outcome.</param>
internal sealed class ComparisonReplay(Instance instance, Profile profile, RuleSet ruleSet, Outcome outcome)
{
    /// <param name="measure">Of what voters may have more.</param>
    /// <param name="told">What the outcome says.</param>
    /// <param name="completed">Checks the completed outcome.</param>
    public ReplayFault? Check(ComparisonMeasure measure, Comparison told, Func<Trail, ReplayFault?> completed)
    {
        var (first, second) = told.ChoosesMostVotes
            ? (told.Other, outcome.Decisions)
            : (outcome.Decisions, told.Other);
        var before = Trail(outcome with { Decisions = first, Refusal = null });
        var after = Trail(new Outcome { Decisions = second, Refusal = outcome.Refusal });
        var votes = Supporters.Of(instance, profile, Satisfaction.Cost);
        return completed(before)
            ?? new GreedyReplay(after, votes, OnMisfit.Skip).Check() ?? after.End()
            ?? Verdict(measure, told, after.Refusal is null ? Count(measure, before, after) : null);
    }

    private Trail Trail(Outcome one) => new(instance, profile, ruleSet, [], one);

    private static ReplayFault? Verdict(ComparisonMeasure measure, Comparison told, Preferences? found) =>
        told.Measure == measure && told.Voters == found
            ? null
            : Replaying.Trail.Whole($"By {measure} the replay finds {Said(found)}, "
                + $"by {told.Measure} the outcome says {Said(told.Voters)}.");

    private static string Said(Preferences? voters) => voters is null
        ? "nothing to compare"
        : $"{voters.Completed} voters for the completed outcome, {voters.MostVotes} for most votes and "
            + $"{voters.Indifferent} for neither";

    private Preferences Count(ComparisonMeasure measure, Trail completed, Trail mostVotes)
    {
        var (mine, theirs, all) = (0L, 0L, 0L);
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var weight = profile.Weights[group];
            var (here, there) = (Funded(completed, group), Funded(mostVotes, group));
            var counts = measure != ComparisonMeasure.FundedCountTool || (here > 0 && there > 0);
            if (measure == ComparisonMeasure.Represented)
            {
                (here, there) = (Math.Min(here, 1), Math.Min(there, 1));
            }

            all += weight;
            mine += counts && here > there ? weight : 0;
            theirs += counts && there > here ? weight : 0;
        }

        return new Preferences(mine, theirs, all - mine - theirs);
    }

    private int Funded(Trail trail, int group)
    {
        var count = 0;
        foreach (var project in profile.Listed(group))
        {
            count += trail.IsFunded(project) ? 1 : 0;
        }

        return count;
    }
}
