using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules;

/// <summary>From a <see cref="PurseRule"/> to a <see cref="Rule"/>: with what purse it is run.</summary>
internal static class PurseRules
{
    /// <summary>Everybody's purse is B/n. Nothing is decided where nobody voted.</summary>
    public static Rule Plain(this PurseRule rule) => (instance, profile) => rule(instance, profile) is var election
        && profile.VoterCount == 0
            ? Outcome.Empty with { Refusal = election.Refusal }
            : election.Explain(Share(instance, profile));

    /// <summary>
    /// Raises the purses step by step, and answers the last outcome before one that costs more than there is, or the
    /// first into which nothing more fits. Must stay a scan, since the cost of an outcome may fall again when purses
    /// grow; only steps that are proven to change nothing are not walked one by one.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="increase">How purses grow, and when it ends.</param>
    /// <param name="onStep">Called with the number of each step.</param>
    /// <param name="cancellation">Looked at before each step.</param>
    public static Rule Raised(
        this PurseRule rule, PurseIncrease increase, Action<int>? onStep, CancellationToken cancellation) =>
        (instance, profile) =>
        {
            var election = rule(instance, profile);
            if (election.Refusal is not null || profile.VoterCount == 0)
            {
                return Outcome.Empty with { Refusal = election.Refusal };
            }

            if (increase is AddOne { PlainWhenAllAffordable: true } && AllFit(instance))
            {
                var share = Share(instance, profile);
                return Stopped(election, instance, share, Rational.Zero, 0, StopReason.AllAffordable);
            }

            var (start, step) = Purses(increase, instance, profile);
            var stride = new Stride(election, step);
            for (var steps = 0; ; steps++)
            {
                cancellation.ThrowIfCancellationRequested();
                onStep?.Invoke(steps);
                var spending = election.Spend(start + step * steps);
                if (spending.Cost > instance.BudgetLimit.MinorUnits)
                {
                    return Stopped(election, instance, start, step, steps - 1, StopReason.NextOverspends);
                }

                if (spending.UnresolvedTie is not null)
                {
                    return election.Explain(start + step * steps);
                }

                if (StopsAt(spending, increase, election, instance) is { } because)
                {
                    return Stopped(election, instance, start, step, steps, because);
                }

                steps += (int)Math.Min(stride.Sure(spending, start + step * steps), increase.StepLimit - steps);
                if (steps == increase.StepLimit)
                {
                    return Stopped(election, instance, start, step, steps, StopReason.StepLimit) with
                    {
                        Refusal = new Refusal.StepLimitReached(steps),
                    };
                }
            }
        };

    private static Rational Share(Instance instance, Profile profile) =>
        new(instance.BudgetLimit.MinorUnits, profile.VoterCount);

    // The first purse and what is added to it at each step, in the smallest unit.
    private static (Rational Start, Rational Step) Purses(PurseIncrease increase, Instance instance, Profile profile)
    {
        var share = Share(instance, profile);
        var unit = instance.CurrencyUnit;
        return increase switch
        {
            AddOne { Start: PurseStart.Exact } add => (share, add.Step * unit),
            AddOne add => ((share / unit).Floor() * unit, add.Step * unit),
            PercentIncrease percent => (share, share * percent.Percent / 100),
            _ => throw new ArgumentOutOfRangeException(nameof(increase)),
        };
    }

    private static StopReason? StopsAt(
        Spending spending, PurseIncrease increase, PurseElection election, Instance instance)
    {
        var room = new Room(instance, spending.Funded);
        var funded = spending.Funded.ToHashSet();
        var (somethingFits, everythingFunded) = (false, true);
        for (var project = 0; project < instance.Projects.Length; project++)
        {
            if (!funded.Contains(project) && !room.IsBarred(project))
            {
                var supported = election.Supported(project);
                everythingFunded &= !supported;
                somethingFits |= room.Fits(project)
                    && (supported || increase.StopWhenExhaustive == ExhaustiveOver.All);
            }
        }

        return increase.StopWhenExhaustive != ExhaustiveOver.Never && !somethingFits ? StopReason.Exhaustive
            : everythingFunded ? StopReason.AllFunded
            : null;
    }

    private static Outcome Stopped(
        PurseElection election, Instance instance, Rational start, Rational step, int steps, StopReason because) =>
        election.Explain(start + step * steps) with
        {
            Increase = new IncreaseStop(steps, instance.InCurrency(start), instance.InCurrency(step * steps), because),
        };

    // What is out before the run is no candidate.
    private static bool AllFit(Instance instance)
    {
        var room = new Room(instance, []);
        var candidates = Enumerable.Range(0, instance.Projects.Length).Where(project => !room.IsBarred(project));
        return instance.CostMinor(candidates) <= room.Left;
    }
}
