using System.Text;

namespace Budget.Tests.Api.Hosting;

/// <summary>Bodies that are not what they have to be, for the calculator and for a form.</summary>
internal static class HostileBodies
{
    private const string Calculator = "/v1/allocations";
    private const string Rounds = "/v1/rounds";
    private const string Invalid = "400 invalid-input";
    private const string Json = "application/json";
    private const string Rules = """ "ruleSet":{"rule":"greedy"} """;

    public static IEnumerable<TestCaseData> All => [.. Forms, .. Elections, .. Types];

    private static IEnumerable<TestCaseData> Forms =>
    [
        .. new (string, string)[]
        {
            ("nothing", ""), ("white space", " \n"), ("cut off", """{"title":"A" """), ("two values", "{}{}"),
            ("a comma too many", """{"title":"A",}"""), ("a comment", """{"title":"A"/*x*/}"""),
            ("single quotes", "{'title':'A'}"), ("no quotes", "{title:1}"), ("a list", "[]"), ("a text", "\"A\""),
            ("a number", "7"), ("null", "null"), ("not a number", """{"title":NaN}"""),
            ("null inside", """{"title":null}"""),
            ("a number for a text", """{"title":1}"""), ("a list for a text", """{"title":["A"]}"""),
            ("an object for a text", """{"title":{"a":1}}"""), ("an unknown member", """{"title":"A","x":1}"""),
            ("a member in another case", """{"Title":"A"}"""), ("a member twice", """{"title":"A","title":"A"}"""),
            ("a member twice, once escaped", """{"title":"A","\u0074itle":"B"}"""),
            ("NUL escaped", """{"title":"A\u0000"}"""), ("a control character", """{"title":"A\u001b[2J"}"""),
            ("a bidirectional override", """{"title":"A\u202ekcab"}"""),
            ("half a surrogate", """{"title":"A\ud800"}"""),
            ("a number in quotes", """{"title":"A","minimumCell":"5"}"""),
            ("a fraction for a whole number", """{"title":"A","minimumCell":5.5}"""),
            ("an exponent", """{"title":"A","minimumCell":1e400}"""),
            ("a number of 1000 digits", $$"""{"title":"A","minimumCell":1{{new string('0', 1000)}}}"""),
            ("a negative number", """{"title":"A","minimumCell":-1}"""),
            ("a time without offset", """{"title":"A","opensAt":"2026-09-01T08:00:00"}"""),
            ("a day that is not", """{"title":"A","opensAt":"2026-02-30T08:00:00Z"}"""),
            ("deep nesting", new string('[', 2000)), ("deep and closed", new string('[', 20) + new string(']', 20)),
            ("an empty title", """{"title":""}"""),
            ("a title too long", $$"""{"title":"{{new string('A', 10_000)}}"}"""),
        }.Select(row => Case($"a form: {row.Item1}", Rounds, Encoding.UTF8.GetBytes(row.Item2), Json, Invalid)),
        Case("a form: a byte order mark", Rounds, [0xEF, 0xBB, 0xBF, .. "{\"title\":\"A\"}"u8], Json, Invalid),
        Case("a form: NUL", Rounds, "{\"title\":\"A\0\"}"u8.ToArray(), Json, Invalid),
        Case("a form: bad UTF-8", Rounds, [.. "{\"title\":\""u8, 0xFF, .. "\"}"u8], Json, Invalid),
        Case("a form: overlong UTF-8", Rounds, [.. "{\"title\":\""u8, 0xC0, 0xAF, .. "\"}"u8], Json, Invalid),
        Case("a form: UTF-16", Rounds, Encoding.Unicode.GetBytes("{\"title\":\"A\"}"), Json, Invalid),
    ];

