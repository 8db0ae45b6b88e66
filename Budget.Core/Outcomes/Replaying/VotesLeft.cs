using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// What is left of every vote, and how much of it stands behind each project, in so many binary digits that rounding
/// shows in half of them at most: numbers that agree to the other half are equal.
/// </summary>
internal sealed class VotesLeft(Trail trail)
{
    private const int Digits = 4096;
    private const int Billion = 1_000_000_000;

    private static readonly BigInteger Vote = BigInteger.One << Digits;
    private static readonly BigInteger Blur = BigInteger.One << (Digits / 2);

    private readonly BigInteger[] _left = [.. Enumerable.Repeat(Vote, trail.Profile.GroupCount)];
    private readonly BigInteger[] _behind = new BigInteger[trail.Costs.Length];

    /// <summary>The votes of a group come behind a project.</summary>
    public void Join(int project, int group) => _behind[project] += Worth(group);

    /// <summary>The votes of a group leave a project.</summary>
    public void Leave(int project, int group) => _behind[project] -= Worth(group);

    /// <summary>Whether votes behind a project are worth anything.</summary>
    public bool Any(int project) => _behind[project] > Blur;

    /// <summary>Whether they are worth something, and no less than the quota.</summary>
    public bool Reach(int project) => Any(project) && Sign(Excess(project)) >= 0;

    /// <summary>Compares what is behind two projects, each divided by the cost.</summary>
    public int Compare(int left, int right) => Sign(_behind[left] * Cost(right) - _behind[right] * Cost(left));

    /// <summary>Leaves to the votes of groups what remains when those behind a project have paid its quota.</summary>
    public void Pay(int project, IEnumerable<int> groups)
    {
        // There may be gifts where there is no money.
        var isGift = Cost(project).IsZero;
        var (kept, all) = isGift ? (Vote, Vote) : (Excess(project), _behind[project] * Budget);
        kept = Sign(kept) == 0 ? BigInteger.Zero : kept;
        var becomes = new Dictionary<BigInteger, BigInteger>();
        foreach (var group in groups)
        {
            if (!becomes.TryGetValue(_left[group], out var left))
            {
                becomes[_left[group]] = left = _left[group] * kept / all;
            }

            _left[group] = left;
        }
    }

    /// <summary>The votes behind a project and what it asks for, as a trace tells them.</summary>
    public Measure.Votes Told(int project, long? rank = null)
    {
        var weight = new Rational((_behind[project] * Billion + Blur) >> Digits, Billion);
        return trail.Costs[project].Sign == 0 ? new(weight, Rational.Zero, rank)
            : Budget.IsZero ? new(weight, null, rank)
            : new(weight, new Rational(trail.Profile.VoterCount * Cost(project), Budget), rank);
    }

    private BigInteger Budget => trail.Instance.BudgetLimit.MinorUnits;

    private BigInteger Cost(int project) => trail.CostOf(project).MinorUnits;

    private BigInteger Worth(int group) => _left[group] * trail.Profile.Weights[group];

    // By how much the votes are worth more than the quota, times the budget.
    private BigInteger Excess(int project) =>
        _behind[project] * Budget - trail.Profile.VoterCount * Cost(project) * Vote;

    private static int Sign(BigInteger difference) => BigInteger.Abs(difference) <= Blur ? 0 : difference.Sign;
}
