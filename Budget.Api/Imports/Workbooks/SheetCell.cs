using System.Globalization;

namespace Budget.Api.Imports.Workbooks;

/// <summary>
/// A cell as a table takes it: text as it is, a number with a decimal comma, as if it had been written so; nothing
/// where it cannot be taken, with the code and the sentence of a finding.
/// </summary>
internal readonly record struct SheetCell(string Text, string? Code = null, string Message = "")
{
    // More digits than these a spreadsheet does not keep: what it shows is not what was typed.
    private const double MostWhole = 1e15;

    public static SheetCell Empty => new("");

    /// <summary>
    /// Never taken by the value that was computed last: nobody typed it, and the sheet may show another by now.
    /// </summary>
    public static SheetCell Formula { get; } = Refused("formula-cell",
        "Found a formula; copy the cell and paste it as a value.");

    /// <summary>A cell with a value.</summary>
    /// <param name="type">The attribute <c>t</c>.</param>
    /// <param name="value">What stands in <c>v</c>.</param>
    public static SheetCell Of(string? type, string value, CellLook look, IReadOnlyList<string> strings) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count
            ? new(strings[at])
            : throw WorkbookFault.Broken("a text that is not there"),
        "str" => new(SharedTexts.Unescaped(value)),
        "b" => Refused("boolean-cell", "Found TRUE or FALSE; expected text or a number."),
        "e" => Refused("error-cell", $"Found the error {CellText.Shown(value)}; expected text or a number."),
        "d" => Date,
        null or "n" => value.Length == 0 ? Empty : OfNumber(value, look),
        _ => throw WorkbookFault.Broken("a cell of an unknown kind"),
    };

    private static SheetCell Date { get; } = Refused("date-cell",
        "Found a date; expected text or a number. (Of 10-14 a spreadsheet makes a date; format the column as text.)");

    private static SheetCell OfNumber(string value, CellLook look)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
        {
            throw WorkbookFault.Broken("a number that is none");
        }

        return look switch
        {
            CellLook.Date => Date,
            CellLook.Percent => Refused("percent-cell", "Found a percentage; expected text or a number."),
            CellLook.Scientific => Refused("scientific-cell", "Found a number with an exponent, which may have been "
                + "a text such as 1E5; format the column as text and type it again."),
            _ when Math.Abs(number) >= MostWhole => Refused("number-too-long",
                "Found a number of more than 15 digits, of which a spreadsheet loses the last; format it as text."),
            // To 15 digits, as a spreadsheet shows it: it stores 4.1 as 4.0999999999999996.
            _ => new(((decimal)number).ToString(CultureInfo.InvariantCulture).Replace('.', ',')),
        };
    }

    private static SheetCell Refused(string code, string message) => new("", code, message);
}
