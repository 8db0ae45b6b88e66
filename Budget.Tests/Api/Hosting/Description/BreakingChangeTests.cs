using System.Text.Json.Nodes;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>What breaks a client is found, and what only adds is not.</summary>
public sealed class BreakingChangeTests
{
    private const string Terms = "components/schemas/LineTerms";
    private const string Line = "components/schemas/Line";
    private const string Create = "paths/~rounds~{round}~lines/post";
    private const string List = "paths/~rounds~{round}~lines/get";

    [Test]
    public void Nothing_breaks_where_nothing_changed() => Assert.That(After(_ => { }), Is.Empty);

    [TestCase("paths", "~rounds~{round}~lines", "POST /v1/rounds/{round}/lines is gone")]
    [TestCase(Create + "/responses", "201", "does not answer 201 any more")]
    [TestCase(Create + "/responses/201/headers", "Location", "does not say Location any more")]
    [TestCase(Create + "/responses/201/content", "application~json", "does not come as application/json any more")]
    [TestCase(Create + "/requestBody/content", "application~json", "does not take application/json any more")]
    [TestCase(Line + "/properties", "reserveMinor", "reserveMinor is gone")]
    [TestCase(Terms + "/properties", "reserveMinor", "reserveMinor is gone")]
    [TestCase(Line, "required", "reserveMinor may be left out now")]
    public void What_is_taken_away_is_found(string at, string name, string found) => Assert.That(
        After(root => At(root, at).AsObject().Remove(name.Replace('~', '/'))), Has.Some.Contains(found));

    [TestCase(Terms + "/required", "[\"title\",\"amountMinor\",\"areaId\"]", "areaId is needed now")]
    [TestCase(Terms + "/properties/title/maxLength", "100", "maxLength is 100, was 200")]
    [TestCase(Terms + "/properties/title/minLength", "2", "minLength is 2, was 1")]
    [TestCase(Terms + "/properties/amountMinor/maximum", "5", "maximum is 5")]
    [TestCase(Terms + "/properties/amountMinor/type", "\"string\"", "is string, was integer")]
    [TestCase(Terms + "/properties/title/pattern", "\"^a$\"", "has the pattern ^a$")]
    [TestCase("components/schemas/BallotKind/enum", "[\"approval\"]", "takes only approval")]
    [TestCase("components/schemas/RoundState/enum", "[\"draft\",\"dreaming\"]", "may say dreaming")]
    [TestCase(Line + "/properties/areaId/type", "[\"string\",\"null\"]", "is string or null, was string")]
    [TestCase(List + "/operationId", "\"lines\"", "has another id")]
    [TestCase(List + "/security", "[{\"bearer\":[]}]", "is not open to everybody any more")]
    public void What_is_made_narrower_or_wider_is_found(string at, string value, string found)
    {
        var cut = at.LastIndexOf('/');
        Assert.That(
            After(root => At(root, at[..cut])[at[(cut + 1)..]] = JsonNode.Parse(value)), Has.Some.Contains(found));
    }

    [Test]
    public void A_new_parameter_that_is_needed_is_found() => Assert.That(
        After(root => At(root, List + "/parameters").AsArray().Add(Parameter(isRequired: true))),
        Has.Some.Contains("query year is new and needed"));

    [Test]
    public void What_only_adds_breaks_nobody() => Assert.That(
        After(root =>
        {
            At(root, List + "/parameters").AsArray().Add(Parameter(isRequired: false));
            At(root, List + "/responses")["418"] = At(root, List + "/responses")["404"]!.DeepClone();
            At(root, Line + "/properties")["colour"] = new JsonObject { ["type"] = "string" };
            At(root, Line + "/required").AsArray().Add("colour");
            At(root, Terms + "/properties")["colour"] = new JsonObject { ["type"] = "string" };
            At(root, Terms + "/properties/title")["maxLength"] = 300;
            At(root, "paths")["/more"] = At(root, "paths/~rounds")!.DeepClone();
            At(root, "components/schemas/ReceiptStatus/enum").AsArray().RemoveAt(0);
        }),
        Is.Empty);

    private static JsonObject Parameter(bool isRequired) => new()
    {
        ["name"] = "year",
        ["in"] = "query",
        ["required"] = isRequired,
        ["schema"] = new JsonObject { ["type"] = "integer" },
    };

    private static IReadOnlyList<string> After(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(Described.File))!;
        change(root);
        return BreakingChange.Between(Described.Approved, new Described(root.ToJsonString()));
    }

    // A slash inside a name is written as a tilde.
    private static JsonNode At(JsonNode root, string path) =>
        path.Split('/').Aggregate(root, (node, name) => node[name.Replace('~', '/')]!);
}
