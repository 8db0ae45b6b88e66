using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Budget.Api.Problems;

/// <summary>
/// JSON without liberties: UTF-8, no comments, no trailing commas, no member twice, no null, no control or
/// bidirectional characters in texts, nested at most <see cref="MaxDepth"/> deep. Everything that is wrong is noted
/// with its place, not only the first thing.
/// </summary>
internal static class StrictJson
{
    public const int MaxDepth = 8;

    // A rule set is a few hundred bytes; a larger file is a mistake, and is refused before it costs time.
    public const int MaxBytes = 1 << 20;

    private static readonly SearchValues<char> Bidirectional =
        SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>The outermost value, or null when the text is not strict JSON.</summary>
    public static JsonPlace? Parse(ReadOnlyMemory<byte> text, List<JsonError> errors)
    {
        text = text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        if (text.Length > MaxBytes)
        {
            errors.Add(new("", $"expected at most {MaxBytes} bytes"));
            return null;
        }

        try
        {
            // The document lives as long as the places that point into it, so it is left to the collector.
            var root = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth }).RootElement;
            var before = errors.Count;
            CheckValue(root, "", errors);
            return errors.Count > before ? null : new JsonPlace(root, "", errors);
        }
        catch (JsonException broken)
        {
            errors.Add(new("", "expected JSON, nested at most 8 deep, without comments or trailing commas")
            {
                Line = (int?)broken.LineNumber + 1,
                Column = (int?)broken.BytePositionInLine + 1,
            });
            return null;
        }
    }

    /// <summary>The pointer to a member or an element.</summary>
    public static string Below(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static void CheckValue(JsonElement value, string pointer, List<JsonError> errors)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckMembers(value, pointer, errors);
                break;
            case JsonValueKind.Array:
                foreach (var (at, element) in value.EnumerateArray().Index())
                {
                    CheckValue(element, $"{pointer}/{at}", errors);
                }

                break;
            case JsonValueKind.String when !IsClean(() => value.GetString()):
                errors.Add(new(pointer, "expected valid Unicode without control or bidirectional characters"));
                break;
            case JsonValueKind.Null:
                errors.Add(new(pointer, "expected a value, or that the member is left out; not null"));
                break;
        }
    }

    private static void CheckMembers(JsonElement value, string pointer, List<JsonError> errors)
    {
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            if (!IsClean(() => member.Name))
            {
                errors.Add(new(pointer, "expected member names without control or bidirectional characters"));
                continue;
            }

            var below = Below(pointer, member.Name);
            if (!seen.Add(member.Name))
            {
                errors.Add(new(below, "expected this member once"));
            }

            CheckValue(member.Value, below, errors);
        }
    }

    // Half a surrogate pair or a byte that is not UTF-8 shows itself only when the text is asked for.
    private static bool IsClean(Func<string?> text)
    {
        try
        {
            var characters = text().AsSpan();
            return !characters.ContainsAny(Bidirectional) && !characters.ContainsAnyInRange('\0', '\u001F')
                && !characters.ContainsAnyInRange('\u007F', '\u009F');
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
