namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// Majorities that are locked in one after the other, the largest first, each unless it would close a circle with those
/// before it.
/// </summary>
internal sealed class LockedPairs
{
    private readonly bool[][] _above;

    private LockedPairs(int projects) =>
        _above = [.. Enumerable.Range(0, projects).Select(_ => new bool[projects])];

    /// <summary>Whether a project stands above another one, directly or through others.</summary>
    public bool IsAbove(int project, int other) => _above[project][other];

    /// <param name="majorities">The majorities.</param>
    /// <param name="projects">How many projects there are.</param>
    /// <param name="ties">
    /// Of equal majorities that of the first winner goes first, and of equal ones of one winner that against the first
    /// loser.
    /// </param>
    /// <param name="unresolved">
    /// The projects of equal majorities that no key separates, where their order decides which of them are locked in;
    /// null where everything is decided.
    /// </param>
    public static LockedPairs Of(Majorities majorities, int projects, TieRanking ties, out int[]? unresolved)
    {
        var pairs = new List<Pair>();
        for (var winner = 0; winner < projects; winner++)
        {
            for (var loser = 0; loser < projects; loser++)
            {
                if (majorities.Margin(winner, loser) is > 0 and var margin)
                {
                    pairs.Add(new Pair(winner, loser, margin));
                }
            }
        }

        int Compare(Pair left, Pair right) => right.Margin.CompareTo(left.Margin) is not 0 and var margin ? margin
            : ties.Compare(left.Winner, right.Winner) is not 0 and var winner ? winner
            : ties.Compare(left.Loser, right.Loser);

        pairs.Sort(Compare);
        var locked = new LockedPairs(projects);
        unresolved = null;
        for (int at = 0, end; at < pairs.Count && unresolved is null; at = end)
        {
            for (end = at + 1; end < pairs.Count && Compare(pairs[at], pairs[end]) == 0; end++)
            {
            }

            unresolved = locked.Lock(pairs[at..end]);
        }

        return locked;
    }

    // What contradicts the larger majorities is dropped in any order; if the rest close no circle, they are locked in
    // in any order, too.
    private int[]? Lock(List<Pair> equals)
    {
        equals.RemoveAll(pair => _above[pair.Loser][pair.Winner]);
        foreach (var (winner, loser, _) in equals)
        {
            if (_above[loser][winner])
            {
                return [.. equals.SelectMany(pair => new[] { pair.Winner, pair.Loser }).Distinct().Order()];
            }

            Lock(winner, loser);
        }

        return null;
    }

    private void Lock(int winner, int loser)
    {
        for (var above = 0; above < _above.Length; above++)
        {
            if ((above == winner || _above[above][winner]) && !_above[above][loser])
            {
                _above[above][loser] = true;
                for (var below = 0; below < _above.Length; below++)
                {
                    _above[above][below] |= _above[loser][below];
                }
            }
        }
    }

    private readonly record struct Pair(int Winner, int Loser, long Margin);
}
