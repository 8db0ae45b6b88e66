using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class PhragmenTests
{
    private static readonly RuleSet ById = new() { Rule = "phragmen", Ties = new TieOrder([TieKey.Id]) };

    [Test]
    public void It_ends_as_soon_as_one_of_the_next_does_not_fit()
    {
        // After the park, hall and pool both ask 20 of each supporter; the hall would fit, the pool does not.
        var election = Election(100, "park 30\nhall 40\npool 80", "3 x park\n2 x hall\n4 x pool");
        var outcome = Run(ById, election);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["park"]));
            Assert.That(outcome.Decisions[^1], Is.EqualTo(new Stopped("phragmen", 2, [0, 2], new(80), 70)));
        });
    }

    [Test]
    public void Or_it_passes_over_what_does_not_fit_and_goes_on()
    {
        var election = Election(100, "park 30\nhall 40\npool 80\nbench 5", "3 x park\n2 x hall\n4 x pool");
        var set = ById with { OnMisfit = OnMisfit.Skip };
        var outcome = Run(set with { SupportedOnly = true }, election);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Decisions, Is.EqualTo(new Decision[]
            {
                new Funded("phragmen", 2, [2], null, new Measure.Load(10), 70),
                new Skipped("phragmen", 3, new(80), 70),
                new Funded("phragmen", 1, [1], null, new Measure.Load(20), 30),
            }));
            Assert.That(Funded(set, election), Is.EqualTo(["park", "hall", "bench"]), "what nobody wants comes last");
        });
    }

    [Test]
    public void What_is_dearer_than_the_whole_budget_is_passed_over_at_the_start()
    {
        var election = Election(50, "dream 51\npark 50\nabyss 60", "9 x dream abyss\n1 x park");
        var outcome = Run(ById, election);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Decisions[..2], Is.EqualTo(new Decision[]
            {
                new Skipped("phragmen", 0, new(60), 50), new Skipped("phragmen", 1, new(51), 50),
            }));
            Assert.That(Ids(election, outcome.Allocation), Is.EqualTo(["park"]));
        });
    }

    [Test]
    public void What_nobody_wants_comes_last_under_an_infinite_load_or_never()
    {
        var election = Election(30, "park 10\nstatue 5\nbench 5", "2 x park");
        var funded = Run(ById, election).Decisions.Cast<Funded>().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, funded.Select(one => one.Project)), Is.EqualTo(["park", "bench", "statue"]));
            Assert.That(
                funded.Select(one => ((Measure.Load)one.Measure).PerSupporter),
                Is.EqualTo(new Rational?[] { 5, null, null }));
            Assert.That(Ids(election, funded[1].Tied), Is.EqualTo(["bench", "statue"]));
            Assert.That(Funded(ById with { SupportedOnly = true }, election), Is.EqualTo(["park"]));
        });
    }

    [Test]
    public void Without_voters_it_goes_by_the_tie_order_alone()
    {
        var election = Election(100, "a 60\nb 50\nc 40", "");
        Assert.That(Funded(ById, election), Is.EqualTo(["a"]));
        Assert.That(Funded(ById with { Ties = new TieOrder([TieKey.Cost]) }, election), Is.EqualTo(["c", "b"]));
    }

    [Test]
    public void Loads_are_money()
    {
        var election = Election("3.00", "park 1.50\npool 1.20", "2 x park pool\n1 x pool");
        var loads = Purchases(ById, election).Select(one => ((Measure.Load)one.Measure).PerSupporter);
        Assert.That(loads, Is.EqualTo(new Rational?[] { new Rational(2, 5), new Rational(23, 20) }));
    }

    [Test]
    public void A_tie_that_nothing_separates_is_refused_unless_it_ends_there()
    {
        var set = ById with { Ties = new TieOrder([TieKey.Cost]) };
        var tie = Run(set, Election(10, "a 5\nb 5", "1 x a\n1 x b"));
        Assert.That(tie.Refusal, Is.EqualTo(new Refusal.TieUnresolved([0, 1])));
        var over = Run(set, Election(10, "a 6\nb 6\nc 5", "1 x a b\n1 x c"));
        Assert.That(over.Refusal, Is.Null);
        Assert.That(over.Decisions[^1], Is.EqualTo(new Stopped("phragmen", 0, [0, 1], new(6), 5)));
    }
}
