using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Properties;
using CsCheck;

namespace Budget.Tests.Outcomes;

public class ReplayTests
{
    [Test]
    public void What_the_engine_answers_holds_in_every_election() =>
        Sampled.Over(ReplayedElections.Any, 20_000, one =>
        {
            var election = one.Text.Parse();
            var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
            var fault = Replay.Check(election.Instance, election.Profile, one.Set, outcome, earlierSteps: int.MaxValue);
            return fault is null
                ? ReplayedElections.Sort(one.Set, outcome)
                : throw new InvalidOperationException($"{fault}\n{Case.Say(election, one.Set, outcome)}");
        });

    [Test]
    public void Whatever_steps_the_engine_does_not_walk_would_have_changed_nothing() =>
        Sampled.Over(ReplayedElections.InSmallSteps, 5_000, one =>
        {
            var election = one.Text.Parse();
            var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
            var fault = Replay.Check(election.Instance, election.Profile, one.Set, outcome, earlierSteps: int.MaxValue);
            return fault is not null
                ? throw new InvalidOperationException($"{fault}\n{Case.Say(election, one.Set, outcome)}")
                : $"{outcome.Increase?.Because}{(outcome.Increase?.Steps > 50 ? " after more than 50 steps" : "")}";
        });

    [Test]
    public void No_single_change_of_an_outcome_that_says_something_else_goes_unnoticed()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        ReplayedElections.Any.Sample(
            one =>
            {
                var election = one.Text.Parse();
                var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
                foreach (var mutation in Mutation.All(outcome, election.Instance.Projects.Length))
                {
                    seen.AddOrUpdate(mutation.Name, 1, (_, count) => count + 1);
                    if (Replay.Check(election.Instance, election.Profile, one.Set, mutation.Outcome) is null)
                    {
                        throw new InvalidOperationException(
                            $"{mutation.Name}: {mutation.Outcome}\n{Case.Say(election, one.Set, outcome)}");
                    }
                }
            }, TestContext.Out.WriteLine, iter: 1_000, print: one => one.ToString());
        Assert.That(seen, Has.Count.GreaterThan(50), "sorts of changes");
        TestContext.Out.WriteLine(string.Join(
            '\n', seen.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value,7} {one.Key}")));
    }
}
