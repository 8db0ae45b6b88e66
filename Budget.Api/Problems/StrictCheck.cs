using System.Buffers;
using System.Text.Json;

namespace Budget.Api.Problems;

/// <summary>What a JSON parser lets pass and we do not: members twice, null, characters that deceive.</summary>
/// <param name="errors">Takes everything that is wrong, with its place.</param>
/// <param name="nulls">Whether a member may be null.</param>
/// <param name="file">The pointer to a text that holds a whole file, so that it may have lines; or null.</param>
internal sealed class StrictCheck(List<JsonError> errors, bool nulls, string? file)
{
    private static readonly SearchValues<char> Bidirectional =
        SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    public void OfValue(JsonElement value, string pointer)
    {
        if (errors.Count >= StrictJson.MaxErrors)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                OfMembers(value, pointer);
                break;
            case JsonValueKind.Array:
                foreach (var (at, element) in value.EnumerateArray().Index())
                {
                    OfValue(element, $"{pointer}/{at}");
                }

                break;
            case JsonValueKind.String when !IsClean(() => value.GetString(), pointer == file):
                errors.Add(new(pointer, "expected valid Unicode without control or bidirectional characters"));
                break;
            case JsonValueKind.Null:
                errors.Add(new(pointer, "expected a value, or that the member is left out; not null"));
                break;
        }
    }

    private void OfMembers(JsonElement value, string pointer)
    {
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            if (!IsClean(() => member.Name))
            {
                errors.Add(new(pointer, "expected member names without control or bidirectional characters"));
                continue;
            }

            var below = StrictJson.Below(pointer, member.Name);
            if (!seen.Add(member.Name))
            {
                errors.Add(new(below, "expected this member once"));
            }

            if (member.Value.ValueKind != JsonValueKind.Null || !nulls)
            {
                OfValue(member.Value, below);
            }
        }
    }

    // Half a surrogate pair or a byte that is not UTF-8 shows itself only when the text is asked for.
    private static bool IsClean(Func<string?> text, bool isFile = false)
    {
        try
        {
            var characters = text().AsSpan();
            return isFile || (!characters.ContainsAny(Bidirectional) && !characters.ContainsAnyInRange('\0', '\u001F')
                && !characters.ContainsAnyInRange('\u007F', '\u009F'));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
