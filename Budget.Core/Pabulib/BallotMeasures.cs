using Budget.Core.Elections;

namespace Budget.Core.Pabulib;

/// <summary>What limits are about: lengths and sums of one ballot after another, each project counted once.</summary>
internal sealed class BallotMeasures(Instance instance)
{
    private readonly int[] _seenOn = new int[instance.Projects.Length];
    private readonly long[] _points = new long[instance.Projects.Length];
    private int _ballot;

    /// <summary>How many different projects are listed.</summary>
    public int Length { get; private set; }

    /// <summary>Whether a project is listed more than once.</summary>
    public bool Repeats { get; private set; }

    /// <summary>What they cost, in the smallest unit.</summary>
    public Int128 Cost { get; private set; }

    /// <summary>The points given, in the unit of the ballots; for a project listed twice its last.</summary>
    public Int128 SumOfPoints { get; private set; }

    /// <summary>The fewest points for a listed project; on an empty ballot more than any.</summary>
    public long LeastPoints { get; private set; }

    /// <summary>The most points for a listed project; on an empty ballot fewer than any.</summary>
    public long MostPoints { get; private set; }

    public void Take(ReadOnlySpan<int> projects, ReadOnlySpan<long> points)
    {
        _ballot++;
        (Length, Repeats, Cost, SumOfPoints) = (0, false, 0, 0);
        (LeastPoints, MostPoints) = (long.MaxValue, long.MinValue);
        for (var at = 0; at < projects.Length; at++)
        {
            var project = projects[at];
            if (_seenOn[project] == _ballot)
            {
                Repeats = true;
                SumOfPoints -= _points[project];
            }
            else
            {
                _seenOn[project] = _ballot;
                Length++;
                Cost += instance.Projects[project].Cost.MinorUnits;
            }

            _points[project] = points[at];
            SumOfPoints += points[at];
            (LeastPoints, MostPoints) = (Math.Min(LeastPoints, points[at]), Math.Max(MostPoints, points[at]));
        }
    }
}
