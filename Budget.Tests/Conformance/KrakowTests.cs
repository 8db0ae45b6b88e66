using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Pabulib;
using Budget.Core.Rules;

namespace Budget.Tests.Conformance;

/// <summary>What Kraków counted and funded: three places worth three, two and one, most points first.</summary>
public class KrakowTests
{
    private static readonly RuleSet ThreeTwoOne = new()
    {
        Rule = "greedy-by-score",
        Satisfaction = Satisfaction.Positional(new ScoreVector.List([3, 2, 1])),
        OnMisfit = OnMisfit.Skip,
        Ties = new TieOrder([TieKey.Cost, TieKey.Votes, TieKey.Id]),
    };

    private static IEnumerable<string> Elections => ConformanceElections.Folder is null
        ? ["no elections"]
        : ConformanceElections.Names.Where(name => name.Contains("krakow", StringComparison.Ordinal));

    [TestCaseSource(nameof(Elections))]
    public void The_points_of_every_project_are_those_the_town_counted(string name)
    {
        var file = Read(name);
        var scores = file.ColumnByProject("score")!.Value.Select(Exactly.Read);
        var (instance, profile) = file.Election;
        var counted = new Rational[instance.Projects.Length];
        var everything = new Core.Elections.Instance(
            new(instance.Projects.Sum(project => project.Cost.MinorUnits)), instance.Projects, instance.Decimals);
        foreach (var funded in RuleBook.Bind(ThreeTwoOne)(everything, profile).Decisions.Cast<Funded>())
        {
            counted[funded.Project] = ((Measure.Score)funded.Measure).Total;
        }

        Assert.That(counted, Is.EqualTo(scores));
    }

    [TestCaseSource(nameof(Elections))]
    public void What_the_town_funded_is_what_the_rule_recommends(string name)
    {
        var file = Read(name);
        var (instance, profile) = file.Election;
        var recommended = RuleBook.Bind(ThreeTwoOne)(instance, profile).Allocation.Order().ToArray();
        if (file.Selected is { } selected)
        {
            Assert.That(recommended, Is.EqualTo(selected));
        }
        else
        {
            Assert.That(name, Does.StartWith("poland_krakow_2018_"), "the files that do not say what was funded");
        }
    }

    private static PabulibFile Read(string name)
    {
        var bytes = ConformanceElections.Pabulib(name);
        Assert.That(PabulibReader.TryRead(bytes, default, out var file, out var error), $"{error}");
        return file!;
    }
}
