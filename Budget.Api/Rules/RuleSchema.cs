using System.Text.Json;
using System.Text.Json.Nodes;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>
/// What <see cref="RuleSetReader"/> takes for one rule, as JSON Schema (draft 2020-12): from the words it reads and
/// from what the rule has to be told, so that every rule set the schema allows is read, and none is left out.
/// </summary>
internal static class RuleSchema
{
    private const string AboveZero = "^(?=[^/]*[1-9])([0-9]{1,25}([.,][0-9]{1,25})?|[0-9]{1,25}/0*[1-9][0-9]{0,24})$";
    private const string NotNegative = "^([0-9]{1,25}([.,][0-9]{1,25})?|[0-9]{1,25}/0*[1-9][0-9]{0,24})$";

    public static JsonElement Of(RuleTraits rule)
    {
        var properties = new JsonObject
        {
            ["rule"] = new JsonObject { ["const"] = rule.Name },
            ["completion"] = CompletionSchema.Of(rule),
            ["ties"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = OneOf(RuleWords.TieKeys.All),
                ["uniqueItems"] = true,
            },
            ["lotSource"] = Object(
                new()
                {
                    ["kind"] = OneOf(RuleSetReader.LotSourceKinds),
                    ["seed"] = new JsonObject { ["type"] = "string" },
                },
                "kind", "seed"),
            ["supportedOnly"] = Flag(),
            ["constraints"] = new JsonObject { ["type"] = "array", ["maxItems"] = 0 },
        };
        if (rule.AsksMisfit)
        {
            properties["onMisfit"] = OneOf(RuleWords.Misfits.All);
        }

        string[] required = rule.NeedsSatisfaction ? ["rule", "satisfaction"] : ["rule"];
        var schema = rule.AsksSatisfaction ? WithSatisfaction(properties, required) : Object(properties, required);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"A rule set of the rule {rule.Name}");
        schema["$defs"] = new JsonObject(CompletionSchema.Kinds(rule).Append(new(
            "scores", new JsonObject { ["anyOf"] = new JsonArray([.. ScoreWords.All.Select(Scores)]) })));
        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>An object whose satisfaction has scores exactly where it is made from them.</summary>
    public static JsonObject WithSatisfaction(JsonObject properties, params string[] required)
    {
        var words = RuleWords.Satisfactions.All.ToLookup(HasScores);
        properties["satisfaction"] = OneOf(RuleWords.Satisfactions.All);
        properties["scores"] = Named("scores");
        var schema = Object(properties, required);
        schema["anyOf"] = new JsonArray(
            new JsonObject
            {
                ["properties"] = new JsonObject { ["satisfaction"] = OneOf(words[false]), ["scores"] = false },
            },
            new JsonObject
            {
                ["properties"] = new JsonObject { ["satisfaction"] = OneOf(words[true]) },
                ["required"] = new JsonArray("satisfaction", "scores"),
            });
        return schema;
    }

    /// <summary>An object that has no other members.</summary>
    public static JsonObject Object(JsonObject properties, params string[] required) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
        ["additionalProperties"] = false,
    };

    public static JsonObject OneOf(IEnumerable<string> words) =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    /// <summary>What stands under a name at the end of the schema.</summary>
    public static JsonObject Named(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    public static JsonObject Flag() => new() { ["type"] = "boolean" };

    /// <summary>An exact number above zero, in quotes.</summary>
    public static JsonObject Amount() => new() { ["type"] = "string", ["pattern"] = AboveZero };

    /// <summary>A count of at least one.</summary>
    public static JsonObject Count() =>
        new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = int.MaxValue };

    private static bool HasScores(string word) =>
        RuleWords.Satisfactions.TryGet(word, out var satisfaction) && satisfaction.WithScores is not null;

    private static JsonNode Scores(string kind) => kind switch
    {
        "list" => Scores(kind, "values", new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = NotNegative },
            ["minItems"] = 1,
        }),
        "truncated-borda" => Scores(kind, "length", Count()),
        "k-approval" => Scores(kind, "k", Count()),
        _ => Object(new() { ["kind"] = OneOf([kind]) }, "kind"),
    };

    private static JsonObject Scores(string kind, string member, JsonObject value) =>
        Object(new() { ["kind"] = OneOf([kind]), [member] = value }, "kind", member);
}
