using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Budget.Tests.Api.Rules;

/// <summary>Draws values that a JSON Schema allows, in the words of it that the rule book uses.</summary>
internal sealed class SchemaSample(JsonElement root, Random random)
{
    // Tried against the pattern of a text; the mean ones first.
    private static readonly string[] Numbers =
        ["0", "0.0", "0/7", "1/0", "00", "-1", "1e3", "1", "0.5", "0,5", "7/2", "007/02", "1234567890123456.5", "2"];

    public JsonNode? Next() => Of(root);

    private JsonNode? Of(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var name))
        {
            return Of(SchemaFaults.Named(root, name));
        }

        if (schema.TryGetProperty("anyOf", out var choices) && !schema.TryGetProperty("properties", out _))
        {
            return Of(Any(choices.EnumerateArray()));
        }

        return schema.TryGetProperty("const", out var only) ? JsonNode.Parse(only.GetRawText())
            : schema.TryGetProperty("enum", out var words) ? JsonNode.Parse(Any(words.EnumerateArray()).GetRawText())
            : schema.GetProperty("type").GetString() switch
            {
                "object" => Object(schema),
                "array" => Array(schema),
                "string" => Text(schema),
                "boolean" => random.Next(2) == 0,
                "integer" => random.Next(3) == 0
                    ? Any([schema.GetProperty("minimum"), schema.GetProperty("maximum")]).GetInt32()
                    : random.Next(1, 1000),
                var type => throw new InvalidOperationException($"A type that is not drawn: {type}."),
            };
    }

    // One of the choices says more of some members than the object itself.
    private JsonObject Object(JsonElement schema)
    {
        var members = schema.GetProperty("properties").EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value);
        var required = Names(schema).ToHashSet();
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            var choice = Any(choices.EnumerateArray());
            required.UnionWith(Names(choice));
            foreach (var member in choice.GetProperty("properties").EnumerateObject())
            {
                members[member.Name] = member.Value;
            }
        }

        var drawn = new JsonObject();
        foreach (var (name, value) in members.Where(member => member.Value.ValueKind != JsonValueKind.False))
        {
            if (required.Contains(name) || random.Next(2) == 0)
            {
                drawn[name] = Of(value);
            }
        }

        return drawn;
    }

    private JsonArray Array(JsonElement schema)
    {
        if (schema.TryGetProperty("prefixItems", out var each))
        {
            return [.. each.EnumerateArray().Select(Of)];
        }

        var least = schema.TryGetProperty("minItems", out var limit) ? limit.GetInt32() : 0;
        if (!schema.TryGetProperty("items", out var items))
        {
            return [];
        }

        var drawn = Enumerable.Range(0, least + random.Next(4)).Select(_ => Of(items));
        return [.. schema.TryGetProperty("uniqueItems", out _) ? drawn.DistinctBy(one => one?.ToJsonString()) : drawn];
    }

    private string Text(JsonElement schema) => schema.TryGetProperty("pattern", out var pattern)
        ? Any(Numbers.Where(number => Regex.IsMatch(number, pattern.GetString()!, RegexOptions.ECMAScript)))
        : Any(["", "Aars 2026", "æøå"]);

    private static IEnumerable<string> Names(JsonElement schema) => schema.TryGetProperty("required", out var names)
        ? names.EnumerateArray().Select(name => name.GetString()!)
        : [];

    private T Any<T>(IEnumerable<T> all) => random.GetItems(all.ToArray(), 1)[0];
}
