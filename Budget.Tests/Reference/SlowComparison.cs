using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>The comparison step as §5 defines it: every voter is asked what she has more of.</summary>
internal static class SlowComparison
{
    /// <param name="electorate">Everybody.</param>
    /// <param name="measure">Of what a voter may have more.</param>
    /// <param name="x">The completed outcome.</param>
    /// <param name="y">Most votes.</param>
    public static Outcome Run(Electorate electorate, ComparisonMeasure measure, Outcome x, Outcome y)
    {
        if (x.Refusal is not null || y.Refusal is not null)
        {
            return x.Refusal is not null ? x
                : x with { Refusal = y.Refusal, Comparison = new Comparison(measure, null, y.Decisions) };
        }

        long Voters(Func<int, int, bool> prefer) => electorate.Voters
            .Where(voter => prefer(Has(voter, x, measure), Has(voter, y, measure)))
            .Where(voter => measure != ComparisonMeasure.FundedCountTool
                || (Has(voter, x, measure) > 0 && Has(voter, y, measure) > 0))
            .Sum(voter => voter.Weight);
        var (e, g) = (Voters((inX, inY) => inX > inY), Voters((inX, inY) => inY > inX));
        var said = new Preferences(e, g, electorate.Voters.Sum(voter => voter.Weight) - e - g);
        return g > e
            ? x with { Decisions = y.Decisions, Comparison = new Comparison(measure, said, x.Decisions) }
            : x with { Comparison = new Comparison(measure, said, y.Decisions) };
    }

    private static int Has(Voter voter, Outcome outcome, ComparisonMeasure measure)
    {
        var funded = outcome.Allocation.Count(project => voter.Lists[project]);
        return measure == ComparisonMeasure.Represented ? Math.Min(funded, 1) : funded;
    }
}
