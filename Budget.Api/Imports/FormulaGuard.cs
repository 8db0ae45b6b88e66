namespace Budget.Api.Imports;

/// <summary>
/// The apostrophe that keeps a spreadsheet from computing what a stranger wrote: put before cells that start like a
/// formula when a table leaves, taken off when it comes back.
/// </summary>
internal static class FormulaGuard
{
    public static string Put(string cell) => StartsLikeFormula(cell) ? "'" + cell : cell;

    public static string TakeOff(string cell) =>
        cell is ['\'', ..] && StartsLikeFormula(cell.AsSpan(1)) ? cell[1..] : cell;

    // Apostrophes before it count too: a text that has one of its own would otherwise come back without it.
    private static bool StartsLikeFormula(ReadOnlySpan<char> cell) =>
        cell.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
