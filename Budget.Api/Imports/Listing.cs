using System.Text;

namespace Budget.Api.Imports;

/// <summary>
/// Several names in one cell, a mark between them. A mark inside a name, and the backslash itself before a mark or
/// another backslash, has a backslash before it; any other backslash means itself.
/// </summary>
internal static class Listing
{
    public static string Join(IEnumerable<string> names, char mark) =>
        string.Join(mark, names.Select(name => Escaped(name, mark)));

    /// <summary>The names without white space around them; an empty cell has one empty name.</summary>
    public static IEnumerable<string> Split(string cell, char mark)
    {
        var name = new StringBuilder();
        for (var at = 0; at < cell.Length; at++)
        {
            if (cell[at] == mark)
            {
                yield return name.ToString().Trim();
                name.Clear();
                continue;
            }

            var isEscaped = cell[at] == '\\' && at + 1 < cell.Length && (cell[at + 1] == mark || cell[at + 1] == '\\');
            name.Append(cell[isEscaped ? ++at : at]);
        }

        yield return name.ToString().Trim();
    }

    private static string Escaped(string name, char mark) => name
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace($"{mark}", $"\\{mark}", StringComparison.Ordinal);
}
