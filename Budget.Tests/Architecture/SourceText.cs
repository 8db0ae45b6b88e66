using System.Text.RegularExpressions;

namespace Budget.Tests.Architecture;

/// <summary>What can be said about a source file by its lines; the formatter has seen to it that they tell.</summary>
internal static partial class SourceText
{
    /// <summary>The text with comments and the insides of one-line strings blanked out, line for line.</summary>
    public static string[] Code(string[] lines) =>
        [.. lines.Select(line => CommentOrText().Replace(line, found => found.Value[0] == '"' ? "\"\"" : ""))];

    /// <summary>
    /// Members with braces: the line of the header, counted from 1, and how many lines there are to the closing brace.
    /// </summary>
    public static IEnumerable<(int Line, int Length)> Functions(string[] lines)
    {
        for (var open = 1; open < lines.Length; open++)
        {
            var brace = OpeningBrace().Match(lines[open]);
            var indent = brace.Groups["indent"].Value;
            var header = open - 1;
            while (brace.Success && header > 0 && IsContinued(lines[header], indent))
            {
                header--;
            }

            if (brace.Success && !TypeHeader().IsMatch(lines[header]))
            {
                var end = indent + "}";
                var close = Array.FindIndex(lines, open, line => line.StartsWith(end, StringComparison.Ordinal));
                yield return (header + 1, close - header + 1);
                open = close;
            }
        }
    }

    private static bool IsContinued(string line, string indent) =>
        line.StartsWith(indent + "    ", StringComparison.Ordinal);

    [GeneratedRegex("""//.*|"(\\.|[^"\\])*"(?!")""")]
    private static partial Regex CommentOrText();

    // Members stand one step inside a type, members of a nested type two; what lies inside a member is passed over.
    [GeneratedRegex(@"^(?<indent>( {4}){1,2})\{$")]
    private static partial Regex OpeningBrace();

    [GeneratedRegex(@"^\s*[\w ]*\b(class|record|struct|interface|enum)\b")]
    private static partial Regex TypeHeader();
}
