using System.Collections.Immutable;
using Budget.Api.Problems;

namespace Budget.Api.Imports;

/// <summary>What became of a file that somebody wanted to import.</summary>
/// <param name="Rows">How many rows with something in them were read, the header apart.</param>
/// <param name="Accepted">All of them, or none as soon as one thing in the file is an error.</param>
/// <param name="Findings">
/// By row, in each row errors before warnings; at most <see cref="RowFindings.Most"/>, and warnings only where all
/// errors have room.
/// </param>
internal sealed record ImportReport(int Rows, int Accepted, ImmutableArray<RowFinding> Findings)
{
    /// <summary>How many findings there are beside those shown.</summary>
    public int FindingsLeftOut { get; init; }

    public bool HasErrors => Findings.Any(finding => finding.IsError);

    /// <summary>Why nothing is imported, each row with its place; null when all is.</summary>
    public Problem? Refusal => HasErrors
        ? Problem.InvalidInput([.. Findings.Where(finding => finding.IsError).Select(finding => finding.ToError())])
        : null;

    /// <summary>The same with what was found beside the file, such as that the round has a row already.</summary>
    public ImportReport With(IEnumerable<RowFinding> more)
    {
        RowFinding[] all = [.. Findings, .. more];
        RowFinding[] shown = [.. all.OrderByDescending(finding => finding.IsError).Take(RowFindings.Most)
            .OrderBy(finding => finding.Row)];
        return new(Rows, all.Any(finding => finding.IsError) ? 0 : Accepted, [.. shown])
        {
            FindingsLeftOut = FindingsLeftOut + all.Length - shown.Length,
        };
    }
}

/// <summary>Something in a row that its author should know.</summary>
/// <param name="Row">The line of the text, or the row of the sheet, in which it starts, from 1.</param>
/// <param name="Column">The name of the column as the file writes it; null when it concerns the whole row.</param>
/// <param name="Code">
/// What kind of finding; never changes. About the file: <c>too-large</c>, <c>empty-file</c>, <c>not-a-table</c>,
/// <c>utf-16</c>, <c>not-utf-8</c>, <c>separator-unclear</c>, <c>too-many-rows</c>, <c>currency-differs</c>. About a
/// workbook: <c>not-a-workbook</c>, <c>old-workbook</c>, <c>encrypted-workbook</c>, <c>broken-workbook</c>,
/// <c>macros</c>, <c>too-large-unpacked</c>, <c>several-sheets</c>, <c>hidden-sheet</c>, <c>hidden-row</c>,
/// <c>merged-cells</c>, and of a cell <c>formula-cell</c>, <c>error-cell</c>, <c>date-cell</c>, <c>percent-cell</c>,
/// <c>scientific-cell</c>, <c>boolean-cell</c>, <c>number-too-long</c>. About its header: <c>too-many-columns</c>,
/// <c>empty-column</c>, <c>unknown-column</c>, <c>duplicate-column</c>, <c>missing-column</c>. About rows:
/// <c>open-quote</c>, <c>stray-quote</c>, <c>text-after-quote</c>, <c>lone-return</c>, <c>too-many-cells</c>,
/// <c>too-few-cells</c>, <c>empty-row</c>. About any cell: <c>control-character</c>, <c>bidirectional-character</c>,
/// <c>replacement-character</c>, <c>line-break</c>, <c>missing</c>, <c>too-long</c>, <c>duplicate</c>,
/// <c>looks-like-cpr</c>. About amounts: those of <see cref="AmountReading"/>, <c>zero-price</c>,
/// <c>price-above-line</c>. About lines: <c>unknown-line</c>, <c>ambiguous-line</c>, <c>line-twice</c>,
/// <c>group-unreadable</c>. About areas: <c>unknown-area</c>, <c>ambiguous-area</c>. About what the round has already:
/// <c>already-there</c>, <c>already-voted</c>. About the rest: <c>duplicate-title</c>, <c>category-empty</c>,
/// <c>category-twice</c>, <c>reference-unreadable</c>, <c>age-band-unreadable</c>.
/// </param>
/// <param name="IsError">Whether the file cannot be imported because of it; otherwise it is a warning.</param>
/// <param name="Message">
/// An English sentence. About a roll it never repeats what stands in the cell, since that may be somebody's number.
/// </param>
internal sealed record RowFinding(int Row, string? Column, string Code, bool IsError, string Message)
{
    /// <summary>The finding as a refusal says it: <c>/rows/3/pris</c>.</summary>
    public JsonError ToError() => new(
        $"/rows/{Row}{(Column is null ? "" : StrictJson.Below("", Column))}", $"{Message} [{Code}]")
    {
        Type = ProblemType.ImportRowsInvalid,
    };

    public override string ToString() => $"row {Row}{(Column is null ? "" : ", " + Column)}: {Message} [{Code}]";
}

/// <summary>The rows of a file, all or none, and the report about it.</summary>
internal sealed record Imported<TRow>(ImmutableArray<TRow> Rows, ImportReport Report);
