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

    private Rational PurseAt(long step) => Start + Growth * step;

    public ReplayFault? Check()
    {
        var all = Enumerable.Range(0, supporters.Length).Where(project => !trail.IsOut(project))
            .Aggregate(Int128.Zero, (sum, project) => sum + trail.CostOf(project).MinorUnits);
        if (increase is AddOne { PlainWhenAllAffordable: true } && all <= trail.MoneyLeft)
        {
            trail.Increase = new IncreaseStop(0, _share, Rational.Zero, StopReason.AllAffordable);
            return new EqualSharesReplay(trail, supporters, _share).Check();
        }

        if (trail.ToldIncrease is not { } told)
        {
            return UntilTied();
        }

        trail.Increase = new IncreaseStop(told.Steps, Start, Growth * told.Steps, told.Because);
        if (told.Steps < 0 || told.Steps > increase.StepLimit || told != trail.Increase)
        {
            return Trail.Whole($"After {told.Steps} of at most {increase.StepLimit} steps the purse is {Start} "
                + $"+ {Growth * told.Steps}, the outcome says {told.Start} + {told.Raised}.");
        }

        return new EqualSharesReplay(trail, supporters, PurseAt(told.Steps)).Check()
            ?? Ends(told)
            ?? DidNotEndBefore(told.Steps);
    }

    // An increase that meets a tie nobody can resolve does not say at which step.
    private ReplayFault? UntilTied()
    {
        for (var step = 0; step <= increase.StepLimit; step++)
        {
            var run = Rerun.Of(trail, supporters, PurseAt(step));
            if (run.IsTied)
            {
                return new EqualSharesReplay(trail, supporters, PurseAt(step)).Check();
            }

            if (run.MoneyLeft < 0 || Because(run, step) is not null)
            {
                break;
            }
        }

        return Trail.Whole("The replay finds an end of the increase of purses, the outcome names none.");
    }

    private ReplayFault? Ends(IncreaseStop told)
    {
        if (trail.Refusal is not null || trail.MoneyLeft < 0)
        {
            return Trail.Whole($"The run of step {told.Steps} is tied or costs more than there is.");
        }

        var funded = Enumerable.Range(0, supporters.Length).Select(trail.IsFunded).ToArray();
        var because = Because(new Rerun(funded, trail.MoneyLeft, IsTied: false), told.Steps);
        if (because is null)
        {
            var next = Rerun.Of(trail, supporters, PurseAt(told.Steps + 1));
            because = !next.IsTied && next.MoneyLeft < 0 ? StopReason.NextOverspends : null;
        }

        if (because == StopReason.StepLimit)
        {
            trail.Refuse(new Refusal.StepLimitReached(told.Steps));
        }

        var reason = because is null ? "no reason to end" : $"the reason {because} to end";
        return because == told.Because
            ? null
            : Trail.Whole($"The replay finds {reason} at step {told.Steps}, the outcome says {told.Because}.");
    }

    private ReplayFault? DidNotEndBefore(long steps)
    {
        for (var step = steps - 1; step >= 0 && step >= steps - earlierSteps; step--)
        {
            var run = Rerun.Of(trail, supporters, PurseAt(step));
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
        bool Lacks(int project) => trail.IsOpen(project, run.Funded) && !supporters[project].IsEmpty;
        bool KeepsGoing(int project) => trail.IsOpen(project, run.Funded)
            && trail.CostOf(project).MinorUnits <= run.MoneyLeft
            && (increase.StopWhenExhaustive == ExhaustiveOver.All || !supporters[project].IsEmpty);
        var projects = Enumerable.Range(0, supporters.Length).ToArray();
        return increase.StopWhenExhaustive != ExhaustiveOver.Never && !Array.Exists(projects, KeepsGoing)
                ? StopReason.Exhaustive
            : !Array.Exists(projects, Lacks) ? StopReason.AllFunded
            : step == increase.StepLimit ? StopReason.StepLimit
            : null;
    }
}
