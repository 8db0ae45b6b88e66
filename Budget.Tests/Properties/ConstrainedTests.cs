using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using Budget.Tests.Outcomes;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Properties;

public class ConstrainedTests
{
    private const int Compared = 20_000;
    private const int Checked = 100_000;

    private static readonly Dictionary<string, Func<BallotKind, Gen<RuleSet>>> Sets = new()
    {
        ["equal-shares"] = RandomRuleSets.EqualShares,
        ["greedy"] = kind => RandomRuleSets.Greedy("greedy", kind),
        ["greedy-by-score"] = kind => RandomRuleSets.Greedy("greedy-by-score", kind),
        ["phragmen"] = _ => RandomRuleSets.Phragmen,
    };

    private static IEnumerable<string> Rules => Sets.Keys;

    [TestCaseSource(nameof(Rules))]
    public void Under_constraints_the_engine_answers_what_the_slow_reference_answers(string rule) =>
        Sampled.Over(RandomConstraints.Around(Sets[rule]), Compared, one =>
        {
            var election = one.Text.Parse();
            var expected = SlowRules.Run(one.Set, election);
            expected = expected with { Effects = [.. SlowRules.Effects(one.Set, election, expected)] };
            var actual = Run(one.Set, election);
            return Mutation.SaysTheSame(expected, actual) ? Sort(actual) : throw new InvalidOperationException(
                $"The reference says\n{Case.Say(election, one.Set, expected)}\n"
                + $"and the engine\n{Case.Say(election, one.Set, actual)}");
        });

    [TestCaseSource(nameof(Rules))]
    public void No_outcome_breaks_a_constraint(string rule) =>
        Sampled.Over(RandomConstraints.Around(Sets[rule]), Checked, one =>
        {
            var election = one.Text.Parse();
            var outcome = Run(one.Set, election);
            return Violation(one.Set, election, outcome) is { } broken
                ? throw new InvalidOperationException($"{broken}\n{Case.Say(election, one.Set, outcome)}")
                : Sort(outcome);
        });

    [TestCaseSource(nameof(Rules))]
    public void Removing_a_constraint_that_changed_nothing_changes_nothing(string rule) =>
        Sampled.Over(RandomConstraints.Around(Sets[rule]), Compared, one =>
        {
            var election = one.Text.Parse();
            var outcome = Run(one.Set, election);
            for (var at = 0; at < one.Set.Constraints.Length && outcome.Refusal is null; at++)
            {
                var without = Run(one.Set with { Constraints = one.Set.Constraints.RemoveAt(at) }, election);
                var changed = outcome.Effects.Any(effect => effect.Constraint == at && effect.Changed(outcome));
                if (!changed && !without.Allocation.SequenceEqual(outcome.Allocation))
                {
                    throw new InvalidOperationException($"{at}: {Case.Say(election, one.Set, without)}");
                }
            }

            return Sort(outcome);
        });

    [TestCaseSource(nameof(Rules))]
    public void Every_constrained_outcome_replays_and_its_order_means_nothing(string rule) =>
        Sampled.Over(RandomConstraints.Around(Sets[rule]), Compared, one =>
        {
            var election = one.Text.Parse();
            var outcome = Run(one.Set, election);
            var fault = Replay.Check(election.Instance, election.Profile, one.Set, outcome, earlierSteps: int.MaxValue);
            var shuffled = one.Text.Shuffled(seed: 1).Parse();
            var said = Case.Say(election, one.Set, outcome);
            return fault is not null ? throw new InvalidOperationException($"{fault}\n{said}")
                : Case.Say(shuffled, one.Set, Run(one.Set, shuffled)) != said
                    ? throw new InvalidOperationException($"{said}\nbut shuffled otherwise")
                : Sort(outcome);
        });

