namespace Budget.Api.Rules;

/// <summary>
/// A completion in one word, as flags say it: <c>add1-tool+greedy:cost+comparison:funded-count</c>.
/// </summary>
/// <param name="Increase">How purses are raised.</param>
/// <param name="Greedy">The satisfaction of a greedy completion; null where there is none.</param>
/// <param name="Comparison">The measure of a comparison step; null where there is none.</param>
internal sealed record CompletionWord(string Increase, string? Greedy, string? Comparison)
{
    /// <summary>The parts of a word; null when there is one too many.</summary>
    public static CompletionWord? Of(string said)
    {
        var parts = new Queue<string>(said.Split('+'));
        var increase = parts.Peek().Contains(':') ? "none" : parts.Dequeue();
        var word = new CompletionWord(increase, Next(parts, "greedy:"), Next(parts, "comparison:"));
        return parts.Count == 0 ? word : null;
    }

    private static string? Next(Queue<string> parts, string prefix) =>
        parts.TryPeek(out var part) && part.StartsWith(prefix, StringComparison.Ordinal)
            ? parts.Dequeue()[prefix.Length..]
            : null;
}
