using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Reference;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class BigNumbersTests
{
    private static readonly RuleSet EqualShares = new()
    {
        Rule = "equal-shares",
        Satisfaction = Satisfaction.Cost,
        Ties = new TieOrder([TieKey.Id]),
    };

    [Test]
    public void Whoever_gives_all_for_a_million_points_leaves_the_rest_to_whoever_gives_one()
    {
        var election = Election(4, "park 3", "1 x park:1000000\n1 x park:1", BallotKind.Cumulative);
        var outcome = Run(EqualShares with { Satisfaction = Satisfaction.Points, Completion = [new AddOne()] }, election);
        Assert.That(outcome.Decisions.OfType<Funded>().Single().Measure, Is.EqualTo(new Measure.Price(1, 2, 1, 1)));
    }
}
