using System.Text;

namespace Budget.Core.Pabulib;

/// <summary>An error at a place counted in bytes; line and column are worked out once, when it is handed out.</summary>
internal sealed record Fault(int At, string Message)
{
    private const int Longest = 40;

    /// <summary>A piece of the file as messages show it: in quotes, not too long, without control characters.</summary>
    public static string Quote(ReadOnlySpan<byte> found)
    {
        var text = new StringBuilder("'");
        var shown = 0;
        foreach (var rune in Encoding.UTF8.GetString(found[..Math.Min(found.Length, 4 * Longest)]).EnumerateRunes())
        {
            if (shown++ == Longest)
            {
                return text.Append("…'").ToString();
            }

            text.Append(Rune.IsControl(rune) ? Rune.ReplacementChar : rune);
        }

        return text.Append('\'').ToString();
    }
}
