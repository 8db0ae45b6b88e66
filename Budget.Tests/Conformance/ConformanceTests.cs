using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Pabulib;
using Budget.Core.Rules;
using Budget.Tests.Reference;

namespace Budget.Tests.Conformance;

public class ConformanceTests
{
    // The election whose amounts are beyond what is counted exactly: it must be refused, and nothing else.
    private const string TooLarge = "syn_huge_costs";

    // Where nobody waited for the end of an increase, so many steps show that it does not end early.
    private const int StepsNobodyWaitsFor = 200;

    [TestCaseSource(nameof(Elections))]
    public void Every_outcome_that_is_known_is_reproduced(string name)
    {
        var (expected, election) = Read(name);
        var runs = expected.RunsInTheBook.ToArray();
        var differences = runs.SelectMany(run => Differences.Between(run, election, Answer(run, election)));
        Assert.That(differences, Is.Empty);
        Assert.That(runs, Is.Not.Empty);
        var timeouts = runs.Count(run => run.Status == "timeout");
        TestContext.Out.WriteLine($"{runs.Length} runs, {timeouts} of them up to a step limit");
    }

    [TestCaseSource(nameof(Elections))]
    public void An_election_is_read_as_it_was_counted(string name)
    {
        var (expected, election) = Read(name);
        var votes = election.Instance.Projects
            .Select((project, at) => (Id: project.Id.Value, Votes: election.Profile.Votes(at)))
            .ToDictionary(project => project.Id, project => project.Votes);
        var budget = election.Instance.InCurrency(election.Instance.BudgetLimit.MinorUnits);
        Assert.Multiple(() =>
        {
            Assert.That(election.Profile.VoterCount, Is.EqualTo(expected.Voters));
            Assert.That(election.Instance.Projects, Has.Length.EqualTo(expected.Projects));
            Assert.That(budget, Is.EqualTo(expected.ExactBudget));
            Assert.That(votes, Is.EquivalentTo(expected.Votes));
        });
    }

    [Test]
    public void Amounts_beyond_what_is_counted_exactly_are_refused_with_their_place()
    {
        var file = ConformanceElections.Pabulib(TooLarge);
        Assert.That(PabulibReader.TryRead(file, new(), out _, out var error), Is.False);
        Assert.That((error?.Line, error?.Column), Is.EqualTo((7, 8)), $"{error}: the budget");
    }

    // Every one of the steps has been walked once, without a jump: none before the last overspends or is exhaustive.
    [TestCase("cost", 1_688_953)]
    [TestCase("card", 1_860_172)]
    public void Increases_that_nobody_waited_for_end_exactly(string satisfaction, int steps)
    {
        var (expected, election) = Read("hungary_budapest_2024");
        var runs = expected.RunsInTheBook
            .Where(run => run.Status == "timeout" && run.Satisfaction == satisfaction).ToArray();
        foreach (var run in runs)
        {
            var set = ConformanceRuleSets.Of(run, PurseIncrease.DefaultStepLimit);
            var increase = RuleBook.Bind(set)(election.Instance, election.Profile).Increase;
            Assert.That(increase?.Steps, Is.EqualTo(steps), $"{run}");
            Assert.That(increase?.Because, Is.EqualTo(StopReason.NextOverspends), $"{run}");
        }

        Assert.That(runs, Is.Not.Empty);
    }

    [Test]
    public void The_slow_reference_reproduces_what_is_known_of_small_elections()
    {
        var (elections, runs, differences) = (0, 0, new List<string>());
        foreach (var name in Elections)
        {
            var (expected, election) = Read(name);
            var steps = expected.Runs.Max(run => run.Add1?.Iterations ?? 1);
            if (expected.Voters * expected.Projects * steps > 500_000)
            {
                continue;
            }

            elections++;
            foreach (var run in expected.RunsInTheBook.Where(run => run.Status == "ok"))
            {
                var outcome = SlowRules.Run(ConformanceRuleSets.Of(run, PurseIncrease.DefaultStepLimit), election);
                differences.AddRange(Differences.Between(run, election, outcome).Select(text => $"{name}: {text}"));
                runs++;
            }
        }

        TestContext.Out.WriteLine($"{runs} runs of {elections} elections");
        Assert.That(differences, Is.Empty);
        Assert.That(runs, Is.GreaterThan(500));
    }

    // Without the folder one test says that there are no elections; it must not look as if there were no tests.
    private static IEnumerable<string> Elections => ConformanceElections.Folder is null
        ? ["no elections"]
        : ConformanceElections.Names.Where(name => name != TooLarge);

    private static (ExpectedElection Expected, Election Election) Read(string name)
    {
        var read = PabulibReader.TryRead(ConformanceElections.Pabulib(name), new(), out var file, out var error);
        Assert.That(read, $"{error}");
        return (ConformanceElections.Expected(name), file!.Election);
    }

    private static Outcome Answer(ExpectedRun run, Election election)
    {
        var limit = run.Status == "timeout" ? StepsNobodyWaitsFor : PurseIncrease.DefaultStepLimit;
        return RuleBook.Bind(ConformanceRuleSets.Of(run, limit))(election.Instance, election.Profile);
    }
}
