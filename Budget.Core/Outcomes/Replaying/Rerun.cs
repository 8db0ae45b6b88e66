using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>What equal shares funds from some purse: run anew, without a trace to lean on.</summary>
/// <param name="Funded">Whether each project is funded.</param>
/// <param name="MoneyLeft">The budget less their cost, in the smallest unit; below zero when they cost more.</param>
/// <param name="IsTied">
/// Whether the run ended at a tie that no key resolves, before it cost more than there is: then it no longer matters.
/// </param>
internal sealed record Rerun(bool[] Funded, Int128 MoneyLeft, bool IsTied)
{
    public static Rerun Of(Trail trail, Supporters[] supporters, Rational purse)
    {
        var purses = new PursesLeft(trail.Profile, purse);
        var funded = trail.FundedBefore.ToArray();
        Int128 left = trail.Instance.BudgetLimit.MinorUnits;
        var open = Enumerable.Range(0, supporters.Length).Where(project => !supporters[project].IsEmpty)
            .OrderBy(project => trail.Costs[project] / supporters[project].Total).ToList();
        while (true)
        {
            open.RemoveAll(project => !trail.IsOpen(project, funded));
            open.RemoveAll(project => !purses.Afford(supporters[project], trail.Costs[project]));
            if (open.Count == 0)
            {
                return new Rerun(funded, left, IsTied: false);
            }

            var (price, tied) = Bargain.Among(open, supporters, trail.Costs, purses);
            if (trail.Precedence.FirstOf(tied) is not { Project: var next })
            {
                return new Rerun(funded, left, IsTied: left >= 0);
            }

            purses.Pay(supporters[next], trail.Costs[next], price);
            funded[next] = true;
            left -= trail.CostOf(next).MinorUnits;
            open.Remove(next);
        }
    }
}
