using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>Equal shares from raised purses: that the step is the right one, and then the run from its purse.</summary>
/// <param name="trail">The way so far: its beginning.</param>
/// <param name="supporters">Of every project.</param>
/// <param name="increase">How purses grow, and when it ends.</param>
/// <param name="earlierSteps">For how many steps before the last to see that the increase did not end there.</param>
internal sealed class IncreaseReplay(Trail trail, Supporters[] supporters, PurseIncrease increase, int earlierSteps)
{
    private readonly Rational _share =
        trail.Instance.InCurrency(trail.Instance.BudgetLimit.MinorUnits) / trail.Profile.VoterCount;

    private Rational Start => increase is AddOne { Start: PurseStart.Floor } ? _share.Floor() : _share;

    private Rational Growth => increase switch
    {
        AddOne add => add.Step,
        PercentIncrease percent => _share * percent.Percent / 100,
        _ => throw new InvalidOperationException("Nothing is known of such an increase."),
    };

    public ReplayFault? Check()
    {
        if (increase is AddOne { PlainWhenAllAffordable: true }
            && trail.Instance.Projects.Aggregate(Int128.Zero, (sum, one) => sum + one.Cost.MinorUnits) <= trail.MoneyLeft)
        {
            trail.Increase = new IncreaseStop(0, _share, Rational.Zero, StopReason.AllAffordable);
            return new EqualSharesReplay(trail, supporters, _share).Check();
        }

        if (trail.ToldIncrease is not { Steps: var steps, Because: var because })
        {
            return UntilTied();
        }

        trail.Increase = new IncreaseStop(steps, Start, Growth * steps, because);
        if (steps < 0 || steps > increase.StepLimit || trail.Increase != trail.ToldIncrease)
        {
            return Trail.Whole($"After {steps} of at most {increase.StepLimit} steps the purse is not {trail.ToldIncrease.Start}"
                + $" raised by {trail.ToldIncrease.Raised}.");
        }

        return new EqualSharesReplay(trail, supporters, Start + Growth * steps).Check() ?? Ends(steps) ?? DidNotEndBefore(steps);
    }

    // An increase that meets a tie nobody can resolve does not say at which step.
    private ReplayFault? UntilTied()
    {
        for (var step = 0; step <= increase.StepLimit; step++)
        {
            var run = Rerun.Of(trail, supporters, Start + Growth * step);
            if (run.IsTied)
            {
                return new EqualSharesReplay(trail, supporters, Start + Growth * step).Check();
            }

            if (run.MoneyLeft < 0 || Because(run, step) is not null)
            {
                break;
            }
        }

        return Trail.Whole("The replay finds an end of the increase of purses, the outcome names none.");
    }

    private ReplayFault? Ends(long steps)
    {
        if (trail.Refusal is not null || trail.MoneyLeft < 0)
        {
            return Trail.Whole($"The run of step {steps} is tied or costs more than there is.");
        }

        var funded = Enumerable.Range(0, supporters.Length).Select(trail.IsFunded).ToArray();
        var because = Because(new Rerun(funded, trail.MoneyLeft, IsTied: false), steps);
        if (because is null)
        {
            var next = Rerun.Of(trail, supporters, Start + Growth * (steps + 1));
            because = !next.IsTied && next.MoneyLeft < 0 ? StopReason.NextOverspends : null;
        }

        if (because == StopReason.StepLimit)
        {
            trail.Refuse(new Refusal.StepLimitReached(steps));
        }

        return because == trail.Increase!.Because
            ? null
            : Trail.Whole($"The increase of purses has {because?.ToString() ?? "nothing"} to end, not {trail.Increase.Because}.");
    }

    private ReplayFault? DidNotEndBefore(long steps)
    {
        for (var step = steps - 1; step >= 0 && step >= steps - earlierSteps; step--)
        {
            var run = Rerun.Of(trail, supporters, Start + Growth * step);
            if (run.IsTied || run.MoneyLeft < 0 || Because(run, step) is not null)
            {
                return Trail.Whole($"The increase of purses should have ended by step {step}, not at step {steps}.");
            }
        }

        return null;
    }

    // Why a step that is within the budget ends the increase, before the next one is looked at.
    private StopReason? Because(Rerun run, long step)
    {
        bool Lacks(int project) => !run.Funded[project] && !supporters[project].IsEmpty;
        bool KeepsGoing(int project) => !run.Funded[project] && trail.CostOf(project).MinorUnits <= run.MoneyLeft
            && (increase.StopWhenExhaustive == ExhaustiveOver.All || !supporters[project].IsEmpty);
        var projects = Enumerable.Range(0, supporters.Length).ToArray();
        return increase.StopWhenExhaustive != ExhaustiveOver.Never && !Array.Exists(projects, KeepsGoing) ? StopReason.Exhaustive
            : !Array.Exists(projects, Lacks) ? StopReason.AllFunded
            : step == increase.StepLimit ? StopReason.StepLimit
            : null;
    }
}
