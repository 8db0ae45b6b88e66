using System.Buffers;
using System.Runtime.InteropServices;
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

    // Nothing in these needs to be unescaped or decoded to be known as harmless.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(0x20, 0x7F - 0x20).Select(code => (byte)code).Where(code => code != '\\')]);

    private readonly JsonTrail _trail = new();

    public void OfValue(JsonElement value)
    {
        if (errors.Count >= StrictJson.MaxErrors)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                OfMembers(value);
                break;
            case JsonValueKind.Array:
                OfElements(value);
                break;
            case JsonValueKind.String when !IsClean(value):
                Add("expected valid Unicode without control or bidirectional characters");
                break;
            case JsonValueKind.Null:
                Add("expected a value, or that the member is left out; not null");
                break;
        }
    }

    private void OfElements(JsonElement value)
    {
        var at = 0;
        foreach (var element in value.EnumerateArray())
        {
            _trail.Enter(at++);
            OfValue(element);
            _trail.Leave();
        }
    }

    private void OfMembers(JsonElement value)
    {
        // One member alone is there once.
        var seen = value.GetPropertyCount() > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var member in value.EnumerateObject())
        {
            if (!IsClean(member))
            {
                Add("expected member names without control or bidirectional characters");
                continue;
            }

            _trail.Enter(member);
            if (seen?.Add(member.Name) == false)
            {
                Add("expected this member once");
            }

            if (member.Value.ValueKind != JsonValueKind.Null || !nulls)
            {
                OfValue(member.Value);
            }

            _trail.Leave();
        }
    }

    private bool IsClean(JsonElement text) =>
        !JsonMarshal.GetRawUtf8Value(text)[1..^1].ContainsAnyExcept(Plain)
        || (IsUnicode(text.GetString, out var said) && (IsHarmless(said) || _trail.ToString() == file));

    private static bool IsClean(JsonProperty member) =>
        !JsonMarshal.GetRawUtf8PropertyName(member).ContainsAnyExcept(Plain)
        || (IsUnicode(() => member.Name, out var said) && IsHarmless(said));

    private static bool IsHarmless(string said) =>
        !said.ContainsAny(Bidirectional) && !said.Any(char.IsControl);

    // Half a surrogate pair or a byte that is not UTF-8 shows itself only when the text is asked for.
    private static bool IsUnicode(Func<string?> text, out string said)
    {
        try
        {
            said = text() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            said = "";
            return false;
        }
    }

    private void Add(string message) => errors.Add(new(_trail.ToString(), message));
}
