using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class RaisedPursesTests
{
    private static readonly RuleSet Plain = new()
    {
        Rule = "equal-shares",
        Satisfaction = Satisfaction.Cost,
        Ties = new TieOrder([TieKey.Cost, TieKey.Id]),
    };

    // Purses of 10 buy nothing; 15 the park, 20 the pool too, 25 the hall too, which is too much.
    private static readonly Election Town =
        Election(40, "park 15\npool 20\nhall 25", "1 x park\n1 x pool\n1 x hall\n1 x");

    [Test]
    public void Purses_grow_until_the_next_step_would_cost_more_than_there_is()
    {
        var outcome = Run(Plain with { Completion = [new AddOne()] }, Town);
        Assert.That(Ids(Town, outcome.Allocation), Is.EqualTo(["park", "pool"]));
        Assert.That(outcome.Increase, Is.EqualTo(new IncreaseStop(10, 10, 10, StopReason.Exhaustive)));
        var never = Run(Plain with { Completion = [new AddOne { StopWhenExhaustive = ExhaustiveOver.Never }] }, Town);
        Assert.That(never.Increase, Is.EqualTo(new IncreaseStop(14, 10, 14, StopReason.NextOverspends)));
    }

    [Test]
    public void The_step_is_money_and_may_be_a_fraction()
    {
        var increase = new AddOne { Step = new(3, 2), StopWhenExhaustive = ExhaustiveOver.Never };
        var set = Plain with { Completion = [increase] };
        var expected = new IncreaseStop(9, 10, new Rational(27, 2), StopReason.NextOverspends);
        Assert.That(Run(set, Town).Increase, Is.EqualTo(expected));
        var øre = Election("40.00", "park 15\npool 20\nhall 25", "1 x park\n1 x pool\n1 x hall\n1 x");
        Assert.That(Run(set, øre).Increase, Is.EqualTo(expected), "a crown is a crown, however it is counted");
    }

    [Test]
    public void Purses_may_start_at_whole_crowns()
    {
        var election = Election("41.50", "park 15\npool 20\nhall 25", "1 x park\n1 x pool\n1 x hall\n1 x");
        var outcome = Run(Plain with { Completion = [new AddOne { Start = PurseStart.Floor }] }, election);
        Assert.That(outcome.Increase, Is.EqualTo(new IncreaseStop(10, 10, 10, StopReason.Exhaustive)));
        var exact = Run(Plain with { Completion = [new AddOne()] }, election);
        Assert.That(exact.Increase, Is.EqualTo(new IncreaseStop(10, new Rational(83, 8), 10, StopReason.Exhaustive)));
    }

    [Test]
    public void A_percentage_is_of_the_budget()
    {
        var outcome = Run(Plain with { Completion = [new PercentIncrease { Percent = 25 }] }, Town);
        Assert.That(outcome.Increase, Is.EqualTo(new IncreaseStop(4, 10, 10, StopReason.Exhaustive)));
    }

    [Test]
    public void What_nobody_wants_can_keep_purses_growing_or_not()
    {
        var election = Election(40, "park 15\npool 20\nhall 25\nbench 1", "1 x park\n1 x pool\n1 x hall\n1 x");
        StopReason? Because(ExhaustiveOver over) =>
            Run(Plain with { Completion = [new AddOne { StopWhenExhaustive = over }] }, election).Increase?.Because;
        Assert.Multiple(() =>
        {
            Assert.That(Because(ExhaustiveOver.All), Is.EqualTo(StopReason.NextOverspends));
            Assert.That(Because(ExhaustiveOver.Supported), Is.EqualTo(StopReason.Exhaustive));
            Assert.That(Because(ExhaustiveOver.Never), Is.EqualTo(StopReason.NextOverspends));
        });
    }

    [Test]
    public void When_everything_that_is_wanted_is_funded_nothing_more_is_raised()
    {
        var election = Election(40, "park 15\npool 20\nbench 1", "1 x park\n1 x pool\n2 x");
        var outcome = Run(Plain with { Completion = [new AddOne()] }, election);
        Assert.That(outcome.Increase, Is.EqualTo(new IncreaseStop(10, 10, 10, StopReason.AllFunded)));
    }

    [Test]
    public void When_all_projects_fit_together_purses_may_stay_as_they_are()
    {
        var election = Election(39, "park 15\npool 20", "1 x park\n1 x pool\n2 x");
        var set = Plain with { Completion = [new AddOne { Start = PurseStart.Floor, PlainWhenAllAffordable = true }] };
        var outcome = Run(set, election);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Increase, Is.EqualTo(new IncreaseStop(0, new(39, 4), 0, StopReason.AllAffordable)));
            Assert.That(outcome.Allocation, Is.Empty);
            Assert.That(
                Funded(set with { Completion = set.Completion.Add(new GreedyCompletion(Satisfaction.Cost)) }, election),
                Is.EqualTo(["park", "pool"]));
        });
    }

    [Test]
    public void The_step_limit_is_an_outcome_of_its_own_and_ends_the_completions()
    {
        var set = Plain with { Completion = [new AddOne { StepLimit = 5 }, new GreedyCompletion(Satisfaction.Cost)] };
        var outcome = Run(set, Town);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Refusal, Is.EqualTo(new Refusal.StepLimitReached(5)));
            Assert.That(outcome.Increase, Is.EqualTo(new IncreaseStop(5, 10, 5, StopReason.StepLimit)));
            Assert.That(Ids(Town, outcome.Allocation), Is.EqualTo(["park"]));
        });
    }

    [Test]
    public void The_outcome_before_the_first_that_costs_too_much_is_the_answer_whatever_comes_later()
    {
        var election = Election(24, "a 11\nb 9\nc 1\nd 7", "1 x a b d\n1 x b c d\n1 x a c");
        var steps = new List<int>();
        var set = Plain with
        {
            Satisfaction = Satisfaction.Cardinality,
            Completion = [new AddOne { StopWhenExhaustive = ExhaustiveOver.Never }],
        };
        var outcome = RuleBook.Bind(set, steps.Add)(election.Instance, election.Profile);
        Assert.That(steps, Is.EqualTo(Enumerable.Range(0, (int)outcome.Increase!.Steps + 2)));
        Assert.That(outcome.Increase.Because, Is.EqualTo(StopReason.NextOverspends));
    }

    [Test]
    public void Greedy_goes_on_with_what_is_left_and_says_so()
    {
        var set = Plain with { Completion = [new GreedyCompletion(Satisfaction.Cost)] };
        var outcome = Run(set, Town);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(Town, outcome.Allocation), Is.EqualTo(["park", "pool"]));
            Assert.That(outcome.Decisions.OfType<Funded>().Select(funded => funded.By), Is.All.EqualTo("greedy"));
            Assert.That(outcome.Decisions.OfType<Unaffordable>().Select(one => one.By), Is.All.EqualTo("equal-shares"));
            Assert.That(outcome.Increase, Is.Null);
        });
    }

    [Test]
    public void Somebody_who_no_longer_waits_can_end_it_between_two_steps()
    {
        using var cancelled = new CancellationTokenSource();
        var rule = RuleBook.Bind(
            Plain with { Completion = [new AddOne()] }, step => CancelAt(3, step, cancelled), cancelled.Token);
        Assert.That(() => rule(Town.Instance, Town.Profile), Throws.TypeOf<OperationCanceledException>());
    }

    private static void CancelAt(int last, int step, CancellationTokenSource source)
    {
        if (step == last)
        {
            source.Cancel();
        }
    }
}
