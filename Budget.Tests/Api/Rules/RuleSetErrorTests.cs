using System.Text;
using Budget.Api.Problems;
using Budget.Api.Rules;

namespace Budget.Tests.Api.Rules;

/// <summary>What a rule set may not be: where it is wrong, and a part of what is said about it.</summary>
public sealed class RuleSetErrorTests
{
    private static readonly (string Json, string Pointer, string Said)[] Wrong =
    [
        ("", "", "expected JSON"),
        ("{", "", "expected JSON"),
        ("""{"rule":"greedy",}""", "", "expected JSON"),
        ("""{"rule":"greedy"} {}""", "", "expected JSON"),
        ("""{"rule":"greedy" /* why */}""", "", "expected JSON"),
        ("""{'rule':'greedy'}""", "", "expected JSON"),
        ("""{"rule":"gre""", "", "expected JSON"),
        ("[[[[[[[[[1]]]]]]]]]", "", "nested at most 8 deep"),
        ("[]", "", "an object"),
        ("\"greedy\"", "", "an object"),
        ("null", "", "not null"),
        ("{}", "/rule", "this member"),
        ("""{"rule":null}""", "/rule", "not null"),
        ("""{"rule":1}""", "/rule", "expected bos-equal-shares, equal-shares, "),
        ("""{"rule":"Greedy"}""", "/rule", "greedy"),
        ("""{"rule":"mes"}""", "/rule", "equal-shares"),
        ("""{"rule":"greedy","rule":"greedy"}""", "/rule", "once"),
        ("""{"rule":"greedy","colour":"red"}""", "/colour", "only rule"),
        ("""{"rule":"greedy","a/b~c":1}""", "/a~1b~0c", "only rule"),
        ("""{"rule":"greedy","Satisfaction":"cost"}""", "/Satisfaction", "only rule"),
        ("""{"rule":"greedy","satisfaction":"costs"}""", "/satisfaction", "points, points-cost, positional or"),
        ("""{"rule":"greedy","satisfaction":true}""", "/satisfaction", "cost"),
        ("""{"rule":"greedy","satisfaction":"positional"}""", "/scores", "this member"),
        ("""{"rule":"greedy","scores":{"kind":"list","values":["1"]}}""", "/scores", "only positional"),
        ("""{"rule":"greedy","satisfaction":"points","scores":{}}""", "/scores", "only positional"),
        (Scored("""  "3,2,1"  """), "/scores", "an object"),
        (Scored("""{}"""), "/scores/kind", "this member"),
        (Scored("""{"kind":"bordo"}"""), "/scores/kind", "list, borda"),
        (Scored("""{"kind":"dowdall","k":1}"""), "/scores/k", "only kind"),
        (Scored("""{"kind":"k-approval"}"""), "/scores/k", "this member"),
        (Scored("""{"kind":"k-approval","k":0}"""), "/scores/k", "a whole number from 1"),
        (Scored("""{"kind":"k-approval","k":"3"}"""), "/scores/k", "not in quotes"),
        (Scored("""{"kind":"truncated-borda","k":3,"length":3}"""), "/scores/k", "only kind or length"),
        (Scored("""{"kind":"truncated-borda","length":2.5}"""), "/scores/length", "a whole number"),
        (Scored("""{"kind":"list"}"""), "/scores/values", "this member"),
        (Scored("""{"kind":"list","values":[]}"""), "/scores/values", "at least one"),
        (Scored("""{"kind":"list","values":"3"}"""), "/scores/values", "an array"),
        (Scored("""{"kind":"list","values":["3",2]}"""), "/scores/values/1", "in quotes"),
        (Scored("""{"kind":"list","values":["-1"]}"""), "/scores/values/0", "zero or more"),
        (Scored("""{"kind":"list","values":["1e3"]}"""), "/scores/values/0", "in quotes"),
        (Scored("""{"kind":"list","values":["1/0"]}"""), "/scores/values/0", "in quotes"),
        (Scored("""{"kind":"borda-by-ballot-length","values":["1"]}"""), "/scores/values", "only kind"),
        ("""{"rule":"phragmen","satisfaction":"cost"}""", "/satisfaction", "does not ask"),
        ("""{"rule":"phragmen","onMisfit":"pass"}""", "/onMisfit", "skip or stop"),
        ("""{"rule":"equal-shares","onMisfit":"skip"}""", "/onMisfit", "does not ask"),
        ("""{"rule":"greedy","onMisfit":"jump"}""", "/onMisfit", "skip or stop"),
        ("""{"rule":"greedy","ties":"cost"}""", "/ties", "an array"),
        ("""{"rule":"greedy","ties":["cost","age"]}""", "/ties/1", "cost, votes, lot or id"),
        ("""{"rule":"greedy","ties":["cost","id","cost"]}""", "/ties/2", "once"),
        ("""{"rule":"greedy","ties":["cost",null]}""", "/ties/1", "not null"),
        (Lot("""  "Aars"  """), "/lotSource", "an object"),
        (Lot("""{"seed":"Aars"}"""), "/lotSource/kind", "this member"),
        (Lot("""{"kind":"fixed"}"""), "/lotSource/seed", "this member"),
        (Lot("""{"kind":"fixed","seed":7}"""), "/lotSource/seed", "a text"),
        ("""{"rule":"greedy-by-score"}""", "/satisfaction", "this member"),
        (Lot("""{"kind":"public-draw"}"""), "/lotSource/kind", "fixed"),
        (Lot("""{"kind":"fixed","seed":"a","order":[]}"""), "/lotSource/order", "only kind or seed"),
        (Lot("""{"kind":"fixed","seed":"a\u0000b"}"""), "/lotSource/seed", "control"),
        (Lot("""{"kind":"fixed","seed":"a\u202Eb"}"""), "/lotSource/seed", "bidirectional"),
        (Lot("""{"kind":"fixed","seed":"a\uD83D"}"""), "/lotSource/seed", "valid Unicode"),
        ("""{"rule":"greedy","\uD83D":"a"}""", "", "member names"),
        ("""{"rule":"greedy","supportedOnly":"true"}""", "/supportedOnly", "true or false"),
        ("""{"rule":"greedy","supportedOnly":1}""", "/supportedOnly", "true or false"),
        ("""{"rule":"greedy","constraints":{}}""", "/constraints", "an array"),
        (Constrained("""  "cap"  """), "/constraints/0", "an object"),
        (Constrained("""{}"""), "/constraints/0/kind", "this member"),
        (Constrained("""{"kind":"floor"}"""), "/constraints/0/kind", "cap or earmark"),
        (Constrained("""{"kind":"cap"}"""), "/constraints/0", "exactly one of projects, category, area, proposer"),
        (Constrained("""{"kind":"cap","area":"a","category":"b"}"""), "/constraints/0", "exactly one of"),
        (Constrained("""{"kind":"cap","area":"a"}"""), "/constraints/0/amount", "this member"),
        (Constrained("""{"kind":"cap","area":"a","amount":"-1"}"""), "/constraints/0/amount", "zero or more"),
        (Constrained("""{"kind":"exclusive","projects":"a"}"""), "/constraints/0/projects", "an array"),
        (Constrained("""{"kind":"exclusive","projects":["a",7]}"""), "/constraints/0/projects/1", "a text"),
        (Constrained("""{"kind":"exclusive","projects":["a"]}"""), "/constraints/0", "excludes no other"),
        (Constrained("""{"kind":"withdrawn","projects":[]}"""), "/constraints/0", "has members"),
        (Earmark("""  "amount":"5","competesAgain":true  """), "/constraints/0/unspent", "this member"),
        (Earmark("""  "amount":"5","unspent":"carry"  """), "/constraints/0/competesAgain", "this member"),
        (Earmark("""  "amount":"0","unspent":"carry","competesAgain":true  """), "/constraints/0/amount", "above zero"),
        (Earmark("""  "amount":"5","unspent":"lost","competesAgain":true  """), "/constraints/0/unspent", "or carry"),
        (Constrained("""{"kind":"minVotes","votes":0}"""), "/constraints/0/votes", "1"),
        (Constrained("""{"kind":"minShare","of":"voters","share":"1/2"}"""), "/constraints/0/of", "ballots"),
        (Constrained("""{"kind":"minShare","of":"marks","share":"3/2"}"""), "/constraints/0/share", "at most 1"),
        ("""{"rule":"greedy","completion":[{"kind":"greedy"}]}""", "/completion/0", "takes no completion"),
        ("""{"rule":"phragmen","completion":[{"kind":"add-one"}]}""", "/completion/0", "takes no completion"),
        ("""{"rule":"equal-shares","completion":{}}""", "/completion", "an array"),
        (Completed("""  "add-one"  """), "/completion/0", "an object"),
        (Completed("""{}"""), "/completion/0/kind", "this member"),
        (Completed("""{"kind":"add1"}"""), "/completion/0/kind", "add-one, percent-increase, greedy or comparison"),
        (Completed("""{"kind":"add-one","step":1}"""), "/completion/0/step", "in quotes"),
        (Completed("""{"kind":"add-one","step":"0"}"""), "/completion/0/step", "above zero"),
        (Completed("""{"kind":"add-one","step":"-1/2"}"""), "/completion/0/step", "above zero"),
        (Completed("""{"kind":"add-one","start":"ceiling"}"""), "/completion/0/start", "exact or floor"),
        (Completed("""{"kind":"add-one","stopWhenExhaustive":true}"""), "/completion/0/stopWhenExhaustive", "never"),
        (Completed("""{"kind":"add-one","plainWhenAllAffordable":0}"""),
            "/completion/0/plainWhenAllAffordable", "true or false"),
        (Completed("""{"kind":"add-one","stepLimit":"9"}"""), "/completion/0/stepLimit", "not in quotes"),
        (Completed("""{"kind":"add-one","stepLimit":0}"""), "/completion/0/stepLimit", "from 1"),
        (Completed("""{"kind":"add-one","stepLimit":1.5}"""), "/completion/0/stepLimit", "a whole number"),
        (Completed("""{"kind":"add-one","stepLimit":9999999999}"""), "/completion/0/stepLimit", "a whole number"),
        (Completed("""{"kind":"add-one","percent":"1"}"""), "/completion/0/percent", "only kind"),
        (Completed("""{"kind":"percent-increase","percent":"0"}"""), "/completion/0/percent", "above zero"),
        (Completed("""{"kind":"percent-increase","step":"1"}"""), "/completion/0/step", "only kind"),
        (Completed("""{"kind":"greedy","satisfaction":"positional"}"""), "/completion/0/scores", "this member"),
        (Completed("""{"kind":"greedy","onMisfit":"skip it"}"""), "/completion/0/onMisfit", "skip or stop"),
        (Completed("""{"kind":"comparison"}"""), "/completion/0/measure", "this member"),
        (Completed("""{"kind":"comparison","measure":"cost"}"""), "/completion/0/measure", "funded-count, represented"),
        (Completed("""{"kind":"comparison","measure":"represented"},{"kind":"greedy"}"""), "/completion/1", "last"),
        (Completed("""{"kind":"greedy"},{"kind":"add-one"}"""), "/completion/1", "first"),
        (Completed("""{"kind":"add-one"},{"kind":"percent-increase"}"""), "/completion/1", "first"),
        (Completed("""{"kind":"greedy"},{"kind":"greedy"}"""), "/completion/1", "another"),
    ];

