using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>Why a project did not win.</summary>
internal static class LosingReason
{
    public static Reason Of(Decided decided, int project, Course course) => new Reason.Lost(
        decided.IsFinal,
        PassedOver: course is { Broke: null, Skipped: not null },
        decided.Outcome.Allocation.Count(winner => decided.VotesFor(winner) < decided.VotesFor(project)),
        ObstacleOf(decided, project, course));

    private static Obstacle ObstacleOf(Decided decided, int project, Course course)
    {
        var (cost, budget) = (decided.CostOf(project), decided.Election.Instance.BudgetLimit.MinorUnits);
        return course switch
        {
            { Broke.SupportersOwn: var own } =>
                new Obstacle.TooLittleOwned(course.BrokeAfter, own, cost, Unspent()),
            { Skipped: { } skipped } when skipped.Cost.MinorUnits > budget =>
                new Obstacle.OverBudget(cost, decided.InCurrency(budget)),
            { Skipped: { } skipped } =>
                new Obstacle.TooLittleLeft(cost, decided.InCurrency(skipped.MoneyLeft), EndsRule: false),
            { Stopped: { } stopped } =>
                new Obstacle.TooLittleLeft(cost, decided.InCurrency(stopped.MoneyLeft), EndsRule: true),
            { Eliminated.Votes: var votes } when decided.VotesFor(project) > 0 =>
                new Obstacle.TooFewVotes(votes.Weight, votes.Quota),
            _ => Unmentioned(decided, project),
        };

        Rational? Unspent() => (course.Skipped?.MoneyLeft ?? course.Stopped?.MoneyLeft) is { } left
            ? decided.InCurrency(left)
            : null;
    }

    private static Obstacle Unmentioned(Decided decided, int project) =>
        decided.VotesFor(project) == 0 ? new Obstacle.NoVotes()
        : decided.Outcome.Decisions.OfType<Stopped>().FirstOrDefault() is { } stopped
            ? new Obstacle.EndedBefore(decided.NameOf(stopped.Project))
        : decided.CostOf(project).Sign == 0 && decided.RuleSet.Satisfaction is { IsTimesCost: true }
            ? new Obstacle.WorthNothing()
        : decided.RuleSet.Rule == MaximumWelfare.Name ? new Obstacle.NotInBest()
        : new Obstacle.NoVoteCounts();
}
