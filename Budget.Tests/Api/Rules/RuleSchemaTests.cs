using System.Text;
using System.Text.Json;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Ballots;
using Budget.Core.Canonical;
using Budget.Core.Rules;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Api.Rules;

/// <summary>The schema of a rule and the reader of rule sets allow the same.</summary>
public sealed class RuleSchemaTests
{
    private static IEnumerable<string> Rules => RuleBook.Names;

    [TestCaseSource(nameof(Rules))]
    public void Whatever_the_schema_of_a_rule_allows_is_read_and_can_be_bound(string name)
    {
        var schema = RuleSchema.Of(RuleBook.Find(name)!);
        var sample = new SchemaSample(schema, new Random(7));
        for (var drawn = 0; drawn < 5_000; drawn++)
        {
            var text = sample.Next()!.ToJsonString();
            using var written = JsonDocument.Parse(text);
            var errors = new List<JsonError>();
            var read = RuleSetReader.Read(Encoding.UTF8.GetBytes(text), errors);
            Assert.That(errors, Is.Empty, text);
            Assert.That(() => RuleBook.Bind(read!), Throws.Nothing, text);
            Assert.That(SchemaFaults.Of(schema, written.RootElement), Is.Empty, text);
        }
    }

    [Test]
    public void Whatever_rule_set_there_is_fits_the_schema_of_its_rule() => RandomSets.Sample(
        set =>
        {
            using var said = JsonDocument.Parse(RuleSetJson.Of(set));
            var faults = SchemaFaults.Of(RuleSchema.Of(RuleBook.Find(set.Rule)!), said.RootElement).ToArray();
            return faults.Length == 0 ? true
                : throw new InvalidOperationException($"{faults[0]} in {said.RootElement}");
        },
        TestContext.Out.WriteLine,
        iter: 5_000);

    [TestCase("equal-shares", """{"rule":"greedy"}""")]
    [TestCase("equal-shares", """{"rule":"equal-shares","onMisfit":"skip"}""")]
    [TestCase("equal-shares", """{"rule":"equal-shares","satisfaction":"positional"}""")]
    [TestCase("equal-shares", """{"rule":"equal-shares","scores":{"kind":"borda"}}""")]
    [TestCase("equal-shares", """{"rule":"equal-shares","completion":[{"kind":"greedy"},{"kind":"add-one"}]}""")]
    [TestCase("equal-shares", """{"rule":"equal-shares","completion":[{"kind":"add-one","step":"0.0"}]}""")]
    [TestCase("equal-shares", """{"rule":"equal-shares","completion":[{"kind":"comparison"}]}""")]
    [TestCase("equal-shares", """{"rule":"equal-shares","colour":"red"}""")]
    [TestCase("bos-equal-shares", """{"rule":"bos-equal-shares","completion":[{"kind":"add-one"}]}""")]
    [TestCase("greedy", """{"rule":"greedy","completion":[{"kind":"greedy"}]}""")]
    [TestCase("greedy-by-score", """{"rule":"greedy-by-score"}""")]
    [TestCase("phragmen", """{"rule":"phragmen","satisfaction":"cost"}""")]
    [TestCase("phragmen", """{"rule":"phragmen","ties":["id","id"]}""")]
    public void What_the_reader_refuses_the_schema_does_not_allow(string rule, string text)
    {
        using var said = JsonDocument.Parse(text);
        var schema = RuleSchema.Of(RuleBook.Find(rule)!);
        Assert.That(SchemaFaults.Of(schema, said.RootElement), Is.Not.Empty);
        var read = RuleSetReader.Read(Encoding.UTF8.GetBytes(text), []);
        Assert.That(read?.Rule, Is.Not.EqualTo(rule));
    }

    private static Gen<RuleSet> RandomSets => Gen.Enum<BallotKind>().SelectMany(kind => Gen.OneOf(
        RandomRuleSets.EqualShares(kind), RandomRuleSets.Compared(RandomRuleSets.Satisfactions(kind)),
        RandomRuleSets.Bos(RandomRuleSets.Satisfactions(kind)), RandomRuleSets.Greedy("greedy", kind),
        RandomRuleSets.Greedy("greedy-by-score", kind), RandomRuleSets.Phragmen, RandomRuleSets.AnyOrdinal));
}
