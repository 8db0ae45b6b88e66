using System.Buffers;
using System.Globalization;
using System.Text;

namespace Budget.Core.Canonical;

/// <summary>
/// A JSON value whose text is canonical (RFC 8785) from birth: members in order of their names, no white space,
/// only strings, booleans, integers, arrays and objects. Equal values have equal bytes.
/// </summary>
public sealed class CanonicalJson
{
    // Written as they are; most ids and titles hold nothing else.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(['"', '\\'])]);

    private readonly string _text;

    private CanonicalJson(string text) => _text = text;

    public static implicit operator CanonicalJson(string text) => Of(text);
    public static implicit operator CanonicalJson(bool value) => new(value ? "true" : "false");
    public static implicit operator CanonicalJson(long value) => Of(value);

    /// <summary>A string; what is not a valid sequence of code points is written as U+FFFD.</summary>
    public static CanonicalJson Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return new($"\"{text}\"");
        }

        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            Escape(json, rune);
        }

        return new(json.Append('"').ToString());
    }

    /// <summary>An integer, within ±(2^53 − 1): beyond that programs disagree, so larger amounts are strings.</summary>
    public static CanonicalJson Of(long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, (1L << 53) - 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1 - (1L << 53));
        return new(value.ToString(CultureInfo.InvariantCulture));
    }

    public static CanonicalJson ArrayOf(IEnumerable<CanonicalJson> elements) => new($"[{string.Join(',', elements)}]");

    /// <summary>An object; members without a value are left out, the others may come in any order.</summary>
    public static CanonicalJson ObjectOf(params IEnumerable<(string Name, CanonicalJson? Value)> members)
    {
        var said = new List<(string Name, CanonicalJson? Value)>();
        foreach (var member in members)
        {
            if (member.Value is not null)
            {
                said.Add(member);
            }
        }

        said.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        var json = new StringBuilder("{");
        foreach (var (name, value) in said)
        {
            json.Append(json.Length > 1 ? "," : "").Append(Of(name)._text).Append(':').Append(value!._text);
        }

        return new(json.Append('}').ToString());
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => _text;

    private static void Escape(StringBuilder json, Rune rune) => _ = rune.Value switch
    {
        '"' => json.Append("\\\""),
        '\\' => json.Append("\\\\"),
        '\b' => json.Append("\\b"),
        '\t' => json.Append("\\t"),
        '\n' => json.Append("\\n"),
        '\f' => json.Append("\\f"),
        '\r' => json.Append("\\r"),
        < 0x20 => json.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
        _ => json.Append(rune),
    };
}
