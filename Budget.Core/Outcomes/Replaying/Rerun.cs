using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>What equal shares would fund from another purse: run anew, without a trace to lean on.</summary>
/// <param name="Funded">Whether each project is funded.</param>
/// <param name="Cost">What they cost together, in currency units, up to where they cost more than the budget.</param>
/// <param name="Refusal">The tie at which the run ended, or null.</param>
internal sealed record Rerun(bool[] Funded, Rational Cost, Refusal? Refusal)
{
    public static Rerun Of(Trail trail, Support[] supports, Rational purse)
    {
        var purses = new Purses(trail.Profile, purse);
        var funded = new bool[supports.Length];
        var budget = trail.Instance.InCurrency(trail.Instance.BudgetLimit.MinorUnits);
        var spent = Rational.Zero;
        var open = Enumerable.Range(0, supports.Length).Where(at => !supports[at].IsEmpty)
            .OrderBy(at => trail.Costs[at] / supports[at].Total).ToList();
        while (spent <= budget)
        {
            open.RemoveAll(project => purses.Own(supports[project]) < trail.Costs[project]);
            if (open.Count == 0)
            {
                break;
            }

            var bargain = Bargain.Among(open, supports, trail.Costs, purses);
            if (trail.Precedence.FirstOf(bargain.Tied) is not { } winner)
            {
                return new Rerun(funded, spent, new Refusal.TieUnresolved(bargain.Tied));
            }

            purses.Pay(bargain.Price, supports[winner.Project]);
            funded[winner.Project] = true;
            spent += trail.Costs[winner.Project];
            open.Remove(winner.Project);
        }

        return new Rerun(funded, spent, null);
    }
}
