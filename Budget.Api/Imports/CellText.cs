using System.Buffers;
using System.Text;

namespace Budget.Api.Imports;

/// <summary>The characters of a cell: which of them nobody sees, how many there are, how they are shown.</summary>
internal static class CellText
{
    private const int LongestShown = 40;
    private const string Turning = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly SearchValues<char> Bidirectional = SearchValues.Create(Turning);

    // U+FFFD is what another program left where it could not read a letter.
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl).Where(code => code != '\n'),
        .. Turning, '\u2028', '\u2029', '\uFEFF', '\uFFFD',
    ]);

    /// <summary>Notes the first character of a cell that nobody sees; line breaks are left to others.</summary>
    public static void Check(int row, string? column, string cell, RowFindings findings)
    {
        for (var at = cell.AsSpan().IndexOfAny(Suspicious); at >= 0; at = Next(cell, at + 1))
        {
            if (cell[at] == '\r' && at + 1 < cell.Length && cell[at + 1] == '\n')
            {
                continue;
            }

            Note(row, column, cell[at], findings);
            return;
        }
    }

    /// <summary>A piece of the file as messages show it: in quotes, not too long, without what nobody sees.</summary>
    public static string Shown(string text) => $"'{Name(text)}'";

    /// <summary>The name of a column as findings show it; never what may be somebody's personal number.</summary>
    public static string Name(string text)
    {
        if (CprNumber.MayBeIn(text))
        {
            return "…";
        }

        var name = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == LongestShown)
            {
                return name.Append('…').ToString();
            }

            var isHidden = rune.IsBmp && (rune.Value == '\n' || Suspicious.Contains((char)rune.Value));
            name.Append(isHidden ? Rune.ReplacementChar : rune);
        }

        return name.ToString();
    }

    /// <summary>Counted in code points, as JSON Schema counts.</summary>
    public static bool IsLongerThan(int most, string text) =>
        text.Length > most && text.EnumerateRunes().Skip(most).Any();

    /// <summary>What two names have in common when only case and the way accents are stored tell them apart.</summary>
    public static string Folded(string name) => name.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();

    private static int Next(string cell, int from) =>
        cell.AsSpan(from).IndexOfAny(Suspicious) is >= 0 and var hop ? from + hop : -1;

    private static void Note(int row, string? column, char found, RowFindings findings)
    {
        var code = $"U+{(int)found:X4}";
        if (found == Rune.ReplacementChar.Value)
        {
            findings.Warn(row, column, "replacement-character",
                "Found U+FFFD, which another program left in place of a letter it could not read.");
        }
        else if (Bidirectional.Contains(found))
        {
            findings.Error(row, column, "bidirectional-character",
                $"Found {code}, which turns the direction of reading; expected text without it.");
        }
        else
        {
            findings.Error(row, column, "control-character", $"Found the control character {code}; remove it.");
        }
    }
}
