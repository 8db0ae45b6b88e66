namespace Budget.Api.Problems;

/// <summary>The words one may say somewhere and what each of them means; spelled exactly, in the order shown.</summary>
internal sealed class Words<T>(params (string Word, T Meaning)[] table)
{
    public IEnumerable<string> All => table.Select(row => row.Word);

    /// <summary>What to tell somebody who said something else: <c>skip or stop</c>.</summary>
    public string Expected => Words.AnyOf([.. All]);

    public bool TryGet(string word, out T meaning)
    {
        var at = Array.FindIndex(table, row => row.Word == word);
        meaning = at < 0 ? default! : table[at].Meaning;
        return at >= 0;
    }
}

internal static class Words
{
    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    public static string AnyOf(params ReadOnlySpan<string> words) => words.Length < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
