using System.Collections.Immutable;

namespace Budget.Core.Pabulib;

/// <summary>A line of META.</summary>
/// <param name="Key">As written; <see cref="PabulibMeta"/> finds it in any case.</param>
/// <param name="Value">The rest of the line, unquoted and trimmed; may be empty.</param>
public readonly record struct PabulibEntry(string Key, string Value);

/// <summary>The section META: keys and values in the order of the file.</summary>
public sealed class PabulibMeta
{
    private readonly int[] _places;

    internal PabulibMeta(ImmutableArray<PabulibEntry> entries, int[] places) => (Entries, _places) = (entries, places);

    /// <summary>Every line but the header <c>key;value</c>. Keys that mean nothing to the reader may repeat.</summary>
    public ImmutableArray<PabulibEntry> Entries { get; }

    /// <summary>The first value of a key in any case, or null when it is missing or empty.</summary>
    public string? this[string key] =>
        IndexOf(key) is >= 0 and var at && Entries[at].Value is { Length: > 0 } value ? value : null;

    /// <summary>Where a line starts in the text.</summary>
    internal int PlaceOf(int entry) => _places[entry];

    internal int IndexOf(string key)
    {
        for (var at = 0; at < Entries.Length; at++)
        {
            if (Entries[at].Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }
}
