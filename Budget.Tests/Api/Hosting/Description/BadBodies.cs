using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>A body that is wrong in one place.</summary>
/// <param name="Bytes">The whole body.</param>
/// <param name="Pointer">The place; null where the body as a whole is no JSON.</param>
/// <param name="What">What was done, for whoever reads a failure.</param>
internal sealed record BadBody(byte[] Bytes, string? Pointer, string What);

/// <summary>
/// Every way in which a body can be wrong, from its schema and from an example that is right: each member replaced,
/// left out, twice, misspelled, joined by a stranger; the text cut off and spoilt at every byte.
/// </summary>
internal sealed class BadBodies(Described described, JsonElement schema, JsonNode right)
{
    private const int MostPlaces = 300;

    public IEnumerable<BadBody> All => [.. Members("", schema, right), .. Broken];

    /// <summary>The same body with something else at a place; null leaves the place out.</summary>
    private byte[] With(string pointer, string? instead) => Bytes(Text("", right, pointer, instead));

    private static byte[] Bytes(string text) => [.. text.SelectMany(letter => letter == BadValues.BadByte
        ? [0xFF] : Encoding.UTF8.GetBytes([letter]))];

    private IEnumerable<BadBody> Members(string at, JsonElement said, JsonNode? value)
    {
        var resolved = Whole(said);
        if (value is JsonObject whole && resolved.TryGetProperty("properties", out var properties))
        {
            foreach (var body in OfObject(at, resolved, whole))
            {
                yield return body;
            }

            foreach (var member in properties.EnumerateObject())
            {
                foreach (var body in Of($"{at}/{member.Name}", member.Value, whole[member.Name]))
                {
                    yield return body;
                }
            }
        }
        else if (value is JsonObject table && resolved.TryGetProperty("additionalProperties", out var others))
        {
            foreach (var body in table.ToArray().SelectMany(row => Of($"{at}/{row.Key}", others, row.Value)))
            {
                yield return body;
            }
        }
        else if (value is JsonArray { Count: > 0 } list)
        {
            foreach (var body in Of($"{at}/0", resolved.GetProperty("items"), list[0]))
            {
                yield return body;
            }
        }
    }

    private IEnumerable<BadBody> Of(string at, JsonElement said, JsonNode? value)
    {
        // A member with a choice of shapes, one of them null, is that shape.
        var resolved = Whole(said);
        foreach (var bad in BadValues.Of(resolved))
        {
            if (!(bad == "null" && AllowsNull(said)))
            {
                yield return new(With(at, bad), at, $"{at} = {bad}");
            }
        }

        foreach (var bad in BadValues.Broken)
        {
            yield return new(With(at, bad), null, $"{at} = {bad}");
        }

        foreach (var body in Members(at, said, value))
        {
            yield return body;
        }
    }

    private IEnumerable<BadBody> OfObject(string at, JsonElement said, JsonObject whole)
    {
        var required = said.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        foreach (var name in required)
        {
            yield return new(With($"{at}/{name}", null), $"{at}/{name}", $"{at}/{name} is left out");
        }

        foreach (var (name, value) in whole)
        {
            var json = value?.ToJsonString() ?? "null";
            var upper = char.ToUpperInvariant(name[0]) + name[1..];
            yield return new(With($"{at}/{name}", $"{json},\"{name}\":{json}"), $"{at}/{name}", $"{at}/{name} twice");
            yield return new(With($"{at}/{name}", $"{json},\"{upper}\":{json}"), $"{at}/{upper}", $"{at}/{upper}");
        }

        foreach (var stranger in new[] { "x", "__proto__", "$ref", "" })
        {
            var text = Text("", right, at + "/\0", $"\"{stranger}\":1");
            yield return new(Bytes(text), $"{at}/{stranger}", $"{at}/{stranger} is a stranger");
        }
    }

    private IEnumerable<BadBody> Broken
    {
        get
        {
            var body = Encoding.UTF8.GetBytes(Text("", right, "\0", null));
            for (var place = 0; place < Math.Min(body.Length, MostPlaces); place++)
            {
                yield return new(body[..place], null, $"cut off after {place} bytes");
                yield return new([.. body[..place], 0, .. body[place..]], null, $"NUL at byte {place}");
                yield return new([.. body[..place], 0xFF, .. body[place..]], null, $"no UTF-8 at byte {place}");
                yield return new([.. body[..place], 0x1B, .. body[place..]], null, $"ESC at byte {place}");
            }

            var text = Encoding.UTF8.GetString(body);
            yield return new([.. Encoding.UTF8.Preamble, .. body], null, "a byte order mark");
            yield return new(Encoding.Unicode.GetBytes(text), null, "UTF-16");
            yield return new(Encoding.BigEndianUnicode.GetBytes(text), null, "UTF-16, the other end first");
            yield return new(Encoding.UTF32.GetBytes(text), null, "UTF-32");
            yield return new([.. body, .. body], null, "twice");
            yield return new([.. "["u8, .. body, .. "]"u8], "", "in a list");
            yield return new([.. "\""u8, .. "x\""u8], "", "a text");
        }
    }

    // Null is for the place that is left out; the place "\0" of an object is behind its last member.
    private static string Text(string at, JsonNode? value, string pointer, string? instead) => value switch
    {
        JsonObject whole => $"{{{string.Join(',', whole.Where(member => $"{at}/{member.Key}" != pointer)
            .Select(member => JsonSerializer.Serialize(member.Key) + ":"
                + Text($"{at}/{member.Key}", member.Value, pointer, instead))
            .Concat(Added(at, pointer, instead)))}}}",
        JsonArray list => $"[{string.Join(',', list.Select((element, index) => $"{at}/{index}" == pointer
            ? instead : Text($"{at}/{index}", element, pointer, instead)))}]",
        _ => value?.ToJsonString() ?? "null",
    };

    private static IEnumerable<string> Added(string at, string pointer, string? instead)
    {
        var cut = pointer.LastIndexOf('/');
        return instead is null || cut < 0 || pointer[..cut] != at ? []
            : pointer[(cut + 1)..] is "\0" ? [instead]
            : [$"{JsonSerializer.Serialize(pointer[(cut + 1)..])}:{instead}"];
    }

    private JsonElement Whole(JsonElement said)
    {
        var schema = described.Resolve(said);
        return schema.TryGetProperty("oneOf", out var choices) ? described.Resolve(choices[0]) : schema;
    }

    private bool AllowsNull(JsonElement said)
    {
        var schema = described.Resolve(said);
        return schema.TryGetProperty("oneOf", out _)
            || (schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array);
    }
}