    private static IEnumerable<TestCaseData> Cases => Wrong.Select((wrong, at) =>
        new TestCaseData(wrong.Json, wrong.Pointer, wrong.Said)
        {
            TestName = $"A_wrong_rule_set_is_refused_where_it_is_wrong({at + 1}, {wrong.Pointer})",
        });

    [TestCaseSource(nameof(Cases))]
    public void A_wrong_rule_set_is_refused_where_it_is_wrong(string json, string at, string said)
    {
        var errors = Errors(Encoding.UTF8.GetBytes(json));
        Assert.That(errors.Select(error => error.Pointer), Is.EqualTo([at]), string.Join('\n', errors));
        Assert.That(errors[0].Message, Does.Contain(said));
    }

    [Test]
    public void All_errors_are_said_at_once()
    {
        var errors = Errors(
            """{"rule":"equal-shares","ties":["x","y"],"supportedOnly":0,"completion":[{"kind":"z"}],"w":1}"""u8);
        Assert.That(
            errors.Select(error => error.Pointer),
            Is.EquivalentTo(["/w", "/ties/0", "/ties/1", "/supportedOnly", "/completion/0/kind"]));
    }

    [Test]
    public void Broken_JSON_is_placed_by_line_and_column()
    {
        var error = Errors("{\n  \"rule\": greedy\n}"u8).Single();
        Assert.That((error.Line, error.Column), Is.EqualTo((2, 11)));
    }

