using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// How many votes stand behind each project, counting what is left of them, and how that compares with what its cost
/// asks for: the quota, its share of the budget in votes.
/// </summary>
internal sealed class Standings
{
    // Votes are told in billionths.
    private const long Billion = 1_000_000_000;

    private readonly Instance _instance;
    private readonly Profile _profile;
    private readonly VoteWeights _weights;
    private readonly List<int>[] _behind;
    private readonly long[] _ticks;
    private readonly long[] _voters;
    private readonly Enclosure[] _exact;
    private readonly bool[] _isExact;

    public Standings(Instance instance, Profile profile, VoteWeights weights)
    {
        (_instance, _profile, _weights) = (instance, profile, weights);
        var projects = instance.Projects.Length;
        _behind = [.. Enumerable.Range(0, projects).Select(_ => new List<int>())];
        (_ticks, _voters) = (new long[projects], new long[projects]);
        (_exact, _isExact) = (new Enclosure[projects], new bool[projects]);
    }

    /// <summary>A group comes behind a project.</summary>
    public void Join(int project, int group)
    {
        var weight = _profile.Weights[group];
        _behind[project].Add(group);
        _voters[project] += weight;
        _ticks[project] += weight * _weights.Ticks(group);
        _isExact[project] = false;
    }

    /// <summary>
    /// The votes behind a project pay its quota, and are worth so much less behind the other projects, too.
    /// </summary>
    /// <param name="project">The project, which reaches its quota.</param>
    /// <param name="shown">By group, behind how many of the projects it lists it stands.</param>
    public void Pay(int project, int[] shown)
    {
        var payers = _behind[project];
        var before = payers.ConvertAll(_weights.Ticks);
        _weights.Keep(payers, PartLeft(project));
        for (var at = 0; at < payers.Count; at++)
        {
            var group = payers[at];
            var lost = _profile.Weights[group] * (before[at] - _weights.Ticks(group));
            foreach (var other in _profile.Listed(group)[..shown[group]])
            {
                _ticks[other] -= lost;
            }
        }

        Array.Clear(_isExact);
    }

    /// <summary>The votes behind a project pay its quota, and go away with what is left.</summary>
    /// <returns>Whose they are.</returns>
    public List<int> PayAndLeave(int project)
    {
        _weights.Keep(_behind[project], PartLeft(project));
        return Leave(project);
    }

    /// <summary>The votes behind a project go away.</summary>
    /// <returns>Whose they are.</returns>
    public List<int> Leave(int project)
    {
        var leaving = _behind[project];
        _behind[project] = [];
        (_ticks[project], _voters[project], _isExact[project]) = (0, 0, false);
        return leaving;
    }

    /// <summary>Whether votes behind a project are worth anything.</summary>
    public bool HasVotes(int project) =>
        _ticks[project] > 0
        || (_voters[project] > 0 && Sign(Enclosure.Compare(Exact(project), _weights.Whole(0))) > 0);

    /// <summary>Whether the votes behind a project are worth something, and no less than its quota.</summary>
    public bool Reaches(int project)
    {
        // s ≥ n·c/B, in ticks.
        var needed = ((Int128)_profile.VoterCount * _instance.CostMinor(project)) << _weights.TickDigits;
        return High(project) * _instance.BudgetLimit.MinorUnits >= needed
            && ((_ticks[project] > 0 && (Int128)_ticks[project] * _instance.BudgetLimit.MinorUnits >= needed)
                || (HasVotes(project) && CompareToQuota(project) >= 0));
    }

    /// <summary>
    /// Of some projects those with most votes for the money, in their order; with fewest for the other sign.
    /// </summary>
    public int[] Extremes(List<int> projects, int sign)
    {
        var extremes = new List<int>();
        foreach (var project in projects)
        {
            var order = extremes.Count == 0 ? 0 : sign * Compare(project, extremes[0]);
            if (order > 0)
            {
                extremes.Clear();
            }

            if (order >= 0)
            {
                extremes.Add(project);
            }
        }

        return [.. extremes];
    }

    private int Compare(int left, int right)
    {
        var (costLeft, costRight) = (_instance.CostMinor(left), _instance.CostMinor(right));
        return (Int128)_ticks[left] * costRight > High(right) * costLeft ? 1
            : High(left) * costRight < (Int128)_ticks[right] * costLeft ? -1
            : Sign(Enclosure.Compare(Exact(left) * costRight, Exact(right) * costLeft));
    }

    /// <summary>The votes behind a project and what it asks for, as decisions tell them.</summary>
    public Measure.Votes Told(int project, int? rank = null) => new(
        new Rational(_weights.OrTooClose((Exact(project) * Billion).Floor()), Billion),
        _instance.CostMinor(project) == 0 ? Rational.Zero
            : _instance.BudgetLimit.MinorUnits == 0 ? null
            : new Rational(Price(project), _instance.BudgetLimit.MinorUnits),
        rank);

    // Which part of their worth the votes behind a project keep when they have paid its quota.
    private Enclosure PartLeft(int project) =>
        _instance.CostMinor(project) == 0 ? _weights.Whole(1)
        : CompareToQuota(project) == 0 ? _weights.Whole(0)
        : (Exact(project) * _instance.BudgetLimit.MinorUnits).PartLeftWithout(Price(project));

    private int CompareToQuota(int project) => Sign(Enclosure.Compare(
        Exact(project) * _instance.BudgetLimit.MinorUnits, _weights.Whole(Price(project))));

    private BigInteger Price(int project) => (BigInteger)_profile.VoterCount * _instance.CostMinor(project);

    // In ticks, and more than there are.
    private Int128 High(int project) => (Int128)_ticks[project] + 2 * (Int128)_voters[project];

    private Enclosure Exact(int project)
    {
        if (!_isExact[project])
        {
            (_exact[project], _isExact[project]) = (_weights.Sum(_behind[project]), true);
        }

        return _exact[project];
    }

    private int Sign(int? order) => _weights.OrTooClose(order);
}
