using Budget.Tests.Reference;

namespace Budget.Tests.Conformance;

public class ReferenceConformanceTests
{
    [TestCaseSource(typeof(ConformanceElections), nameof(ConformanceElections.Names))]
    public void The_slow_reference_answers_what_is_known(string name)
    {
        var expected = ConformanceElections.Expected(name);
        if (expected.Voters * expected.Projects > 5000 || name == "syn_huge_costs") Assert.Ignore();
        var election = ThrowAwayReader.Read(ConformanceElections.Pabulib(name));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var runs = expected.RunsInTheBook.Where(run => run.Status == "ok").ToArray();
        Assert.That(runs.SelectMany(run => Differences.Between(
            run, election, SlowRules.Run(ConformanceRuleSets.Of(run, 100_000), election))), Is.Empty);
        TestContext.Out.WriteLine($"{runs.Length} of {expected.RunsInTheBook.Count()} in {watch.ElapsedMilliseconds} ms");
    }
}
