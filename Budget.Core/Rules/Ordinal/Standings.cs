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
    private readonly Enclosure?[] _exact;

    public Standings(Instance instance, Profile profile, VoteWeights weights)
    {
        (_instance, _profile, _weights) = (instance, profile, weights);
        var projects = instance.Projects.Length;
        _behind = [.. Enumerable.Range(0, projects).Select(_ => new List<int>())];
        (_ticks, _voters, _exact) = (new long[projects], new long[projects], new Enclosure?[projects]);
    }

    /// <summary>The groups behind a project.</summary>
    public List<int> Behind(int project) => _behind[project];

    /// <summary>A group comes behind a project.</summary>
    public void Join(int project, int group)
    {
        _behind[project].Add(group);
        _voters[project] += _profile.Weights[group];
        Add(project, group, _weights.Ticks(group));
    }

    /// <summary>Each vote of a group that stands behind a project is worth so many ticks more.</summary>
    public void Add(int project, int group, long ticks)
    {
        _ticks[project] += _profile.Weights[group] * ticks;
        _exact[project] = null;
    }

    /// <summary>Everybody leaves a project.</summary>
    public void Clear(int project)
    {
        _behind[project].Clear();
        (_ticks[project], _voters[project], _exact[project]) = (0, 0, null);
    }

    /// <summary>Whether votes behind a project are worth anything.</summary>
    public bool HasVotes(int project) =>
        _ticks[project] > 0 || (_voters[project] > 0 && Sign(Enclosure.Compare(Exact(project), _weights.Whole(0))) > 0);

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

    /// <summary>Which part of their worth the votes behind a project keep when they have paid its quota.</summary>
    public Enclosure PartLeft(int project) =>
        _instance.CostMinor(project) == 0 ? _weights.Whole(1)
        : CompareToQuota(project) == 0 ? _weights.Whole(0)
        : (Exact(project) * _instance.BudgetLimit.MinorUnits).PartLeftWithout(Price(project));

    /// <summary>The votes behind a project and what it asks for, as decisions tell them.</summary>
    public Measure.Votes Told(int project, int? rank = null) => new(
        new Rational(_weights.OrTooClose((Exact(project) * Billion).Floor()), Billion),
        _instance.CostMinor(project) == 0 ? Rational.Zero
            : _instance.BudgetLimit.MinorUnits == 0 ? null
            : new Rational(Price(project), _instance.BudgetLimit.MinorUnits),
        rank);

    private int CompareToQuota(int project) => Sign(Enclosure.Compare(
        Exact(project) * _instance.BudgetLimit.MinorUnits, _weights.Whole(Price(project))));

    private BigInteger Price(int project) => (BigInteger)_profile.VoterCount * _instance.CostMinor(project);

    // In ticks, and more than there are.
    private Int128 High(int project) => (Int128)_ticks[project] + 2 * (Int128)_voters[project];

    private Enclosure Exact(int project) => _exact[project] ??= _weights.Sum(_behind[project]);

    private int Sign(int? order) => _weights.OrTooClose(order);
}
