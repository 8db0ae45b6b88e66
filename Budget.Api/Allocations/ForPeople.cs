using System.Globalization;
using System.Numerics;
using System.Text;

namespace Budget.Api.Allocations;

/// <summary>Names and counted words as people read them, in English.</summary>
internal static class ForPeople
{
    /// <summary><c>1st</c>, <c>2nd</c>, <c>3rd</c>, <c>11th</c>.</summary>
    public static string Ordinal(int place) => (place % 100 is > 10 and < 14 ? 0 : place % 10) switch
    {
        1 => $"{Figures.English.Count(place)}st",
        2 => $"{Figures.English.Count(place)}nd",
        3 => $"{Figures.English.Count(place)}rd",
        _ => $"{Figures.English.Count(place)}th",
    };

    /// <summary><c>1 vote</c>, <c>2 votes</c>.</summary>
    public static string Plural(BigInteger number, string one) =>
        number.IsOne ? $"1 {one}" : $"{Figures.English.Count(number)} {one}s";

    /// <summary>
    /// A text from a file on one line, without characters that could command a terminal or turn what is around them.
    /// </summary>
    public static string Name(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator => new Rune(' '),
                _ => rune,
            });
        }

        return shown.ToString();
    }
}
