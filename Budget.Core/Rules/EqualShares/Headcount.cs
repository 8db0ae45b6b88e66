namespace Budget.Core.Rules.EqualShares;

/// <summary>Counts the supporters of a project by their share of it and by the level of their purses.</summary>
internal sealed class Headcount(Support support, ExactPurses purses)
{
    private readonly List<Tally> _counted = [];
    private readonly List<int> _met = [];
    private long[] _votersAt = [];

    /// <summary>Everybody who supports the project; valid until the next call.</summary>
    public List<Tally> Of(int project)
    {
        _counted.Clear();
        if (_votersAt.Length < purses.LevelCount)
        {
            _votersAt = new long[2 * purses.LevelCount];
        }

        foreach (var run in support.RunsOf(project))
        {
            for (var at = run.Start; at < run.End; at++)
            {
                var level = purses.LevelOf(support.Groups[at]);
                if (_votersAt[level] == 0)
                {
                    _met.Add(level);
                }

                _votersAt[level] += support.Weights[at];
            }

            foreach (var level in _met)
            {
                _counted.Add(new Tally(level, run.Share, _votersAt[level], 0));
                _votersAt[level] = 0;
            }

            _met.Clear();
        }

        return _counted;
    }
}
