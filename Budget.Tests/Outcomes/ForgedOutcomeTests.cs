using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.EqualShares;
using Budget.Tests.Properties;
using Budget.Tests.Reference;
using CsCheck;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Outcomes;

/// <summary>Outcomes in which everything fits together, but which are not this rule set's on this election.</summary>
public class ForgedOutcomeTests
{
    [Test]
    public void The_outcome_of_another_rule_set_holds_only_where_it_says_the_same()
    {
        var (same, other) = (0, 0);
        var pairs =
            from one in ReplayedElections.Any
            from set in ReplayedElections.RuleSets(one.Text.Kind)
            select (one, set);
        pairs.Sample(
            pair =>
            {
                var (one, set) = pair;
                var election = one.Text.Parse();
                var forged = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
                var right = RuleBook.Bind(set)(election.Instance, election.Profile);
                var equal = Mutation.SaysTheSame(forged, right);
                Interlocked.Increment(ref equal ? ref same : ref other);
                return equal == Replay.Check(election.Instance, election.Profile, set, forged, int.MaxValue) is null;
            }, TestContext.Out.WriteLine, iter: 5_000);
        TestContext.Out.WriteLine($"{same} outcomes that say the same, {other} that do not");
        Assert.That(same, Is.GreaterThan(100));
    }

    [Test]
    public void An_increase_that_ends_at_another_step_is_noticed_if_all_steps_are_run_again()
    {
        var forgeries = 0;
        Raised.Sample(
            one =>
            {
                var election = one.Text.Parse();
                var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
                var rule = MethodOfEqualShares.With(one.Set.Satisfaction!, one.Set.Ties);
                var run = rule(election.Instance, election.Profile);
                foreach (var stop in Ends(outcome.Increase))
                {
                    var purse = (stop.Start + stop.Raised) * election.Instance.CurrencyUnit;
                    var forged = run.Explain(purse) with { Increase = stop };
                    if (Replay.Check(election.Instance, election.Profile, one.Set, forged, int.MaxValue) is null)
                    {
                        throw new InvalidOperationException($"{stop}\n{Case.Say(election, one.Set, forged)}");
                    }

                    Interlocked.Increment(ref forgeries);
                }
            }, TestContext.Out.WriteLine, iter: 1_000, print: one => one.ToString());
        TestContext.Out.WriteLine($"{forgeries} forgeries");
        Assert.That(forgeries, Is.GreaterThan(1_000));
    }

    [Test]
    public void An_end_found_by_bisection_is_noticed_where_the_cost_falls_when_purses_grow()
    {
        // Purses of 6, 7, 8, 9, 10: the third is the first to cost more than 18, and the fourth costs less again.
        var election = Election(18, "a 11\nb 9\nc 1\nd 7", "1 x a b d\n1 x b c d\n1 x a c");
        var (instance, profile) = (election.Instance, election.Profile);
        var set = new RuleSet
        {
            Rule = "equal-shares",
            Satisfaction = Satisfaction.Cardinality,
            Completion = [new AddOne { StopWhenExhaustive = ExhaustiveOver.Never }],
            Ties = new([TieKey.Id]),
        };
        var right = RuleBook.Bind(set)(instance, profile);
        var atNine = MethodOfEqualShares.With(Satisfaction.Cardinality, set.Ties)(instance, profile).Explain(9);
        var bisected = atNine with { Increase = new IncreaseStop(3, 6, 3, StopReason.NextOverspends) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(right.Increase, Is.EqualTo(new IncreaseStop(1, 6, 1, StopReason.NextOverspends)));
            Assert.That(Replay.Check(instance, profile, set, right), Is.Null);
            Assert.That(Replay.Check(instance, profile, set, bisected), Is.EqualTo(
                new ReplayFault(-1, "The increase of purses should have ended by step 2, not at step 3.")));
        }
    }

    private static Gen<Case> Raised { get; } =
        from text in RandomElections.Small
        from set in RandomRuleSets.EqualShares(text.Kind)
        where set.Completion is [PurseIncrease]
        select new Case(text, set);

    // Every other step up to a few behind the right one, with every reason that could be given.
    private static IEnumerable<IncreaseStop> Ends(IncreaseStop? right) =>
        from stop in right is { Steps: > 0 } ? new[] { right } : []
        from steps in Enumerable.Range(0, (int)stop.Steps + 4)
        where steps != stop.Steps
        from because in Enum.GetValues<StopReason>()
        select stop with { Steps = steps, Raised = stop.Raised * steps / stop.Steps, Because = because };
}
