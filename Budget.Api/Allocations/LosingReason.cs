using System.Numerics;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

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
            { Barred: { } barred } when IsWhy(barred, decided, course) => BarredBy(barred, decided),
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

    // What is barred may have lost before, and then that is why; unless it would have won without the constraint.
    private static bool IsWhy(Barred barred, Decided decided, Course course) =>
        course is { Broke: null, Skipped: null, Stopped: null } || decided.Outcome.Effects.Any(effect =>
            effect.Constraint == barred.Constraint && effect.Displaced(decided.Outcome).Contains(barred.Project));

    private static Obstacle BarredBy(Barred barred, Decided decided)
    {
        var cost = decided.CostOf(barred.Project);
        return decided.RuleSet.Constraints[barred.Constraint] switch
        {
            Threshold threshold => new Obstacle.BelowThreshold(
                decided.VotesFor(barred.Project), WholeVotes(threshold, decided)),
            Withdrawn => new Obstacle.TakenBack(),
            Exclusive => new Obstacle.Excluded(decided.NameOf(barred.Because[0])),
            Cap cap => new Obstacle.OverCap(
                cost,
                barred.Because.Aggregate(cap.Amount, (left, project) => left - decided.CostOf(project)),
                cap.Amount),
            _ => throw new InvalidOperationException("A constraint without words."),
        };
    }

    // Votes are whole, so what is enough is rounded up.
    private static BigInteger WholeVotes(Threshold threshold, Decided decided)
    {
        var (instance, profile) = (decided.Election.Instance, decided.Election.Profile);
        var cast = Withdrawn.From(instance, profile, decided.RuleSet.Constraints);
        return -(Rational.Zero - threshold.Enough(cast)).Floor();
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
