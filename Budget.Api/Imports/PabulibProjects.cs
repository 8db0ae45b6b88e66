using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Pabulib;

namespace Budget.Api.Imports;

/// <summary>The section PROJECTS of a <c>.pb</c> file as a table of projects.</summary>
internal static class PabulibProjects
{
    private const int Decimals = 2;

    // Columns that mean the same here as in a table.
    private static readonly string[] AsWritten = ["description", "line", "area"];

    /// <summary>
    /// Says in META that line breaks in descriptions are <c>\n</c>, that commas in categories and backslashes have a
    /// backslash before them, and that ids are percent-encoded where votes could not list them; the format itself has
    /// room for none of it.
    /// </summary>
    public static PabulibEntry Escapes { get; } = new("escapes", "backslash");

    /// <summary>
    /// The columns that tell something about a project, in the order of the file. A project whose cost two decimals
    /// cannot say is left out, with an error.
    /// </summary>
    public static Table Table(PabulibFile file, string currency, RowFindings findings)
    {
        if (file.Currency is { } other && !other.Equals(currency, StringComparison.OrdinalIgnoreCase))
        {
            findings.Error(1, null, "currency-differs",
                $"Found the currency {CellText.Shown(other)}; expected {currency}.");
        }

        string[] copied = [.. AsWritten.Where(column => file.Projects.IndexOf(column) >= 0)];
        var cells = copied.Select(column => file.ColumnByProject(column)!.Value).ToArray();
        var isEscaped = file.Meta.Entries.Contains(Escapes);
        var labels = Labels(file, isEscaped);
        var instance = file.Election.Instance;
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var (project, line) in file.ProjectsByLine())
        {
            if (Price(instance, project, line, findings) is not { } price)
            {
                continue;
            }

            ImmutableArray<string> row =
            [
                isEscaped ? Uri.UnescapeDataString(instance.Projects[project].Id.Value)
                    : instance.Projects[project].Id.Value,
                file.Names[project], price, labels(project),
                .. cells.Select((column, at) => isEscaped && copied[at] == "description"
                    ? Unescaped(column[project])
                    : column[project]),
            ];
            foreach (var cell in row)
            {
                CellText.Check(line, null, cell, findings);
            }

            rows.Add(new(line, row));
        }

        return new(1, ["id", "title", "price", "category", .. copied], rows.DrainToImmutable());
    }

    // Both separate what they list by commas.
    private static Func<int, string> Labels(PabulibFile file, bool isEscaped)
    {
        ImmutableArray<string>?[] lists = [file.ColumnByProject("category"), file.ColumnByProject("target")];
        return project => Listing.Join(lists
            .SelectMany(list => list is null ? []
                : isEscaped ? Listing.Split(list.Value[project], ',') : list.Value[project].Split(','))
            .Select(label => label.Trim())
            .Where(label => label.Length > 0)
            .Distinct(), '|');
    }

    public static string EscapedId(string id) =>
        string.Concat(id.Select(letter => letter is '%' or ',' or ';' or '"' ? Uri.HexEscape(letter) : $"{letter}"));

    public static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    // A line break cannot be what follows a backslash in the file, so it keeps the place of each pair of them.
    private static string Unescaped(string text) => text
        .Replace("\\\\", "\n", StringComparison.Ordinal)
        .Replace("\\n", "\r", StringComparison.Ordinal)
        .Replace('\n', '\\')
        .Replace('\r', '\n');

    private static string? Price(Instance instance, int project, int line, RowFindings findings)
    {
        var (minor, rest) = BigInteger.DivRem(
            instance.CostMinor(project) * BigInteger.Pow(10, Decimals), instance.CurrencyUnit);
        if (rest.IsZero && minor <= long.MaxValue)
        {
            return Amounts.Text((long)minor);
        }

        var (code, limit) = rest.IsZero
            ? ("amount-too-large", Amounts.Text(long.MaxValue))
            : ("amount-too-precise", $"{Decimals} decimals");
        findings.Error(line, "cost", code,
            $"Found a cost of {instance.Format(instance.CostMinor(project))}; expected at most {limit}.");
        return null;
    }
}
