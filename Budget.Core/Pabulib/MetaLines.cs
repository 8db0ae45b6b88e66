using System.Collections.Immutable;

namespace Budget.Core.Pabulib;

/// <summary>The lines of META, before anything is made of them.</summary>
internal static class MetaLines
{
    /// <summary>More lines than anybody says about an election.</summary>
    public const int MaxLines = 10_000;

    // Two answers to one of these contradict each other; other keys, such as comment, may repeat.
    private static readonly string[] SaidOnce =
        [.. LimitKeys.All, "budget", "vote_type", "currency", "num_projects", "num_votes", "default_score"];

    public static Fault? Read(ref LineReader lines, out PabulibMeta? meta)
    {
        meta = null;
        var entries = ImmutableArray.CreateBuilder<PabulibEntry>();
        var places = new List<int>();
        var said = SaidOnce.ToDictionary(key => key, _ => default(string), StringComparer.OrdinalIgnoreCase);
        var cells = new RowCells(lines.Text, 2);
        for (var first = true; lines.MoveNext() && !lines.IsAnyHeading(); first = false)
        {
            if (ReadPair(lines, ref cells, out var entry) is { } fault)
            {
                return fault;
            }

            if (first && IsHeader(entry))
            {
                continue;
            }

            if (said.TryGetValue(entry.Key, out var earlier))
            {
                said[entry.Key] = entry.Value;
                if (earlier is not null && earlier != entry.Value)
                {
                    return new Fault(cells.At(0), $"Found {entry.Key} again with another value; keep one of the two.");
                }
            }

            if (entries.Count == MaxLines)
            {
                return new Fault(lines.Start, $"Found more than {MaxLines} lines in META; leave some out.");
            }

            entries.Add(entry);
            places.Add(cells.At(1));
        }

        meta = new PabulibMeta(entries.DrainToImmutable(), [.. places]);
        return null;
    }

    private static Fault? ReadPair(in LineReader lines, ref RowCells cells, out PabulibEntry entry)
    {
        entry = default;
        if (cells.SplitPair(lines.Start, lines.End) is { } fault)
        {
            return fault;
        }

        if (cells.Count < 2 || cells[0].IsEmpty)
        {
            return new Fault(lines.Start, $"Found {Fault.Quote(lines.Line)}; expected a key and a value with a "
                + "semicolon between them, such as budget;500000, or the heading PROJECTS.");
        }

        entry = new(cells.String(0), cells.String(1));
        return null;
    }

    private static bool IsHeader(PabulibEntry entry) =>
        entry.Key.Equals("key", StringComparison.OrdinalIgnoreCase)
        && entry.Value.Equals("value", StringComparison.OrdinalIgnoreCase);
}
