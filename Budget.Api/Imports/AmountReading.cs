namespace Budget.Api.Imports;

/// <summary>What a text says about money.</summary>
/// <param name="Minor">In minor units; 0 where the text is refused.</param>
/// <param name="Code">
/// Null where there is no doubt. Warning: <c>thousands-assumed</c>. Errors: <c>amount-missing</c>,
/// <c>amount-unreadable</c>, <c>amount-ambiguous</c>, <c>amount-negative</c>, <c>amount-too-precise</c>,
/// <c>amount-too-large</c>.
/// </param>
/// <param name="IsError">Whether the text is refused.</param>
/// <param name="Message">An English sentence, empty where there is no doubt.</param>
internal readonly record struct AmountReading(long Minor, string? Code, bool IsError, string Message)
{
    public static AmountReading Of(long minor) => new(minor, null, IsError: false, "");

    public static AmountReading Refused(string code, string message) => new(0, code, IsError: true, message);
}
