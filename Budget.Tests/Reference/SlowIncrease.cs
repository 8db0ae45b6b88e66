using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>Raising the purses as §5 defines it: step after step, every one a run of its own.</summary>
internal sealed class SlowIncrease(Electorate electorate, Func<Rational, Outcome> run)
{
    public Outcome Run(PurseIncrease increase)
    {
        if (electorate.VoterCount.Sign == 0)
        {
            return Outcome.Empty;
        }

        var exact = electorate.Budget / electorate.VoterCount;
        var allFit = electorate.CostOf(Open(Outcome.Empty)) <= electorate.Budget;
        return (increase, allFit) switch
        {
            (AddOne { PlainWhenAllAffordable: true }, true) =>
                run(exact) with { Increase = new IncreaseStop(0, exact, 0, StopReason.AllAffordable) },
            (AddOne { Start: PurseStart.Floor } add, _) => Scan(increase, exact.Floor(), add.Step),
            (AddOne add, _) => Scan(increase, exact, add.Step),
            (PercentIncrease { Percent: var percent }, _) => Scan(increase, exact, exact * percent / 100),
            _ => throw new ArgumentOutOfRangeException(nameof(increase)),
        };
    }

    private Outcome Scan(PurseIncrease increase, Rational start, Rational raise)
    {
        Outcome Ended(Outcome outcome, int step, StopReason because) =>
            outcome with { Increase = new IncreaseStop(step, start, step * raise, because) };

        Outcome? previous = null;
        for (var step = 0; ; step++)
        {
            var outcome = run(start + step * raise);
            // A run that already costs too much costs too much however its ties are resolved.
            if (electorate.CostOf(outcome.Allocation) > electorate.Budget)
            {
                return Ended(previous!, step - 1, StopReason.NextOverspends);
            }

            if (outcome.Refusal is not null)
            {
                return outcome;
            }

            if (Exhaustive(outcome, increase.StopWhenExhaustive))
            {
                return Ended(outcome, step, StopReason.Exhaustive);
            }

            if (!Open(outcome).Any(electorate.IsSupported))
            {
                return Ended(outcome, step, StopReason.AllFunded);
            }

            if (step == increase.StepLimit)
            {
                return Ended(outcome, step, StopReason.StepLimit) with { Refusal = new Refusal.StepLimitReached(step) };
            }

            previous = outcome;
        }
    }

    private IEnumerable<int> Open(Outcome outcome) => electorate.Projects.Except(outcome.Allocation)
        .Where(project => !electorate.IsOut(project, outcome.Allocation));

    private bool Exhaustive(Outcome outcome, ExhaustiveOver over)
    {
        var left = electorate.Budget - electorate.CostOf(outcome.Allocation);
        return over != ExhaustiveOver.Never && !Open(outcome)
            .Where(project => over == ExhaustiveOver.All || electorate.IsSupported(project))
            .Any(project => electorate.Cost[project] <= left);
    }
}
