using System.Text;
using Budget.Api.Allocations;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Canonical;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Architecture;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Api.Rules;

/// <summary>Rulebooks of real towns are data: a file each, with an election and what the rule recommends.</summary>
public sealed class GoldenRulebookTests
{
    private const string Folder = "Budget.Tests/Rules/Golden/";

    private static IEnumerable<string> Towns => Repository.Files
        .Where(file => file.StartsWith(Folder, StringComparison.Ordinal)).Select(file => file[Folder.Length..]);

    [TestCaseSource(nameof(Towns))]
    public void A_town_recommends_what_its_rulebook_says(string town)
    {
        var errors = new List<JsonError>();
        var root = StrictJson.Parse(Encoding.UTF8.GetBytes(Repository.TextOf(Folder + town)), errors)!;
        var set = RuleSetReader.Read(root.Required("ruleSet")!, errors);
        var election = ElectionReader.Read(root.Required("election")!);
        Assert.That(errors, Is.Empty);

        var outcome = RuleBook.Bind(set!)(election!.Instance, election.Profile);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Ids(election, outcome.Allocation),
                Is.EqualTo(root.Required("allocation")!.Elements()!.Select(id => id.Text())));
            Assert.That(Replay.Check(election.Instance, election.Profile, set!, outcome), Is.Null);
            Assert.That(RuleSetReader.Read(Encoding.UTF8.GetBytes(RuleSetJson.Of(set!)), errors), Is.EqualTo(set));
        }
    }

    [Test]
    public void There_are_some() => Assert.That(Towns.Count(), Is.GreaterThanOrEqualTo(3));
}
