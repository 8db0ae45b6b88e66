using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// Holds values against schemas of the description (JSON Schema 2020-12, as much of it as we use). It is stricter in
/// one thing: a member that the schema does not name is a fault, since nothing may be said that is not described.
/// </summary>
internal sealed class SchemaCheck(Described described)
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new();

    /// <summary>What does not fit, each with its place; empty when all does.</summary>
    public IReadOnlyList<string> Faults(JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(schema, value, "", faults);
        return faults;
    }

    private void Check(JsonElement said, JsonElement value, string at, List<string> faults)
    {
        var schema = described.Resolve(said);
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var fitting = choices.EnumerateArray().Count(choice => Faults(choice, value).Count == 0);
            Expect(fitting == 1, at, $"fits {fitting} of the choices", faults);
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !Words(type).Any(word => IsOf(word, value)))
        {
            faults.Add($"{at}: is {value.ValueKind} and not {type.GetRawText()}");
            return;
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            Expect(words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)), at,
                "is no such word", faults);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, value, at, faults);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, at, faults);
                break;
            case JsonValueKind.String:
                CheckText(schema, value.GetString()!, at, faults);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value, at, faults);
                break;
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var name in Words(schema, "required").Where(name => !value.TryGetProperty(name, out _)))
        {
            faults.Add($"{at}/{name}: is missing");
        }

        Count(schema, "Properties", value.EnumerateObject().Count(), at, faults);
        foreach (var member in value.EnumerateObject())
        {
            var below = $"{at}/{member.Name}";
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(member.Name, out var property))
            {
                Check(property, member.Value, below, faults);
            }
            else if (schema.TryGetProperty("additionalProperties", out var others)
                && others.ValueKind == JsonValueKind.Object)
            {
                Check(others, member.Value, below, faults);
            }
            else
            {
                Expect(known.ValueKind != JsonValueKind.Object, below, "is not described", faults);
            }
        }
    }

    private void CheckArray(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        Count(schema, "Items", value.GetArrayLength(), at, faults);
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean())
        {
            var distinct = value.EnumerateArray().Select(element => element.GetRawText()).Distinct().Count();
            Expect(distinct == value.GetArrayLength(), at, "holds something twice", faults);
        }

        foreach (var (index, element) in value.EnumerateArray().Index())
        {
            if (schema.TryGetProperty("items", out var items))
            {
                Check(items, element, $"{at}/{index}", faults);
            }
        }
    }

    private static void CheckText(JsonElement schema, string text, string at, List<string> faults)
    {
        Count(schema, "Length", text.EnumerateRunes().Count(), at, faults);
        if (schema.TryGetProperty("pattern", out var pattern))
        {
            Expect(Pattern(pattern.GetString()!).IsMatch(text), at, $"\"{text}\" is not {pattern}", faults);
        }

        var format = schema.TryGetProperty("format", out var said) ? said.GetString() : null;
        Expect(HasFormat(format, text), at, $"\"{text}\" is no {format}", faults);
    }

    private static bool HasFormat(string? format, string text) => format switch
    {
        "date-time" => text.EndsWith('Z')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        _ => true,
    };

    private static void CheckNumber(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        var number = value.GetInt64();
        Expect(number >= (Limit(schema, "minimum") ?? long.MinValue), at, $"{number} is too small", faults);
        Expect(number <= (Limit(schema, "maximum") ?? long.MaxValue), at, $"{number} is too large", faults);
    }

    private static void Count(JsonElement schema, string what, long count, string at, List<string> faults)
    {
        Expect(count >= (Limit(schema, "min" + what) ?? 0), at, $"has too few ({count})", faults);
        Expect(count <= (Limit(schema, "max" + what) ?? long.MaxValue), at, $"has too many ({count})", faults);
    }

    private static long? Limit(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var limit) ? limit.GetInt64() : null;

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type is described."),
    };

    private static IEnumerable<string> Words(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var words) ? Words(words) : [];

    private static IEnumerable<string> Words(JsonElement words) => words.ValueKind == JsonValueKind.Array
        ? words.EnumerateArray().Select(word => word.GetString()!)
        : [words.GetString()!];

    // An end is the end of the text, and not a line feed before it.
    private static Regex Pattern(string pattern) => Patterns.GetOrAdd(
        pattern, said => new(said.EndsWith('$') ? said[..^1] + @"\z" : said, RegexOptions.CultureInvariant));

    private static void Expect(bool holds, string at, string fault, List<string> faults)
    {
        if (!holds)
        {
            faults.Add($"{at}: {fault}");
        }
    }
}
