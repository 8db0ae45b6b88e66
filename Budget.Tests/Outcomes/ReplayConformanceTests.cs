using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Pabulib;
using Budget.Core.Rules;
using Budget.Tests.Conformance;

namespace Budget.Tests.Outcomes;

public class ReplayConformanceTests
{
    private const int StepsNobodyWaitsFor = 200;

    /// <summary>Greedy completions behind an increase are replayed for one sort of increase.</summary>
    [TestCaseSource(typeof(ConformanceElections), nameof(ConformanceElections.Names))]
    public void What_the_engine_answers_in_a_real_election_holds(string name)
    {
        if (!PabulibReader.TryRead(ConformanceElections.Pabulib(name), default, out var file, out var error))
        {
            Assert.That(name, Is.EqualTo("syn_huge_costs"), $"{error}");
            return;
        }

        var runs = ConformanceElections.Expected(name).RunsInTheBook.Where(IsReplayed).ToArray();
        var faults = runs.Select(run => (Run: run, Fault: Replayed(run, file.Election)));
        Assert.That(faults.Where(run => run.Fault is not null), Is.Empty);
        TestContext.Out.WriteLine($"{runs.Length} runs");
    }

    private static bool IsReplayed(ExpectedRun run) =>
        !run.Completion.Contains('+') || run.Completion.StartsWith("add1_tool+", StringComparison.Ordinal);

    private static ReplayFault? Replayed(ExpectedRun run, Election election)
    {
        var limit = run.Status == "timeout" ? StepsNobodyWaitsFor : PurseIncrease.DefaultStepLimit;
        var set = ConformanceRuleSets.Of(run, limit);
        var outcome = RuleBook.Bind(set)(election.Instance, election.Profile);
        return Replay.Check(election.Instance, election.Profile, set, outcome);
    }
}
