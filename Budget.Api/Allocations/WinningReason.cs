using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>Why a project won.</summary>
internal static class WinningReason
{
    // More names than this are a list, not a reason.
    private const int MostNames = 3;

    public static Reason Of(Decided decided, Course course)
    {
        var won = course.Won!;
        return new Reason.Won(decided.IsFinal, course.Place, MeritOf(decided, won), TieOf(decided, won));
    }

    private static Merit MeritOf(Decided decided, Funded won)
    {
        var votes = decided.VotesFor(won.Project);
        return won.Measure switch
        {
            Measure.Price { LargestPayment.Sign: 0 } or Measure.Density { PerCost: null } => new Merit.Gift(votes),
            Measure.Price price => Paid(decided, won, price),
            Measure.Place place => new Merit.Preferred(place.Position, place.Wins, place.Losses),
            Measure.Votes backed => new Merit.Backed(backed.Rank, backed.Weight, backed.Quota ?? Rational.Zero),
            Measure.Part { LargestPayment.Sign: 0 } => new Merit.Gift(votes),
            Measure.Part part => new Merit.PaidPart(
                part.Full + part.Exhausted, part.LargestPayment, part.Paid, decided.CostOf(won.Project)),
            Measure.Load { PerSupporter: { } load } => new Merit.Load(votes, load),
            Measure.Welfare { OfProject.Sign: > 0 } => new Merit.InBest(),
            Measure.Load or Measure.Welfare or Measure.Density { PerCost.Sign: 0 } or Measure.Score { Total.Sign: 0 } =>
                new Merit.Fits(HasVotes: votes > 0),
            // Times its cost for its cost: what is left to compare are votes, or points.
            Measure.Density when decided.AskedFor(won) is Satisfaction.CostOf => Most(Counted.Votes, votes),
            Measure.Density density when decided.AskedFor(won) is Satisfaction.PointsOf { TimesCost: true } =>
                Most(Counted.Points, density.PerCost),
            Measure.Density density when decided.AskedFor(won) is Satisfaction.PositionalOf { TimesCost: true } =>
                Most(Counted.Score, density.PerCost),
            Measure.Density => Most(CountedIn(decided.AskedFor(won)), total: null),
            Measure.Score score => Most(CountedIn(decided.AskedFor(won)), score.Total),
            _ => throw new InvalidOperationException("A measure without words."),
        };

        Merit.Most Most(Counted counted, Rational? total) =>
            new(counted, ForTheMoney: total is null, total, decided.IsFromMoneyLeft(won));
    }

    private static Merit.Paid Paid(Decided decided, Funded won, Measure.Price price)
    {
        var asked = decided.AskedFor(won);
        var isRanked = asked is Satisfaction.PositionalOf;
        var isPoints = isRanked || asked is Satisfaction.PointsOf;
        return new(price.Full, price.Exhausted, price.LargestPayment, IsSame: !isPoints, (isPoints, asked) switch
        {
            (true, { IsTimesCost: true }) => new Worth.EffectivePoints(1 / price.Rho, isRanked),
            (true, _) => new Worth.PerPoint(price.Rho, isRanked),
            _ => new Worth.EffectiveVotes(price.EffectiveVotes(decided.CostOf(won.Project))),
        }, price.Rank);
    }

    private static Counted CountedIn(Satisfaction? asked) => asked switch
    {
        Satisfaction.CostOf => Counted.VotesTimesCost,
        Satisfaction.PointsOf points => points.TimesCost ? Counted.PointsTimesCost : Counted.Points,
        Satisfaction.PositionalOf places => places.TimesCost ? Counted.ScoreTimesCost : Counted.Score,
        _ => Counted.Votes,
    };

    private static Tie? TieOf(Decided decided, Funded won)
    {
        var others = won.Tied.Where(project => project != won.Project).Select(decided.NameOf).ToArray();
        return others.Length == 0 ? null
            : new Tie([.. others.Take(MostNames)], Math.Max(0, others.Length - MostNames), won.TieBrokenBy);
    }
}
