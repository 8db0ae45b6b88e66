using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Conformance;

public class ConformanceTests
{
    private const int StepsNobodyWaitsFor = 200;

    [TestCaseSource(typeof(ConformanceElections), nameof(ConformanceElections.Names))]
    public void Every_outcome_that_is_known_is_reproduced(string name)
    {
        if (name == "syn_huge_costs") Assert.Ignore();
        var expected = ConformanceElections.Expected(name);
        var election = ThrowAwayReader.Read(ConformanceElections.Pabulib(name));
        var runs = expected.RunsInTheBook.ToArray();
        Assert.That(runs.SelectMany(run => Differences.Between(run, election, Answer(run, election))), Is.Empty);
        TestContext.Out.WriteLine($"{runs.Length} runs");
    }

    private static Outcome Answer(ExpectedRun run, Election election)
    {
        var limit = run.Status == "timeout" ? StepsNobodyWaitsFor : PurseIncrease.DefaultStepLimit;
        return RuleBook.Bind(ConformanceRuleSets.Of(run, limit))(election.Instance, election.Profile);
    }
}
