namespace Budget.Api.Voters;

/// <summary>Hides numbers of people that are so small that they point at somebody.</summary>
internal static class SmallCells
{
    /// <summary>The number, or null when it is small; nobody at all points at nobody.</summary>
    public static long? Shown(long people, int minimumCell) => people == 0 || people >= minimumCell ? people : null;

    /// <summary>
    /// Whether a whole may be told where its parts may overlap and large ones are told: neither a part nor what is left
    /// of the whole beside it may be small, or subtracting would uncover it.
    /// </summary>
    public static bool MayTellWhole(long whole, IEnumerable<long> parts, int minimumCell) =>
        Shown(whole, minimumCell) is not null && parts.All(part =>
            Shown(part, minimumCell) is not null && Shown(whole - part, minimumCell) is not null);

    /// <summary>
    /// The parts of a whole that is shown. When one small part is hidden, the others give it away, so the smallest of
    /// them are hidden too until what is hidden is large enough together.
    /// </summary>
    public static IReadOnlyList<long?> OfWhole(IReadOnlyList<long> parts, int minimumCell)
    {
        var shown = parts.Select(part => Shown(part, minimumCell)).ToArray();
        var hidden = parts.Where((_, at) => shown[at] is null).Sum();
        foreach (var (at, part) in parts.Index().OrderBy(part => part.Item).ThenBy(part => part.Index))
        {
            if (hidden > 0 && hidden < minimumCell && shown[at] > 0)
            {
                shown[at] = null;
                hidden += part;
            }
        }

        return shown;
    }
}
