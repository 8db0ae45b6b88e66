namespace Budget.Api.Imports;

/// <summary>How a row departs from RFC 4180.</summary>
/// <param name="Code">The code of the finding that reports it.</param>
/// <param name="Message">What was found and what to do.</param>
internal sealed record CsvFault(string Code, string Message)
{
    public static readonly CsvFault OpenQuote = new("open-quote",
        "Found a quotation mark that opens a cell and none that closes it before the file ends.");

    public static readonly CsvFault StrayQuote = new("stray-quote",
        "Found a quotation mark inside a cell; put the whole cell in quotation marks and double those inside it.");

    public static readonly CsvFault TextAfterQuote = new("text-after-quote",
        "Found text after a closing quotation mark; double the quotation marks inside a cell.");

    public static readonly CsvFault LoneReturn = new("lone-return",
        "Found a carriage return without a line feed; let lines end with CRLF or LF.");

    /// <summary>In which cell of the row, from 0.</summary>
    public int Cell { get; init; }
}
