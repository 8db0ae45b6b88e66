using Budget.Core.Ballots;

namespace Budget.Core.Elections;

/// <summary>
/// All ballots, as columns: identical ballots stand once, with a weight that says how many voters cast them.
/// Empty ballots count among the voters. Built by <see cref="ProfileBuilder"/>.
/// </summary>
public sealed class Profile
{
    private readonly int[] _starts;
    private readonly int[] _projects;
    private readonly long[] _values;
    private readonly long[] _weights;
    private readonly long[] _votes;

    internal Profile(
        BallotKind kind, int pointDecimals, int[] starts, int[] projects, long[] values, long[] weights, long[] votes)
    {
        (Kind, PointDecimals) = (kind, pointDecimals);
        (_starts, _projects, _values, _weights, _votes) = (starts, projects, values, weights, votes);
        VoterCount = weights.Sum();
    }

    public BallotKind Kind { get; }

    /// <summary>n: the sum of all weights, empty ballots included.</summary>
    public long VoterCount { get; }

    /// <summary>How many different ballots were cast.</summary>
    public int GroupCount => _weights.Length;

    /// <summary>How many projects the ballots can list.</summary>
    public int ProjectCount => _votes.Length;

    /// <summary>Points are counted in units of 10^-PointDecimals; 0 for ballots without points.</summary>
    public int PointDecimals { get; }

    /// <summary>For each group of identical ballots, how many voters cast it: at least 1.</summary>
    public ReadOnlySpan<long> Weights => _weights;

    /// <summary>
    /// The projects on a group's ballot, each once: ascending places for approvals and points, best first for rankings.
    /// </summary>
    public ReadOnlySpan<int> Listed(int group) => _projects.AsSpan(_starts[group].._starts[group + 1]);

    /// <summary>
    /// Beside <see cref="Listed"/>: the points given, in units of 10^-<see cref="PointDecimals"/>, or for rankings the
    /// rank, which is 1 + the number of projects strictly preferred. Empty for approvals.
    /// </summary>
    public ReadOnlySpan<long> Values(int group) =>
        Kind == BallotKind.Approval ? [] : _values.AsSpan(_starts[group].._starts[group + 1]);

    /// <summary>
    /// The ballots as if some projects had never stood on them: rankings close up, and every voter is still there.
    /// </summary>
    public Profile Without(Predicate<int> isGone)
    {
        var builder = new ProfileBuilder(Kind, ProjectCount, PointDecimals);
        for (var group = 0; group < GroupCount; group++)
        {
            var values = Values(group).ToArray();
            var left = Listed(group).ToArray().Select((project, at) => (Project: project, At: at))
                .Where(listed => !isGone(listed.Project)).ToArray();
            var projects = Array.ConvertAll(left, listed => listed.Project);
            switch (Kind)
            {
                case BallotKind.Approval:
                    builder.AddApproval(projects, _weights[group]);
                    break;
                case BallotKind.Ranked:
                    builder.AddRanking(projects, Array.ConvertAll(left, one => (int)values[one.At]), _weights[group]);
                    break;
                default:
                    builder.AddPoints(projects, Array.ConvertAll(left, one => values[one.At]), _weights[group]);
                    break;
            }
        }

        return builder.Build();
    }

    /// <summary>v_p: how many voters list the project, with whatever points.</summary>
    public long Votes(int project) => _votes[project];
}
