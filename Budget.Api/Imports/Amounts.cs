using System.Buffers;
using System.Globalization;

namespace Budget.Api.Imports;

/// <summary>
/// Amounts as Danish offices write them, in a currency with two decimals. A decimal comma or point; thousands apart by
/// dots or spaces; <c>kr.</c> or the currency before or after. What could be two amounts is doubted or refused.
/// </summary>
internal static class Amounts
{
    private const int Decimals = 2;
    private const string Example = "expected an amount such as 600000,50";

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789., ");

    /// <summary>Reads an amount of at least 0.</summary>
    public static AmountReading Read(string text, string currency)
    {
        var amount = WithoutCurrency(text.Trim(), currency);
        return amount switch
        {
            "" => AmountReading.Refused("amount-missing", $"Found no amount; {Example}."),
            ['-' or '\u2212', >= '0' and <= '9', ..] =>
                AmountReading.Refused("amount-negative", "Found a negative amount; expected at least 0."),
            _ => Unsigned(amount) ?? Unreadable(text),
        };
    }

    /// <summary>An amount with a decimal comma, two decimals and no thousands separator: <c>600000,50</c>.</summary>
    public static string Text(long minor)
    {
        var (whole, rest) = Int128.DivRem(Int128.Abs(minor), 100);
        return string.Create(CultureInfo.InvariantCulture, $"{(minor < 0 ? "-" : "")}{whole},{rest:00}");
    }

    private static string WithoutCurrency(string amount, string currency)
    {
        string[] words = currency == "DKK" ? ["kr.", "kr", "DKK"] : [currency];
        if (words.FirstOrDefault(word => amount.EndsWith(word, StringComparison.OrdinalIgnoreCase)) is { } last)
        {
            amount = amount[..^last.Length];
        }
        else if (words.FirstOrDefault(word => amount.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } first)
        {
            amount = amount[first.Length..];
        }

        // Prices end with ",-" where no øre are meant.
        amount = amount.Trim();
        return amount.EndsWith(",-", StringComparison.Ordinal) ? amount[..^1] + "00" : amount;
    }

    // Null where no reading makes sense.
    private static AmountReading? Unsigned(string amount)
    {
        // No-break spaces, wide and narrow, are what spreadsheets put between thousands.
        amount = amount.Replace('\u00A0', ' ').Replace('\u202F', ' ');
        if (amount.AsSpan().ContainsAnyExcept(Allowed))
        {
            return null;
        }

        var (dots, commas) = (amount.Count(letter => letter == '.'), amount.Count(letter => letter == ','));
        return (dots, commas) switch
        {
            (0, 0) or ( > 1, 0) => Scaled(amount, ""),
            (0, 1) => IsOneGroup(amount, ',') ? Ambiguous(amount) : Split(amount, ','),
            (1, 0) => IsOneGroup(amount, '.') ? Thousands(amount) : Split(amount, '.'),
            (_, 1) when amount.LastIndexOf('.') < amount.IndexOf(',') => Split(amount, ','),
            _ => null,
        };
    }

    // 600.000 and 1,234, but not 0.500 or 1234.567, which nobody writes for thousands.
    private static bool IsOneGroup(string amount, char mark) => amount.IndexOf(mark) is >= 1 and <= 3 and var at
        && amount.Length - at == 4 && amount[0] != '0' && !amount.Contains(' ', StringComparison.Ordinal);

    private static AmountReading Thousands(string amount)
    {
        var reading = Scaled(amount.Remove(amount.IndexOf('.'), 1), "")!.Value;
        return reading with
        {
            Code = "thousands-assumed",
            Message = $"Found {amount}, read as {Text(reading.Minor)}; {Example}.",
        };
    }

    private static AmountReading Ambiguous(string amount) => AmountReading.Refused("amount-ambiguous",
        $"Found {amount}, which may be thousands or three decimals; {Example}.");

    private static AmountReading? Split(string amount, char mark)
    {
        var at = amount.IndexOf(mark);
        var (whole, fraction) = (amount[..at], amount[(at + 1)..]);
        return fraction.Length == 0 ? null : Scaled(whole, fraction);
    }

    private static AmountReading? Scaled(string whole, string fraction)
    {
        if (WithoutGroups(whole) is not { } digits || fraction.Contains(' ', StringComparison.Ordinal))
        {
            return null;
        }

        if (fraction.Length > Decimals)
        {
            return AmountReading.Refused("amount-too-precise",
                $"Found {fraction.Length} decimals; expected at most {Decimals}.");
        }

        long minor = 0;
        foreach (var digit in digits + fraction.PadRight(Decimals, '0'))
        {
            if (minor > (long.MaxValue - (digit - '0')) / 10)
            {
                return AmountReading.Refused("amount-too-large", $"Found more than {Text(long.MaxValue)}.");
            }

            minor = (minor * 10) + (digit - '0');
        }

        return AmountReading.Of(minor);
    }

    // The digits of 1.234.567 or 1 234 567; null where the groups are not of three, or of two kinds.
    private static string? WithoutGroups(string whole)
    {
        var groups = whole.Split(whole.Contains('.', StringComparison.Ordinal) ? '.' : ' ');
        var isGrouped = groups.Length == 1
            || (groups[0] is { Length: >= 1 and <= 3 } first && first[0] != '0'
                && groups[1..].All(group => group.Length == 3));
        return isGrouped && groups.All(group => group.Length > 0 && !group.Contains(' ', StringComparison.Ordinal))
            ? string.Concat(groups)
            : null;
    }

    private static AmountReading Unreadable(string text) =>
        AmountReading.Refused("amount-unreadable", $"Found {CellText.Shown(text)}; {Example}.");
}
