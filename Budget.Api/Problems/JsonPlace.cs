using System.Text.Json;
using Budget.Core.Numbers;

namespace Budget.Api.Problems;

/// <summary>
/// A value in a strict JSON text, and where it stands. Asking it for what it is not notes an error and answers
/// null, so that a reader goes on and finds all errors at once.
/// </summary>
internal sealed class JsonPlace(JsonElement value, string pointer, List<JsonError> errors)
{
    // More digits than any score or step needs; a longer number is refused before it costs time.
    private const int MaxNumberLength = 60;

    /// <summary>Where it stands, as a JSON Pointer (RFC 6901).</summary>
    public string Pointer => pointer;

    /// <summary>Notes what was expected here, and answers the default.</summary>
    public T? Expected<T>(string what) => Wrong<T>(ProblemType.InvalidInput, $"expected {what}");

    /// <summary>Notes an error that has a code of its own, and answers the default.</summary>
    public T? Wrong<T>(ProblemType type, string message)
    {
        if (errors.Count < StrictJson.MaxErrors)
        {
            errors.Add(new(pointer, message) { Type = type });
        }

        return default;
    }

    public bool IsObject() => value.ValueKind == JsonValueKind.Object || Expected<bool>("an object");

    /// <summary>Whether this is an object; notes every member of it that is not among the names.</summary>
    public bool IsObject(params ReadOnlySpan<string> names)
    {
        if (!IsObject())
        {
            return false;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                errors.Add(new(StrictJson.Below(pointer, member.Name), $"expected only {Words.AnyOf(names)}"));
            }
        }

        return true;
    }

    /// <summary>A member of this object, or null when it is left out.</summary>
    public JsonPlace? Member(string name) => value.TryGetProperty(name, out var member)
        ? new JsonPlace(member, StrictJson.Below(pointer, name), errors)
        : null;

    /// <summary>Whether this object has one of the members.</summary>
    public bool Says(params string[] names) => names.Any(name => value.TryGetProperty(name, out _));

    /// <summary>A member that may not be left out.</summary>
    public JsonPlace? Required(string name)
    {
        var member = Member(name);
        if (member is null)
        {
            errors.Add(new(StrictJson.Below(pointer, name), "expected this member"));
        }

        return member;
    }

    public IReadOnlyList<JsonPlace>? Elements() => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select((element, at) => new JsonPlace(element, $"{pointer}/{at}", errors))]
        : Expected<IReadOnlyList<JsonPlace>>("an array");

    /// <summary>The elements one after the other, without keeping them: there may be a million.</summary>
    public IEnumerable<JsonPlace> Each() => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select((element, at) => new JsonPlace(element, $"{pointer}/{at}", errors))
        : Expected<IEnumerable<JsonPlace>>("an array") ?? [];

    /// <summary>The members one after the other.</summary>
    public IEnumerable<(string Name, JsonPlace Place)> Members() => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().Select(
            member => (member.Name, new JsonPlace(member.Value, StrictJson.Below(pointer, member.Name), errors)))
        : Expected<IEnumerable<(string, JsonPlace)>>("an object") ?? [];

    /// <summary>A decimal number that is written as a text.</summary>
    public DecimalLiteral? Decimal(string what, Func<DecimalLiteral, bool> allowed) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MaxNumberLength } text
        && !text.Contains(',', StringComparison.Ordinal) && DecimalLiteral.TryParse(text, out var literal)
        && allowed(literal)
            ? literal
            : Expected<DecimalLiteral?>($"{what} in quotes, such as \"1500\" or \"1500.50\"");

    /// <summary>A whole number that is written as a number, neither below the least nor above the most.</summary>
    public long? Whole(long least, long most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) && whole >= least && whole <= most
            ? whole
            : Expected<long?>($"a whole number from {least} to {most}, not in quotes");

    public string? Text() => value.ValueKind == JsonValueKind.String ? value.GetString() : Expected<string>("a text");

    public bool? Flag() => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : Expected<bool?>("true or false");

    /// <summary>A whole number that is written as a number.</summary>
    public int? Whole(int least) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) && whole >= least
            ? whole
            : Expected<int?>($"a whole number from {least} to {int.MaxValue}, not in quotes");

    /// <summary>An exact number that is written as a text.</summary>
    public Rational? Fraction(string what, Func<Rational, bool> allowed) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MaxNumberLength } text
        && Rational.TryParse(text, out var fraction) && allowed(fraction)
            ? fraction
            : Expected<Rational?>($"{what} in quotes, such as \"1\", \"0.5\" or \"7/2\"");

    /// <summary>One of the words of a table.</summary>
    public T? OneOf<T>(Words<T> words) => IsOneOf(words, out var meaning) ? meaning : default;

    /// <summary>Whether this is one of the words of a table, and what that word means.</summary>
    public bool IsOneOf<T>(Words<T> words, out T meaning)
    {
        meaning = default!;
        return (value.ValueKind == JsonValueKind.String && words.TryGet(value.GetString()!, out meaning))
            || Expected<bool>(words.Expected);
    }
}
