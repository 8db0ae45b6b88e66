using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Budget.Api.Imports;

/// <summary>
/// Reads the lines on which a voter may vote. Groups stand between commas, the lines of a group between <c>|</c>; a
/// number and <c>of</c> (<c>af</c>) before them allow only so many: <c>lin-by, 1 of lin-nord|lin-syd</c> is the line
/// of the whole city and one of two areas. Nothing at all means every line of the round.
/// </summary>
internal sealed partial class LineGroups(ImmutableArray<ImportLine> lines)
{
    private const int LongestNumber = 4;

    private readonly HashSet<string> _ids = [.. lines.Select(line => line.Id)];

    // Thousands of voters share a few texts.
    private readonly Dictionary<string, Reading> _readings = [];

    /// <summary>The groups that a row names; empty when it names none that exist, with a finding.</summary>
    public ImmutableArray<LineGroup> Find(RowFields fields, string column)
    {
        var text = fields[column];
        if (!_readings.TryGetValue(text, out var reading))
        {
            _readings[text] = reading = Read(text);
        }

        if (reading.Code is not null)
        {
            fields.Error(column, reading.Code, reading.Message);
        }

        return reading.Groups;
    }

    private Reading Read(string text)
    {
        if (text.Length == 0)
        {
            return new(lines.IsEmpty ? [] : [new(null, [.. lines.Select(line => line.Id)])], null, "");
        }

        var groups = ImmutableArray.CreateBuilder<LineGroup>();
        var seen = new HashSet<string>();
        foreach (var written in text.Split(','))
        {
            var match = Group().Match(written);
            if (!match.Success)
            {
                return Reading.Refused("group-unreadable", "Found lines that cannot be read; expected groups such as "
                    + "'lin-by, 1 of lin-nord|lin-syd'.");
            }

            ImmutableArray<string> ids = [.. match.Groups["line"].Captures.Select(line => line.Value)];
            if (Refusal(ids, seen) is { } refusal)
            {
                return refusal;
            }

            var (isRead, atMost) = AtMost(match.Groups["most"], ids.Length);
            if (!isRead)
            {
                return Reading.Refused("group-unreadable",
                    $"Found a group of {ids.Length} lines with another number before it; expected 1 to {ids.Length}.");
            }

            groups.Add(new(atMost, ids));
        }

        return new(groups.DrainToImmutable(), null, "");
    }

    private Reading? Refusal(ImmutableArray<string> ids, HashSet<string> seen)
    {
        foreach (var id in ids)
        {
            if (!_ids.Contains(id))
            {
                return Reading.Refused("unknown-line", "Found no line of this round; expected the ids of its lines.");
            }

            if (!seen.Add(id))
            {
                return Reading.Refused("line-twice", $"Found {CellText.Shown(id)} twice; expected each line once.");
            }
        }

        return null;
    }

    private static (bool IsRead, int? AtMost) AtMost(Group written, int lines) => written.Success
        ? written.Length <= LongestNumber
            && int.Parse(written.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is >= 1 and var most
            && most <= lines ? (true, most) : (false, null)
        : (true, null);

    [GeneratedRegex(@"^\s*((?<most>[0-9]+)\s+(of|af)\s+)?(?<line>[a-z0-9-]+)(\s*\|\s*(?<line>[a-z0-9-]+))*\s*\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Group();

    private sealed record Reading(ImmutableArray<LineGroup> Groups, string? Code, string Message)
    {
        public static Reading Refused(string code, string message) => new([], code, message);
    }
}
