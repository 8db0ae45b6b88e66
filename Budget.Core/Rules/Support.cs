using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules;

/// <summary>
/// Who gets how much from which project, as columns: the satisfaction of group i from project p is
/// <c>Scale(p) · share · 1/Unit</c>, and the supporters of a project stand together in runs of equal shares.
/// </summary>
internal sealed class Support
{
    private readonly int[] _runStarts;
    private readonly long[] _scales;
    private readonly long[] _shares;
    private readonly long[] _supporters;

    internal Support(
        SupportRun[] runs, int[] runStarts, int[] groups, long[] weights, long[] scales, Rational unit)
    {
        (Runs, _runStarts, Groups, Weights, _scales, Unit) = (runs, runStarts, groups, weights, scales, unit);
        _shares = new long[scales.Length];
        _supporters = new long[scales.Length];
        for (var project = 0; project < scales.Length; project++)
        {
            Sum(project);
        }
    }

    /// <summary>All runs, those of one project behind each other.</summary>
    public SupportRun[] Runs { get; }

    /// <summary>The groups of identical ballots that runs point into.</summary>
    public int[] Groups { get; }

    /// <summary>Beside <see cref="Groups"/>, how many voters each stands for.</summary>
    public long[] Weights { get; }

    /// <summary>Satisfaction is counted in this unit: 1 apart from fractional points, scores and costs.</summary>
    public Rational Unit { get; }

    /// <summary>The first project whose shares add up beyond 2^61, or null; such an election is refused.</summary>
    public int? TooLarge { get; private set; }

    public int ProjectCount => _scales.Length;

    /// <summary>The runs of the project that has most of them.</summary>
    public int MostRuns { get; private set; }

    public ReadOnlySpan<SupportRun> RunsOf(int project) => Runs.AsSpan(_runStarts[project].._runStarts[project + 1]);

    /// <summary>Lets the only run of a project end further on: those in between come to support it.</summary>
    public void Extend(int project, int end)
    {
        ref var run = ref Runs[_runStarts[project]];
        foreach (var voters in Weights.AsSpan(run.End..end))
        {
            _supporters[project] += voters;
            _shares[project] += voters * run.Share;
        }

        run = run with { End = end };
    }

    /// <summary>What one share of the project is worth, the same for all its supporters.</summary>
    public long Scale(int project) => _scales[project];

    /// <summary>The shares of all supporters, by weight.</summary>
    public long Shares(int project) => _shares[project];

    /// <summary>How many voters get something from the project.</summary>
    public long Supporters(int project) => _supporters[project];

    /// <summary>Whether anybody gets anything from the project.</summary>
    public bool Supported(int project) => _shares[project] > 0;

    /// <summary>U_p: what all voters together get from the project.</summary>
    public Rational Total(int project) => Unit * ((BigInteger)_shares[project] * _scales[project]);

    private void Sum(int project)
    {
        MostRuns = Math.Max(MostRuns, RunsOf(project).Length);
        Int128 shares = 0;
        foreach (var run in RunsOf(project))
        {
            Int128 weight = 0;
            foreach (var voters in Weights.AsSpan(run.Start..run.End))
            {
                weight += voters;
            }

            _supporters[project] += (long)weight;
            shares += weight * run.Share;
        }

        if (shares > 1L << 61)
        {
            TooLarge ??= project;
            shares = 1;
        }

        _shares[project] = (long)shares;
    }
}

/// <summary>
/// Supporters of one project who get equally much from it: the places Start to End, exclusive, of the columns.
/// </summary>
/// <param name="Share">Positive.</param>
/// <param name="Start">The first place.</param>
/// <param name="End">Behind the last place.</param>
internal readonly record struct SupportRun(long Share, int Start, int End);
