using System.Globalization;
using System.Text.Json;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>What a member may not be, as pieces of JSON text, from what its schema says it may be.</summary>
internal static class BadValues
{
    /// <summary>Stands for a byte that is not UTF-8, until the text becomes bytes.</summary>
    public const char BadByte = '\uE000';

    private const int Longest = 60_000;

    // None of these is JSON, whatever should stand there.
    private static readonly string[] NoJson =
    [
        "NaN", "-Infinity", "undefined", "'x'", "01", "+1", ".5", "1.", "tru", "\"\\x41\"", "\"\\u12\"", "\"open",
        "[1,",
        "{\"a\":}", "/*x*/1", "1 2", "\"\t\"", "\"\n\"", $"\"{BadByte}\"", new string('[', 20) + new string(']', 20),
        "{\"a\":" + new string('[', 12) + new string(']', 12) + "}", ",",
    ];

    private static readonly string[] NoText =
    [
        "\"\\u0000\"", "\"a\\u0007b\"", "\"\\u001b[2J\"", "\"\\u007f\"", "\"\\u0085\"", "\"\\u202eabc\"", "\"\\u2066\"",
        "\"\\u200f\"", "\"\\u061c\"", "\"\\ud800\"", "\"\\udfffx\"", "\"a\\nb\"", "\"a\\tb\"",
    ];

    private static readonly string[] Numbers =
    [
        "1.5", "1e400", "-1e400", "9223372036854775808", "-9223372036854775809", "1" + new string('0', 400), "0.1",
        "1E3",
        "\"1\"", "\"\"",
    ];

    private static readonly string[] Times =
    [
        "\"2026-09-01T08:00:00\"", "\"2026-02-30T08:00:00Z\"", "\"2026-13-01T08:00:00Z\"", "\"2026-09-01\"",
        "\"tomorrow\"", "\"2026-09-01T25:00:00Z\"", "\"2026-09-01T08:00:00+99:00\"", "\"10000-01-01T00:00:00Z\"",
        "\"1788249600\"", "\"2026-09-01 08:00:00Z\"",
    ];

    private static readonly string[] Dates =
        ["\"2026-02-30\"", "\"01-09-2026\"", "\"2026-9-1\"", "\"2026-09-01T00:00:00Z\"", "\"yesterday\"", "\"\""];

    private static readonly string[] Addresses =
        ["\"x\"", "\"javascript:alert(1)\"", "\"http://aars.example/\"", "\"//aars.example\"", "\"\""];

    /// <summary>Texts that are no JSON at all.</summary>
    public static IEnumerable<string> Broken => NoJson;

    /// <summary>JSON that is not what a schema asks for.</summary>
    public static IEnumerable<string> Of(JsonElement schema) =>
        [.. OfOtherTypes(schema), .. OfSameType(schema)];

    private static IEnumerable<string> OfOtherTypes(JsonElement schema)
    {
        (string Type, string[] Values)[] table =
        [
            ("null", ["null"]), ("boolean", ["true", "false"]), ("integer", ["1", "0", "-1"]),
            ("array", ["[]", "[null]", "[[]]"]), ("object", ["{}", "{\"a\":1}"]), ("string", ["\"x\"", "\"\""]),
        ];
        return table.Where(row => !IsOf(schema, row.Type)).SelectMany(row => row.Values);
    }

    private static IEnumerable<string> OfSameType(JsonElement schema) =>
        IsOf(schema, "integer") ? [.. Numbers, .. Beyond(schema)]
        : IsOf(schema, "array") ? OfList(schema)
        : IsOf(schema, "object") ? ["{\"\\u0000\":1}", "{\"\\u202e\":1}"]
        : !IsOf(schema, "string") ? []
        : schema.TryGetProperty("enum", out var words) ? [.. NoText, .. OfWords(words)]
        : [.. NoText, .. OfText(schema)];

    private static IEnumerable<string> Beyond(JsonElement schema)
    {
        var (least, most) = (schema.GetProperty("minimum").GetInt64(), schema.GetProperty("maximum").GetInt64());
        return new Int128[] { (Int128)least - 1, (Int128)most + 1, (Int128)most * 10 + 7 }
            .Select(number => number.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> OfList(JsonElement schema)
    {
        yield return "[null,null]";
        yield return "[{\"x\":[[]]}]";
        if (schema.TryGetProperty("maxItems", out var most) && most.GetInt32() is var count and < 1000)
        {
            yield return $"[{string.Join(',', Enumerable.Range(0, count + 1).Select(at => $"\"id-{at}\""))}]";
        }

        if (schema.TryGetProperty("uniqueItems", out _))
        {
            yield return "[\"twice\",\"twice\"]";
        }

        if (schema.TryGetProperty("minItems", out var least) && least.GetInt32() > 0)
        {
            yield return "[]";
        }
    }

    private static IEnumerable<string> OfWords(JsonElement words)
    {
        var word = words.EnumerateArray().Last(one => one.ValueKind == JsonValueKind.String).GetString()!;
        return [$"\"{word.ToUpperInvariant()}\"", $"\" {word}\"", $"\"{word} \"", $"\"{word}s\"", "\"\"", "\"0\""];
    }

    private static IEnumerable<string> OfText(JsonElement schema)
    {
        foreach (var value in (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "date-time" => Times,
            "date" => Dates,
            "uri" => Addresses,
            _ => [],
        })
        {
            yield return value;
        }

        if (schema.TryGetProperty("maxLength", out var most) && most.GetInt32() < Longest)
        {
            yield return $"\"{new string('A', most.GetInt32() + 1)}\"";
        }

        if (schema.TryGetProperty("minLength", out var least) && least.GetInt32() > 0)
        {
            yield return "\"\"";
        }

        foreach (var value in schema.TryGetProperty("pattern", out var pattern)
            ? OffPattern(pattern.GetString()!) : [])
        {
            yield return value;
        }
    }

    private static string[] OffPattern(string pattern) => pattern switch
    {
        _ when pattern.Contains(@"(?=.*\S)", StringComparison.Ordinal) => ["\" \"", "\"   \""],
        _ when pattern.StartsWith("^[^", StringComparison.Ordinal) => [],
        _ => ["\"../../etc/passwd\"", "\"' OR '1'='1\"", "\"ÆØÅ\"", "\" \"", "\"%00\""],
    };

    private static bool IsOf(JsonElement schema, string type) => schema.TryGetProperty("type", out var said)
        && (said.ValueKind == JsonValueKind.Array ? said.EnumerateArray().Any(one => one.GetString() == type)
            : said.GetString() == type);
}
