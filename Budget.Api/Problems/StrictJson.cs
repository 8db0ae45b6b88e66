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

    /// <summary>So many errors are noted at most: who has more of them has another problem.</summary>
    public const int MaxErrors = 100;

    // A rule set is a few hundred bytes; a larger file is a mistake, and is refused before it costs time.
    public const int MaxBytes = 1 << 20;

    /// <summary>
    /// The outermost value, or null when the text is not strict JSON; a byte order mark is passed over.
    /// </summary>
    public static JsonPlace? Parse(ReadOnlyMemory<byte> text, List<JsonError> errors)
    {
        text = text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        return ParseElement(text, errors) is { } root ? new JsonPlace(root, "", errors) : null;
    }

    /// <summary>The outermost value, or null when the text is not strict JSON.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="errors">Takes everything that is wrong.</param>
    /// <param name="maxBytes">How long the text may be.</param>
    /// <param name="nulls">Whether a member may be null, as in a merge patch; an element may never.</param>
    /// <param name="file">The pointer to a text that holds a whole file, so that it may have lines.</param>
    public static JsonElement? ParseElement(
        ReadOnlyMemory<byte> text, List<JsonError> errors, int maxBytes = MaxBytes, bool nulls = false,
        string? file = null)
    {
        if (text.Length > maxBytes)
        {
            errors.Add(new("", $"expected at most {maxBytes} bytes"));
            return null;
        }

        try
        {
            // The document lives as long as the places that point into it, so it is left to the collector.
            var root = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth }).RootElement;
            var before = errors.Count;
            new StrictCheck(errors, nulls, file).OfValue(root);
            return errors.Count > before ? null : root;
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
}
