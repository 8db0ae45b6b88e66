using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class LiteratureTests
{
    private static readonly TieOrder ById = new([TieKey.Id]);

    // Lackner, Skowron: Multi-Winner Voting with Approval Preferences (2023), the running example.
    private static readonly Election TwelveVoters = Election(
        budget: 4, "a 1\nb 1\nc 1\nd 1\ne 1\nf 1\ng 1", "3 x a b\n3 x a c\n2 x a d\n1 x b c f\n1 x e\n1 x f\n1 x g");

    [Test]
    public void Phragmen_spreads_the_load_of_four_seats_over_twelve_voters()
    {
        var outcome = Run(new() { Rule = "phragmen", Ties = ById }, TwelveVoters);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(TwelveVoters, outcome.Allocation), Is.EqualTo(["a", "b", "c", "d"]));
            Assert.That(
                Loads(outcome), Is.EqualTo(new Rational?[] { Over(1, 8), Over(11, 32), Over(55, 128), Over(5, 8) }));
            var second = outcome.Decisions.OfType<Funded>().ElementAt(1);
            Assert.That(Ids(TwelveVoters, second.Tied), Is.EqualTo(["b", "c"]));
        });
    }

    [Test]
    public void Equal_shares_leaves_most_of_four_seats_to_a_completion()
    {
        var outcome = Run(
            new() { Rule = "equal-shares", Satisfaction = Satisfaction.Cardinality, Ties = ById }, TwelveVoters);
        var own = outcome.Decisions.OfType<Unaffordable>()
            .Select(decision => (TwelveVoters.Instance.Projects[decision.Project].Id.Value, decision.SupportersOwn));
        Assert.Multiple(() =>
        {
            Assert.That(Ids(TwelveVoters, outcome.Allocation), Is.EqualTo(["a"]));
            Assert.That(own, Is.EqualTo(new[]
            {
                ("d", Over(2, 3)), ("e", Over(1, 3)), ("f", Over(2, 3)), ("g", Over(1, 3)),
                ("b", Over(23, 24)), ("c", Over(23, 24)),
            }));
        });
    }

    // Phragmén's own example of 1894, after Janson: Phragmén's and Thiele's election methods (2016).
    [Test]
    public void Phragmen_gives_the_second_of_three_seats_to_the_smaller_party()
    {
        var election = Election(
            budget: 3, "A 1\nB 1\nC 1\nP 1\nQ 1\nR 1", "1034 x A B C\n519 x P Q R\n90 x A B Q\n47 x A P Q");
        var outcome = Run(new() { Rule = "phragmen", Ties = ById }, election);
        var second = (Over(137, 1171) + 1) / 656;
        var third = (Over(1034, 1171) + 90 * second + 1) / 1124;
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["A", "Q", "B"]));
            Assert.That(Loads(outcome), Is.EqualTo(new Rational?[] { Over(1, 1171), second, third }));
        });
    }

    // Peters, Pierczyński, Skowron (2021): without utilities, a group gets what its share of the budget buys.
    [TestCase("cost")]
    [TestCase("cardinality")]
    public void Each_of_two_parties_gets_what_its_voters_can_pay(string satisfaction)
    {
        var election = Election(
            budget: 10, string.Join('\n', "abcdefghij".Concat("klmnopqrst").Select(id => $"{id} 1")),
            "7 x a b c d e f g h i j\n3 x k l m n o p q r s t");
        var funded = Funded(new()
        {
            Rule = "equal-shares",
            Satisfaction = satisfaction == "cost" ? Satisfaction.Cost : Satisfaction.Cardinality,
            Ties = ById,
        }, election);
        Assert.That(funded, Is.EqualTo("abcdefgklm".Select(id => $"{id}")));
    }

    private static Rational Over(long numerator, long denominator) => new(numerator, denominator);

    private static ImmutableArray<Rational?> Loads(Outcome outcome) =>
        [.. outcome.Decisions.OfType<Funded>().Select(funded => ((Measure.Load)funded.Measure).PerSupporter)];
}
