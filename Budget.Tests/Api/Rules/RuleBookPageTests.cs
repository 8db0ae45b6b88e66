using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Rules;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Rules;

/// <summary>The rule book as a page of the calculator says what the service answers.</summary>
public sealed partial class RuleBookPageTests
{
    private static readonly string Page = Repository.TextOf("Budget.Core/README.md").ReplaceLineEndings("\n");

    private static readonly string Flowing = Blanks().Replace(Page, " ");

    private static IEnumerable<string> Rules => RuleBook.Names;

    [TestCaseSource(nameof(Rules))]
    public void Every_rule_stands_there_with_all_that_is_told_of_it(string name)
    {
        var rule = RuleText.All.Single(text => text.Id == name);
        string[] told =
        [
            $"### `{rule.Id}`: {rule.Name.En}", rule.Sentence.En, rule.Sentence.Da, rule.Definition.En,
            rule.Complexity.En, rule.Cities.En, rule.Source,
            .. rule.Guarantees.Select(promise => $"{promise.Text.En} (`{promise.Test}`)"),
        ];
        Assert.That(told.Where(text => !Flowing.Contains(text, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_rule_set_that_is_shown_can_be_read_and_fits_its_schema()
    {
        var text = Fence().Match(Page).Groups[1].Value;
        var errors = new List<JsonError>();
        var set = RuleSetReader.Read(Encoding.UTF8.GetBytes(text), errors);
        Assert.That(errors, Is.Empty);
        Assert.That(RuleName.Of(set!), Is.EqualTo("equal-shares:cost/add1-tool+greedy:cost+comparison:funded-count"));
        using var said = JsonDocument.Parse(text);
        Assert.That(SchemaFaults.Of(RuleSchema.Of(RuleBook.Find(set!.Rule)!), said.RootElement), Is.Empty);
    }

    [GeneratedRegex(@"\s+(- (?=\*\*))?")]
    private static partial Regex Blanks();

    [GeneratedRegex("\n```json\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
