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
        var set = EqualShares with { Satisfaction = Satisfaction.Points, Completion = [new AddOne()] };
        var outcome = Run(set, election);
        Assert.That(outcome.Decisions.OfType<Funded>().Single().Measure, Is.EqualTo(new Measure.Price(1, 2, 1, 1)));
    }

    [TestCase("cost")]
    [TestCase("cardinality")]
    public void One_voter_more_among_a_hundred_thousand_separates_two_projects_and_equal_numbers_tie(string by)
    {
        var set = EqualShares with
        {
            Satisfaction = by == "cost" ? Satisfaction.Cost : Satisfaction.Cardinality,
            Ties = new TieOrder([]),
        };
        Election With(int more) => Distinct(100_000, 100_000 + more);
        Assert.Multiple(() =>
        {
            Assert.That(With(0).Profile.GroupCount, Is.EqualTo(200_000), "no two ballots are the same");
            Assert.That(Run(set, With(0)).Refusal, Is.EqualTo(new Refusal.TieUnresolved([18, 19])));
            Assert.That(Funded(set, With(1)), Is.EqualTo(["pool", "park"]));
            Assert.That(Funded(set, With(-1)), Is.EqualTo(["park", "pool"]));
            Assert.That(Run(set, With(1)).TieOccurred, Is.False);
        });
    }

    [Test]
    public void Weights_of_a_hundred_thousand_tie_as_a_hundred_thousand_ballots_do()
    {
        Election With(int more) => Election(1_000, "park 400\npool 400", $"100000 x park\n{100_000 + more} x pool");
        Assert.Multiple(() =>
        {
            Assert.That(Ids(With(0), Purchases(EqualShares, With(0))[0].Tied), Is.EqualTo(["park", "pool"]));
            Assert.That(Run(EqualShares, With(1)).TieOccurred, Is.False);
            Assert.That(Funded(EqualShares, With(0)), Is.EqualTo(["park", "pool"]));
            Assert.That(Funded(EqualShares, With(1)), Is.EqualTo(["pool", "park"]));
        });
    }

    [Test]
    public void Purses_with_denominators_of_more_than_600_bits_are_told_apart_and_found_equal()
    {
        var election = CoprimeChain();
        var outcome = Run(EqualShares, election);
        var prices = outcome.Decisions.OfType<Funded>().ToDictionary(
            funded => election.Instance.Projects[funded.Project].Id.Value, funded => funded);
        var rho = ((Measure.Price)prices["x"].Measure).Rho;
        TestContext.Out.WriteLine($"the denominator of a price has {rho.Denominator.GetBitLength()} bits");
        Assert.Multiple(() =>
        {
            Assert.That(rho.Denominator.GetBitLength(), Is.GreaterThan(600));
            Assert.That(((Measure.Price)prices["x"].Measure).Exhausted, Is.EqualTo(1));
            Assert.That(Ids(election, prices["x"].Tied), Is.EqualTo(["x", "y"]), "and not z, which costs 0.01 more");
            Assert.That(outcome.Decisions, Is.EqualTo(SlowRules.Run(EqualShares, election).Decisions));
        });
    }

    [TestCase("greedy")]
    [TestCase("greedy-by-score")]
    [TestCase("equal-shares")]
    [TestCase("phragmen")]
    public void Amounts_near_the_largest_long_are_counted_exactly(string rule)
    {
        const string Projects =
            "a 9223372036854775807\nb 4611686018427387903\nc 4611686018427387904\nd 4611686018427387904\ne 1";
        var election = Election(long.MaxValue, Projects, "2 x a b\n2 x b c\n2 x c d\n1 x a b c d e");
        foreach (var satisfaction in new[] { Satisfaction.Cost, Satisfaction.Cardinality })
        {
            var set = EqualShares with { Rule = rule, Satisfaction = rule == "phragmen" ? null : satisfaction };
            var raised = rule == "equal-shares"
                ? [set with { Completion = [new PercentIncrease { Percent = 10 }, new GreedyCompletion(satisfaction)] }]
                : ImmutableArray<RuleSet>.Empty;
            foreach (var one in raised.Add(set))
            {
                var (expected, actual) = (SlowRules.Run(one, election), Run(one, election));
                Assert.That(actual.Decisions, Is.EqualTo(expected.Decisions).And.Not.Empty);
                Assert.That(actual.Increase, Is.EqualTo(expected.Increase));
            }
        }
    }

    // The second pair are neighbours: p·q' − p'·q = 1, so that no fractions of their size are closer.
    [TestCase("9000000000000000000", 1_000_000_000, "9000000000000000001", 1_000_000_000)]
    [TestCase("1234567890123456789", 1_000_000_000_039, "733817149417644010", 594_391_896_401)]
    [TestCase("4000000000000000001", 4_000_000_000_000, "3000000000000000001", 3_000_000_000_000)]
    public void Prices_that_floating_point_takes_for_equal_are_told_apart(
        string cheap, long many, string dear, long few)
    {
        var (first, second) = (Over(cheap, many), Over(dear, few));
        var election = Election("9223372036854775807", $"y {cheap}\nx {dear}", $"{many} x y\n{few} x x");
        var set = EqualShares with { Satisfaction = Satisfaction.Cardinality };
        var phragmen = set with { Rule = "phragmen", Satisfaction = null };
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.LessThan(second));
            Assert.That((second - first) / first, Is.LessThan(Over("1", 1L << 54)));
            Assert.That(Run(phragmen, election).TieOccurred, Is.False);
            Assert.That(Ids(election, Run(phragmen, election).Allocation).First(), Is.EqualTo("y"));
            Assert.That(Run(set with { Rule = "greedy" }, election).TieOccurred, Is.False);
            Assert.That(Ids(election, Run(set with { Rule = "greedy" }, election).Allocation).First(), Is.EqualTo("y"));
            Assert.That(Raised(set, election).TieOccurred, Is.False);
            Assert.That(Raised(set, election).Decisions, Is.EqualTo(SlowRules.Run(Raise(set), election).Decisions));
        });
    }

    [Test]
    public void Equal_prices_of_unequal_size_tie()
    {
        var election = Election(
            "9000000000000000000", "x 4000000000000000000\ny 2000000000000000000", "6000000000 x x\n3000000000 x y");
        var set = EqualShares with { Satisfaction = Satisfaction.Cardinality };
        Assert.That(Ids(election, Run(set, election).Decisions.OfType<Funded>().First().Tied), Is.EqualTo(["x", "y"]));
    }

    [Test]
    public void Sums_beyond_what_is_counted_exactly_are_refused_by_name()
    {
        var election = Election(10, "a 1\nb 1", "1000000000000 x a:1 b:1000000000", BallotKind.Scoring);
        var set = EqualShares with { Satisfaction = Satisfaction.Points };
        Assert.Multiple(() =>
        {
            Assert.That(Run(set, election).Refusal, Is.EqualTo(new Refusal.TooLarge(1)));
            Assert.That(Run(set with { Rule = "greedy" }, election).Refusal, Is.EqualTo(new Refusal.TooLarge(1)));
            Assert.That(
                Run(set with { Satisfaction = Satisfaction.PointsCost }, election).Refusal,
                Is.EqualTo(new Refusal.TooLarge(1)));
            Assert.That(Funded(set with { Satisfaction = Satisfaction.Cost }, election), Is.EqualTo(["a", "b"]));
        });
    }

    private static Outcome Raised(RuleSet set, Election election) => Run(Raise(set), election);

    private static RuleSet Raise(RuleSet set) => set with { Completion = [new PercentIncrease { Percent = 100 }] };

    private static Rational Over(string numerator, long denominator) =>
        new(BigInteger.Parse(numerator, System.Globalization.CultureInfo.InvariantCulture), denominator);

    // Voters for the park and voters for the pool, every one with another set of dreams that nobody can afford.
    private static Election Distinct(int forPark, int forPool)
    {
        const int Dreams = 18;
        var projects = Enumerable.Range(0, Dreams)
            .Select(dream => new Project(new($"dream {dream:00}"), new(9_000_000)))
            .Append(new(new("park"), new(100_000))).Append(new(new("pool"), new(100_000)));
        var builder = new ProfileBuilder(BallotKind.Approval, Dreams + 2);
        for (var voter = 0; voter < forPark + forPool; voter++)
        {
            var dreams = Enumerable.Range(0, Dreams).Where(dream => (voter >> dream & 1) == 1);
            builder.AddApproval([.. dreams, voter < forPark ? Dreams : Dreams + 1]);
        }

        return new Election(new Instance(new Money(400_000), projects), builder.Build());
    }

    // A voter who pays for 70 projects, each together with another prime number of voters, has a purse whose
    // denominator is the product of the primes. Then x, y and z take all that is left of it.
    private static Election CoprimeChain()
    {
        var primes = Enumerable.Range(1_000, 600)
            .Where(number => Enumerable.Range(2, 40).All(divisor => number % divisor != 0)).Take(70).ToArray();
        var voters = primes.Sum() - primes.Length + 4;
        return Election(
            $"{100 * voters}.00",
            string.Join('\n', primes.Select(prime => $"p{prime} 1")) + "\nx 199.9\ny 199.9\nz 199.91",
            string.Join('\n', primes.Select(prime => $"{prime - 1} x p{prime}"))
                + "\n1 x x y z " + string.Join(' ', primes.Select(prime => $"p{prime}")) + "\n1 x x\n1 x y\n1 x z");
    }
}