    [Test]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] broken = [.. "{\"rule\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.That(Errors(broken).Single().Message, Does.Contain("valid Unicode"));
    }

    [Test]
    public void A_huge_file_is_refused_unread() =>
        Assert.That(Errors(new byte[StrictJson.MaxBytes + 1]).Single().Message, Does.Contain("bytes"));

    [Test]
    public void A_number_of_thousands_of_digits_is_refused_unread()
    {
        var step = $$"""{"kind":"add-one","step":"1/{{new string('7', 5000)}}"}""";
        Assert.That(Errors(Encoding.UTF8.GetBytes(Completed(step))).Single().Pointer, Is.EqualTo("/completion/0/step"));
    }

    private static string Scored(string scores) =>
        $$"""{"rule":"greedy","satisfaction":"positional","scores":{{scores}}}""";

    private static string Completed(string completions) =>
        $$"""{"rule":"equal-shares","completion":[{{completions}}]}""";

    private static string Earmark(string members) => Constrained($$"""{"kind":"earmark","area":"a",{{members}}}""");

    private static string Constrained(string constraints) =>
        $$"""{"rule":"greedy","constraints":[{{constraints}}]}""";

    private static string Lot(string source) => $$"""{"rule":"greedy","lotSource":{{source}}}""";

    private static List<JsonError> Errors(ReadOnlySpan<byte> json)
    {
        var errors = new List<JsonError>();
        var set = RuleSetReader.Read(json.ToArray(), errors);
        Assert.That(set, Is.Null);
        return errors;
    }
}
