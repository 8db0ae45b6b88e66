namespace Budget.Core.Pabulib;

/// <summary>
/// Findings about how amounts are written: <c>600.000</c> is read as 600 with three decimals, and is usually meant as
/// six hundred thousand.
/// </summary>
internal static class AmountFindings
{
    private const int Grouped = 3;

    public static IEnumerable<PabulibFinding> Of(PabulibFile file)
    {
        var doubtful = new Occurrences(
            "doubtful-amount", "Amounts read with three decimals, perhaps meant as thousands");
        if (file.Meta["budget"] is { } budget && LooksLikeThousands(budget))
        {
            doubtful.Add(file.LineOfEntry(file.Meta.IndexOf("budget")), budget);
        }

        var costs = file.ColumnByProject("cost");
        foreach (var (project, line) in costs is null ? [] : file.ProjectsByLine())
        {
            if (LooksLikeThousands(costs!.Value[project]))
            {
                doubtful.Add(line, costs.Value[project]);
            }
        }

        return doubtful.Report();
    }

    // One to three digits, a dot or a comma, three digits: nobody writes 0.500 for five hundred.
    private static bool LooksLikeThousands(string text)
    {
        var point = text.AsSpan().IndexOfAny('.', ',');
        return point is > 0 and <= Grouped && text.Length == point + 1 + Grouped && text[0] is >= '1' and <= '9';
    }
}
