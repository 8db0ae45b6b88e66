using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules;

/// <summary>
/// Who carries which load. After each funded project all its supporters carry the same, so a load is the number of the
/// purchase that set it, and a project's new load is a sum over purchases: Σ_j (supporters who carry load j) · load_j.
/// </summary>
internal sealed class Loads
{
    private readonly Instance _instance;
    private readonly Profile _profile;
    private readonly FractionChain _exact = new(Rational.Zero);
    private readonly List<Bounds> _loads = [new(0, 0)];
    private readonly int[] _loadOf;
    private readonly long[][] _carriers;
    private readonly List<int>[] _supporters;
    private readonly CancellationToken _cancellation;

    public Loads(Instance instance, Profile profile, CancellationToken cancellation)
    {
        (_instance, _profile, _cancellation) = (instance, profile, cancellation);
        _loadOf = new int[profile.GroupCount];
        _supporters = [.. instance.Projects.Select(_ => new List<int>())];
        _carriers = [.. instance.Projects.Select(_ => new long[instance.Projects.Length + 1])];
        for (var group = 0; group < profile.GroupCount; group++)
        {
            foreach (var project in profile.Listed(group))
            {
                _supporters[project].Add(group);
                _carriers[project][0] += profile.Weights[group];
            }
        }
    }

    /// <summary>The projects whose supporters would carry least, ascending; all when none has a supporter.</summary>
    public int[] Lightest(List<int> projects)
    {
        var bounds = projects.ToDictionary(project => project, BoundsOf);
        var best = bounds.Values.Aggregate(Bounds.Nearer);
        var near = projects.Where(project => bounds[project].MayReach(best)).Order().ToArray();
        if (near.Length == 1 || best == Bounds.Infinity)
        {
            return near;
        }

        var exact = Array.ConvertAll(
            near, project => (Project: project, Load: Exact(project), Voters: _profile.Votes(project)));
        var least = exact.Aggregate(
            (left, right) => left.Load * right.Voters <= right.Load * left.Voters ? left : right);
        return [.. exact.Where(one => one.Load * least.Voters == least.Load * one.Voters).Select(one => one.Project)];
    }

    /// <summary>
    /// Puts the project's load on its supporters and answers it, in currency units; null without supporters.
    /// </summary>
    public Rational? Put(int project)
    {
        var voters = _profile.Votes(project);
        if (voters == 0)
        {
            return null;
        }

        _exact.Add(Exact(project), voters);
        _loads.Add(Bounds.Of(_exact.LastNumerator, _exact.Denominator));
        var number = _loads.Count - 1;
        foreach (var group in _supporters[project])
        {
            foreach (var other in _profile.Listed(group))
            {
                _carriers[other][_loadOf[group]] -= _profile.Weights[group];
                _carriers[other][number] += _profile.Weights[group];
            }

            _loadOf[group] = number;
        }

        return _instance.InCurrency(_exact.Last);
    }

    // The load as a numerator over (the chain's denominator · the project's voters).
    private BigInteger Exact(int project)
    {
        _cancellation.ThrowIfCancellationRequested();
        return _exact.Combine(_carriers[project].AsSpan(0, _exact.Count))
            + _instance.CostMinor(project) * _exact.Denominator;
    }

    private Bounds BoundsOf(int project) => _profile.Votes(project) is > 0 and var voters
        ? Bounds.WeightedMean(
            _carriers[project].AsSpan(0, _loads.Count), _loads, _instance.CostMinor(project), voters)
        : Bounds.Infinity;
}
