using System.Globalization;

namespace Budget.Api.Imports;

/// <summary>What a cell that leaves the house is, so that a spreadsheet makes nothing else of it.</summary>
internal enum TableCellKind
{
    /// <summary>Text, and never a formula, a number or a date, whatever it looks like.</summary>
    Text,

    /// <summary>An amount with two decimals.</summary>
    Money,

    /// <summary>A whole number.</summary>
    Count,

    Day,
}

/// <summary>A cell that leaves the house.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As a table of text has it: <c>1234,50</c>, <c>24-12-2026</c>; empty for nothing.</param>
/// <param name="Number">As a workbook has it; null where it is text there too.</param>
internal readonly record struct TableCell(TableCellKind Kind, string Text, string? Number = null)
{
    // A spreadsheet keeps 15 digits; an amount of more leaves as text, which it keeps whole.
    private const long MostDigits = 999_999_999_999_999;

    // The days of a spreadsheet are counted from here (the year 1900 had no 29 February; it thinks so).
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public static implicit operator TableCell(string? text) => new(TableCellKind.Text, text ?? "");

    public static TableCell Money(long minor) => minor is > MostDigits or < -MostDigits
        ? Amounts.Text(minor)
        : new TableCell(TableCellKind.Money, Amounts.Text(minor), Amounts.Text(minor).Replace(',', '.'));

    public static TableCell Count(long? number) => number is not { } said ? "" : new TableCell(
        TableCellKind.Count, said.ToString(CultureInfo.InvariantCulture), said.ToString(CultureInfo.InvariantCulture));

    public static TableCell Day(DateOnly? day) => day is not { } said ? "" : new TableCell(
        TableCellKind.Day, said.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
        (said.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture));
}

/// <summary>A table that leaves the house.</summary>
/// <param name="Title">What its sheet is called, in at most 31 characters.</param>
/// <param name="Rows">Each as long as the header.</param>
internal sealed record OutgoingTable(
    string Title, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<TableCell>> Rows)
{
    public byte[] ToCsv() => CsvWriter.Write(Header, Rows.Select(row => row.Select(cell => cell.Text).ToArray()));
}
