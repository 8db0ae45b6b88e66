namespace Budget.Api.Imports.Workbooks;

/// <summary>
/// Why a file is no workbook that can be read. It is thrown where the archive or its XML is at fault, however deep, and
/// caught at the one entrance, <see cref="Workbook"/>.
/// </summary>
internal sealed class WorkbookFault(string code, string message) : IOException(message)
{
    /// <summary>The code of the finding that reports it.</summary>
    public string Code => code;

    public static WorkbookFault NoWorkbook => new("not-a-workbook",
        "Found no workbook; save the table as \"Excel Workbook (.xlsx)\", or send it as text/csv.");

    public static WorkbookFault Old => new("old-workbook",
        "Found a workbook of an old kind (.xls); save it as \"Excel Workbook (.xlsx)\".");

    public static WorkbookFault Encrypted => new("encrypted-workbook",
        "Found a workbook with a password; save it without one.");

    public static WorkbookFault Macros => new("macros",
        "Found a workbook with macros; save it as \"Excel Workbook (.xlsx)\", without them.");

    public static WorkbookFault TooLarge => new("too-large-unpacked",
        "Found far more than a table once it was unpacked; copy the rows into an empty workbook.");

    public static WorkbookFault Broken(string what) => new("broken-workbook",
        $"Found a workbook that cannot be read ({what}); open it, save it again and send that.");
}
