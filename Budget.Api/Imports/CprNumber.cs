using System.Globalization;
using System.Text.RegularExpressions;

namespace Budget.Api.Imports;

/// <summary>
/// Recognizes what may be a Danish personal number (CPR): the six digits of a birthday and four more, with or without
/// a hyphen. Any four will do, since numbers given out after 2007 need not pass the old check of remainders.
/// </summary>
internal static partial class CprNumber
{
    // Of people without a number the hospital writes the day plus 60.
    private const int Replacement = 60;

    public static bool MayBeIn(string text)
    {
        foreach (var found in TenDigits().EnumerateMatches(text))
        {
            var digits = text.AsSpan(found.Index, found.Length);
            digits = digits[digits.IndexOfAnyInRange('0', '9')..];
            if (IsBirthday(Two(digits, 0), Two(digits, 2), Two(digits, 4)))
            {
                return true;
            }
        }

        return false;
    }

    private static int Two(ReadOnlySpan<char> digits, int at) =>
        int.Parse(digits[at..(at + 2)], NumberStyles.None, CultureInfo.InvariantCulture);

    // The century is in the seventh digit; 2000 is a leap year, so every fourth may be one.
    private static bool IsBirthday(int day, int month, int year)
    {
        day = day > Replacement ? day - Replacement : day;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000 + year, month);
    }

    // Digits or letters right beside them make it another kind of number.
    [GeneratedRegex(@"(?<![A-Za-z0-9])(CPR)?[0-9]{6}[-\u2013._ ]?[0-9]{4}(?![A-Za-z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TenDigits();
}
