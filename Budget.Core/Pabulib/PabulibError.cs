namespace Budget.Core.Pabulib;

/// <summary>Why a file cannot be read, and where.</summary>
/// <param name="Line">Counted from 1; at the end of a text that ends too early, the line that would come next.</param>
/// <param name="Column">Counted from 1 in code points; a byte order mark is not counted.</param>
/// <param name="Message">What was found, what was expected and what to do, in English sentences.</param>
public sealed record PabulibError(int Line, int Column, string Message)
{
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}