    private static IEnumerable<TestCaseData> Elections => new (string Name, string Body, string Expected)[]
    {
        ("neither form", $$"""{ {{Rules}} }""", Invalid),
        ("both forms", $$"""{"pabulib":"META","election":{}, {{Rules}} }""", Invalid),
        ("no rules", """{"pabulib":"META"}""", Invalid),
        ("rules that are a text", """{"pabulib":"META","ruleSet":"greedy"}""", Invalid),
        ("no file", $$"""{"pabulib":"", {{Rules}} }""", Invalid),
        ("a file that is a list", $$"""{"pabulib":[], {{Rules}} }""", Invalid),
        ("NUL in a file", $$"""{"pabulib":"META\u0000", {{Rules}} }""", Invalid),
        ("half a surrogate in a file", $$"""{"pabulib":"META\udfff", {{Rules}} }""", Invalid),
        ("a budget as a number", Election("100", "", ""), Invalid),
        ("a budget with an exponent", Election("\"1e9\"", "", ""), Invalid),
        ("a budget with a comma", Election("\"1,5\"", "", ""), Invalid),
        ("a negative budget", Election("\"-1\"", "", ""), Invalid),
        ("a budget beyond 64 bits", Election("\"9223372036854775808\"", "", ""), Invalid),
        ("a budget of 10,000 digits", Election($"\"{new string('9', 10_000)}\"", "", ""), Invalid),
        ("19 decimals", Election("\"0.0000000000000000001\"", "", ""), Invalid),
        ("decimals that make the budget too large",
            Election("\"9000000000000000000\"", """{"id":"a","cost":"0.01"}""", ""), Invalid),
        ("a project without an id", Election("\"1\"", """{"cost":"1"}""", ""), Invalid),
        ("a project with an empty id", Election("\"1\"", """{"id":"","cost":"1"}""", ""), Invalid),
        ("null among projects", Election("\"1\"", "null", ""), Invalid),
        ("null among ballots", Election("\"1\"", Project, "null"), Invalid),
        ("null among approvals", Election("\"1\"", Project, """{"approve":[null]}"""), Invalid),
        ("a ballot that is a list", Election("\"1\"", Project, "[]"), Invalid),
        ("a ballot of two kinds", Election("\"1\"", Project, """{"approve":[],"rank":[]}"""), Invalid),
        ("a weight of zero", Election("\"1\"", Project, """{"approve":["a"],"weight":0}"""), Invalid),
        ("a weight in quotes", Election("\"1\"", Project, """{"approve":["a"],"weight":"1"}"""), Invalid),
        ("a fraction of a voter", Election("\"1\"", Project, """{"approve":["a"],"weight":0.5}"""), Invalid),
        ("more voters than people", Election("\"1\"", Project,
            """{"approve":["a"],"weight":1000000000},{"approve":["a"]}"""), "413 limit-exceeded"),
        ("an unknown project", Election("\"1\"", Project, """{"approve":["b"]}"""), "400 unknown-project"),
        ("a project twice", Election("\"1\"", Project, """{"rank":[["a"],["a"]]}"""), "400 duplicate-rank"),
        ("an empty tier", Election("\"1\"", Project, """{"rank":[[],["a"]]}"""), "400 rank-gap"),
        ("negative points", Election("\"1\"", Project, """{"points":{"a":-1}}"""), Invalid),
        ("points in quotes", Election("\"1\"", Project, """{"points":{"a":"1"}}"""), Invalid),
        ("points twice", Election("\"1\"", Project, """{"points":{"a":1,"a":2}}"""), Invalid),
        ("too many projects", Election("\"1\"", string.Join(',', Enumerable.Range(0, 2001).Select(
            at => $$"""{"id":"p{{at}}","cost":"1"}""")), ""), "413 limit-exceeded"),
        ("points that a rule asks and approvals do not say", Election("\"1\"", Project, """{"approve":["a"]}""")
            .Replace("\"greedy\"", "\"greedy\",\"satisfaction\":\"points\"", StringComparison.Ordinal),
            "400 rule-unsupported-ballots"),
    }.Select(row => Case($"an election: {row.Name}", Calculator, Encoding.UTF8.GetBytes(row.Body), Json, row.Expected));

    private static IEnumerable<TestCaseData> Types => new (string Type, string Expected)[]
    {
        ("text/plain", "415 invalid-input"), ("text/json", "415 invalid-input"), ("", "415 invalid-input"),
        ("application/xml", "415 invalid-input"), ("multipart/form-data; boundary=x", "415 invalid-input"),
        ("application/x-www-form-urlencoded", "415 invalid-input"), ("*/*", "415 invalid-input"),
        ("application/json; charset=utf-16", Invalid),
    }.Select(row => Case($"a type: {row.Type}", Rounds, "{\"x\":1}"u8.ToArray(), row.Type, row.Expected));

    private const string Project = """{"id":"a","cost":"1"}""";

    private static string Election(string budget, string projects, string ballots) =>
        $$"""{"election":{"budget":{{budget}},"projects":[{{projects}}],"ballots":[{{ballots}}]}, {{Rules}} }""";

    private static TestCaseData Case(string name, string path, byte[] body, string type, string expected) =>
        new TestCaseData(path, body, type, expected).SetArgDisplayNames(name);
}
