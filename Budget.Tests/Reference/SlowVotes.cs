using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Tests.Reference;

/// <summary>b_i: what is left of every vote, exactly, and what projects ask for, q_p = n·c_p/B.</summary>
internal sealed class SlowVotes(Electorate electorate)
{
    private readonly Rational[] _left = [.. electorate.Voters.Select(_ => Rational.One)];

    /// <summary>s_p: what the votes of some voters are worth together.</summary>
    public Rational Worth(int[] voters) => voters.Aggregate(
        Rational.Zero, (sum, voter) => sum + electorate.Voters[voter].Weight * _left[voter]);

    /// <summary>s_p > 0 and s_p ≥ q_p.</summary>
    public bool Reach(int project, int[] voters) =>
        Worth(voters).Sign > 0 && Quota(project) is { } quota && Worth(voters) >= quota;

    /// <summary>Compares s_p/q_p, where the quotas of all projects but gifts are infinite, s_p/c_p.</summary>
    public int Compare(int left, int[] behindLeft, int right, int[] behindRight)
    {
        var (one, other) = (Merit(left, behindLeft), Merit(right, behindRight));
        return one is { } finite && other is { } bound ? finite.CompareTo(bound)
            : one is null && other is null ? 0
            : one is null ? 1 : -1;
    }

    /// <summary>b_i becomes b_i·(1 − q_p/s_p).</summary>
    public void Pay(int project, int[] voters)
    {
        var kept = 1 - Quota(project)!.Value / Worth(voters);
        foreach (var voter in voters)
        {
            _left[voter] *= kept;
        }
    }

    /// <summary>s_p in whole billionths, and q_p.</summary>
    public Measure.Votes Told(int project, int[] voters, long? rank = null) =>
        new(new Rational((Worth(voters) * 1_000_000_000).Floor(), 1_000_000_000), Quota(project), rank);

    // Null is infinity.
    private Rational? Quota(int project) => electorate.Cost[project].Sign == 0 ? Rational.Zero
        : electorate.Budget.Sign == 0 ? null
        : electorate.VoterCount * electorate.Cost[project] / electorate.Budget;

    private Rational? Merit(int project, int[] behind) => Worth(behind) switch
    {
        { Sign: 0 } => Rational.Zero,
        _ when electorate.Cost[project].Sign == 0 => null,
        var worth => worth / electorate.Cost[project],
    };
}
