using System.Text.Json;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>What breaks between two schemas of one thing, their members aside.</summary>
internal static class SchemaChange
{
    private static readonly string[] Least = ["minimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] Most = ["maximum", "maxLength", "maxItems", "maxProperties"];

    /// <summary>
    /// What is sent may not have to be less than before; what is answered may not be more than a client knows.
    /// </summary>
    public static IEnumerable<string> Between(JsonElement was, JsonElement says, bool isSent) =>
    [
        .. OfTypes(was, says, isSent), .. OfWords(was, says, isSent), .. OfRequired(was, says, isSent),
        .. OfForm(was, says, "format", isSent), .. isSent ? OfLimits(was, says) : [],
        .. isSent ? OfForm(was, says, "pattern", isSent) : [], .. isSent ? OfStrangers(was, says) : [],
    ];

    private static IEnumerable<string> OfTypes(JsonElement was, JsonElement says, bool isSent)
    {
        var (old, now) = (Types(was), Types(says));
        if (isSent ? old.Except(now).Any() : now.Except(old).Any())
        {
            yield return $"is {string.Join(" or ", now)}, was {string.Join(" or ", old)}";
        }
    }

    private static IEnumerable<string> OfWords(JsonElement was, JsonElement says, bool isSent)
    {
        var (old, now) = (Words(was, "enum"), Words(says, "enum"));
        if (isSent && now.Length > 0 && (old.Length == 0 || old.Except(now).Any()))
        {
            yield return $"takes only {string.Join(", ", now)}";
        }

        if (!isSent && old.Length > 0 && (now.Length == 0 || now.Except(old).Any()))
        {
            yield return $"may say {string.Join(", ", now.Except(old))}";
        }
    }

    private static IEnumerable<string> OfRequired(JsonElement was, JsonElement says, bool isSent)
    {
        var (old, now) = (Words(was, "required"), Words(says, "required"));
        return isSent
            ? now.Except(old).Select(name => $"{name} is needed now")
            : old.Except(now).Select(name => $"{name} may be left out now");
    }

    private static IEnumerable<string> OfForm(JsonElement was, JsonElement says, string member, bool isSent)
    {
        var (old, now) = (Text(was, member), Text(says, member));
        if (old != now && (isSent ? now is not null : old is not null))
        {
            yield return $"has the {member} {now}, had {old}";
        }
    }

    private static IEnumerable<string> OfLimits(JsonElement was, JsonElement says) =>
        from limit in Least.Concat(Most)
        let now = Number(says, limit)
        let old = Number(was, limit)
        where now is not null && (old is null || (Least.Contains(limit) ? now > old : now < old))
        select $"{limit} is {now}, was {old}";

    private static IEnumerable<string> OfStrangers(JsonElement was, JsonElement says)
    {
        if (IsClosed(says) && !IsClosed(was))
        {
            yield return "takes no other members any more";
        }
    }

    private static bool IsClosed(JsonElement schema) =>
        schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False;

    private static string[] Types(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var choices)
            ? [.. choices.EnumerateArray().SelectMany(choice =>
                choice.TryGetProperty("$ref", out _) ? ["object"] : Types(choice))]
        : !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
        : [type.GetString()!];

    private static string[] Words(JsonElement schema, string member) => schema.TryGetProperty(member, out var words)
        ? [.. words.EnumerateArray().Select(word => word.ToString())] : [];

    private static string? Text(JsonElement schema, string member) =>
        schema.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static long? Number(JsonElement schema, string member) =>
        schema.TryGetProperty(member, out var number) ? number.GetInt64() : null;
}
