using System.Text.Json;
using System.Text.RegularExpressions;

namespace Budget.Tests.Api.Rules;

/// <summary>
/// Holds values against JSON Schema, in the words of it that the rule book uses; any other word throws.
/// </summary>
internal sealed class SchemaFaults(JsonElement root)
{
    /// <summary>What does not fit, each with its place; empty when all does.</summary>
    public static IEnumerable<string> Of(JsonElement schema, JsonElement value) =>
        new SchemaFaults(schema).Of(schema, value, "");

    /// <summary>The schema under the name that a schema refers to.</summary>
    public static JsonElement Named(JsonElement root, JsonElement reference) =>
        root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);

    private IEnumerable<string> Of(JsonElement schema, JsonElement value, string at)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.GetBoolean() ? [] : [$"{at}: may not be there"];
        }

        return schema.EnumerateObject().SelectMany(word => word.Name switch
        {
            "$schema" or "title" or "$defs" => [],
            "$ref" => Of(Named(root, word.Value), value, at),
            "type" => Unless(IsOf(word.Value.GetString()!, value), at, word),
            "const" => Unless(JsonElement.DeepEquals(word.Value, value), at, word),
            "enum" => Unless(word.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), at, word),
            "anyOf" => Unless(word.Value.EnumerateArray().Any(one => !Of(one, value, at).Any()), at, word),
            "pattern" => Unless(Fits(word.Value.GetString()!, value), at, word),
            "minimum" => Unless(value.GetInt64() >= word.Value.GetInt64(), at, word),
            "maximum" => Unless(value.GetInt64() <= word.Value.GetInt64(), at, word),
            "minItems" => Unless(value.GetArrayLength() >= word.Value.GetInt32(), at, word),
            "maxItems" => Unless(value.GetArrayLength() <= word.Value.GetInt32(), at, word),
            "uniqueItems" => Unless(value.EnumerateArray().Select(one => one.GetRawText()).ToArray()
                is var all && all.Distinct().Count() == all.Length, at, word),
            "items" => value.EnumerateArray().SelectMany((one, place) => Of(word.Value, one, $"{at}/{place}")),
            "prefixItems" => word.Value.EnumerateArray().Zip(value.EnumerateArray())
                .SelectMany((pair, place) => Of(pair.First, pair.Second, $"{at}/{place}")),
            "properties" => value.EnumerateObject().Where(one => word.Value.TryGetProperty(one.Name, out _))
                .SelectMany(one => Of(word.Value.GetProperty(one.Name), one.Value, $"{at}/{one.Name}")),
            "required" => word.Value.EnumerateArray().Select(one => one.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}/{name}: is missing"),
            "additionalProperties" => value.EnumerateObject()
                .Where(one => !schema.GetProperty("properties").TryGetProperty(one.Name, out _))
                .Select(one => $"{at}/{one.Name}: is not known"),
            _ => throw new InvalidOperationException($"A word that is not looked at: {word.Name}."),
        });
    }

    private static IEnumerable<string> Unless(bool fits, string at, JsonProperty word) =>
        fits ? [] : [$"{at}: is not {word.Name} {word.Value}"];

    private static bool Fits(string pattern, JsonElement value) =>
        value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, pattern, RegexOptions.ECMAScript);

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new InvalidOperationException($"A type that is not looked at: {type}."),
    };
}
