using System.Numerics;
using Budget.Core.Elections;

namespace Budget.Core.Rules;

/// <summary>
/// The projects that a search may still take, those worth most for their cost first; what is worth nothing is not
/// among them.
/// </summary>
internal sealed class Branches
{
    private readonly int[] _projects;
    private readonly long[] _costs;
    private readonly BigInteger[] _worth;
    private readonly Int128[] _costsBefore;
    private readonly BigInteger[] _worthBefore;

    /// <param name="instance">What they cost.</param>
    /// <param name="worth">What every project is worth.</param>
    /// <param name="projects">Those worth most for their cost first.</param>
    public Branches(Instance instance, BigInteger[] worth, IEnumerable<int> projects)
    {
        _projects = [.. projects.Where(project => worth[project].Sign > 0)];
        _costs = Array.ConvertAll(_projects, instance.CostMinor);
        _worth = Array.ConvertAll(_projects, project => worth[project]);
        _costsBefore = new Int128[Count + 1];
        _worthBefore = new BigInteger[Count + 1];
        for (var at = 0; at < Count; at++)
        {
            _costsBefore[at + 1] = _costsBefore[at] + _costs[at];
            _worthBefore[at + 1] = _worthBefore[at] + _worth[at];
        }
    }

    public int Count => _projects.Length;

    public int this[int at] => _projects[at];

    /// <summary>
    /// More than this much money cannot buy from a place on, even if it could buy a part of the one project that does
    /// not fit any more.
    /// </summary>
    public BigInteger Most(int from, Int128 money)
    {
        var found = Array.BinarySearch(_costsBefore, from, Count + 1 - from, _costsBefore[from] + money);
        var end = found >= 0 ? found : ~found - 1;
        var whole = _worthBefore[end] - _worthBefore[from];
        var left = money - (_costsBefore[end] - _costsBefore[from]);
        return whole + (end == Count || left == 0 ? GiftsBehind(end) : _worth[end] * left / _costs[end]);
    }

    // A search by halves may end before projects that cost nothing.
    private BigInteger GiftsBehind(int end)
    {
        var gifts = BigInteger.Zero;
        for (var at = end; at < Count && _costs[at] == 0; at++)
        {
            gifts += _worth[at];
        }

        return gifts;
    }
}
