using System.Text.RegularExpressions;

namespace Budget.Tests.Architecture;

/// <summary>What can be said about a source file by its lines; the formatter has seen to it that they tell.</summary>
internal static partial class SourceText
{
    /// <summary>The text with comments and the insides of one-line strings blanked out, line for line.</summary>
    public static string[] Code(string[] lines) =>
        [.. lines.Select(line => CommentOrText().Replace(line, found => found.Value[0] == '"' ? "\"\"" : ""))];

    /// <summary>
    /// Bodies of members in braces: where each opens, counted from 1, and how many lines it has with its header.
    /// </summary>
    public static IEnumerable<(int Line, int Length)> Functions(string[] lines)
    {
        for (var open = 1; open < lines.Length; open++)
        {
            var brace = OpeningBrace().Match(lines[open]);
            var header = open - 1;
            while (brace.Success && header > 0 && IsContinued(lines[header], brace.Groups["indent"].Value))
            {
                header--;
            }

            if (brace.Success && !TypeHeader().IsMatch(lines[header]))
            {
                var close = Array.IndexOf(lines, brace.Groups["indent"].Value + "}", open);
                yield return (header + 1, close - header + 1);
            }
        }
    }

    private static bool IsContinued(string line, string indent) =>
        line.StartsWith(indent + "    ", StringComparison.Ordinal);

    [GeneratedRegex("""//.*|"(\\.|[^"\\])*"(?!")""")]
    private static partial Regex CommentOrText();

    // Members stand one step inside a type, members of a nested type two.
    [GeneratedRegex(@"^(?<indent>( {4}){1,2})\{$")]
    private static partial Regex OpeningBrace();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\b|=>|=$")]
    private static partial Regex TypeHeader();
}