    [Test]
    public void No_single_change_of_a_constrained_outcome_goes_unnoticed() => Gen.OneOf(Rules.ToArray())
        .SelectMany(rule => RandomConstraints.Around(Sets[rule])).Sample(
            one =>
            {
                var election = one.Text.Parse();
                var outcome = Run(one.Set, election);
                foreach (var mutation in Mutation.All(outcome, election.Instance.Projects.Length))
                {
                    if (Replay.Check(election.Instance, election.Profile, one.Set, mutation.Outcome) is null)
                    {
                        throw new InvalidOperationException(
                            $"{mutation.Name}: {mutation.Outcome}\n{Case.Say(election, one.Set, outcome)}");
                    }
                }
            }, TestContext.Out.WriteLine, iter: 1_000, print: one => one.ToString());

    private static Outcome Run(RuleSet set, Election election) =>
        RuleBook.Bind(set)(election.Instance, election.Profile);

    private static string Sort(Outcome outcome) =>
        outcome.Refusal is { } refusal ? refusal.GetType().Name
        : outcome.Effects.Any(effect => effect.Changed(outcome)) ? "changed by constraints"
        : !outcome.Decisions.OfType<Barred>().Any() ? "with nothing barred"
        : "with something barred that would have lost";

    // Each earmark goes to its own projects and stays within its amount, and what is carried over is not spent.
    private static string? Earmarked(RuleSet set, Election election, Outcome outcome)
    {
        var electorate = Electorate.Of(election, null);
        var (left, from, closed) = (electorate.Budget, 0, new HashSet<int>());
        foreach (var spent in outcome.Earmarks)
        {
            var earmark = (Earmark)set.Constraints[spent.Constraint];
            int[] own = [.. outcome.Decisions[from..spent.Decisions].OfType<Funded>().Select(funded => funded.Project)];
            var members = electorate.Projects.Where(project =>
                SlowConstraints.Speaks(earmark.Group, election.Instance.Projects[project])).ToArray();
            var unit = election.Instance.CurrencyUnit;
            var amount = new Rational((earmark.Amount * unit).Floor(), unit);
            if (electorate.CostOf(own) > amount || own.Except(members).Any() || own.Any(closed.Contains))
            {
                return $"{earmark} is broken.";
            }

            left -= earmark.Unspent == Unspent.Return ? electorate.CostOf(own) : amount;
            closed.UnionWith(earmark.CompetesAgain ? own : members);
            from = spent.Decisions;
        }

        int[] rest = [.. outcome.Decisions[from..].OfType<Funded>().Select(funded => funded.Project)];
        return outcome.Refusal is null && (electorate.CostOf(rest) > left || rest.Any(closed.Contains))
            ? "The rest is overspent, or spent on what does not compete for it."
            : null;
    }

    // What §8 asks of any set of funded projects, whatever order they were funded in.
    private static string? Violation(RuleSet set, Election election, Outcome outcome)
    {
        int[] funded = [.. outcome.Allocation];
        var cast = new SlowConstraints(set.Constraints, election).Cast;
        var electorate = Electorate.Of(cast, null);
        if (electorate.CostOf(funded) > electorate.Budget)
        {
            return "The budget is overspent.";
        }

        foreach (var constraint in set.Constraints)
        {
            int[] named = constraint.Names is not { } group ? [] : [.. funded.Where(project =>
                SlowConstraints.Speaks(group, election.Instance.Projects[project]))];
            bool Short(int project, Rational enough) => electorate.Votes[project] < enough;
            var broken = constraint switch
            {
                MinVotes few => funded.Any(project => Short(project, few.Votes)),
                MinShare few => funded.Any(project => Short(project, few.Share * (few.Of switch
                {
                    ShareOf.Ballots => electorate.VoterCount,
                    ShareOf.Marks => electorate.Votes.Aggregate(Rational.Zero, Rational.Add),
                    _ => electorate.Sum(voter => Array.Exists(voter.Lists, listed => listed), _ => Rational.One),
                }))),
                Earmark => Earmarked(set, election, outcome) is not null,
                Withdrawn => named.Length > 0,
                Exclusive => named.Length > 1,
                Cap cap => electorate.CostOf(named) > cap.Amount,
                _ => throw new ArgumentOutOfRangeException(nameof(set)),
            };
            if (broken)
            {
                return $"{constraint} is broken.";
            }
        }

        return null;
    }
}
