using Budget.Core.Ballots;
using Budget.Core.Elections;

namespace Budget.Core.Pabulib;

/// <summary>The cells <c>vote</c> and <c>points</c> of one row, read anew for each row into the same arrays.</summary>
internal sealed class VoteCells(ProjectIndex index, BallotKind kind, PabulibOptions options, int pointDecimals)
{
    private int[] _projects = new int[64];
    private int[] _tiers = new int[64];
    private long[] _points = new long[64];
    private int _count;

    public BallotKind Kind { get; } = kind;

    /// <summary>The listed projects in the order of the vote, by place in the instance, with repetitions.</summary>
    public ReadOnlySpan<int> Projects => _projects.AsSpan(0, _count);

    /// <summary>For rankings, the number of each project's tier.</summary>
    public ReadOnlySpan<int> Tiers => _tiers.AsSpan(0, _count);

    /// <summary>The points beside the projects, in units of 10^-<see cref="PointDecimals"/>.</summary>
    public ReadOnlySpan<long> Points => _points.AsSpan(0, _count);

    /// <summary>
    /// How many decimals points have. It grows when points with more are met, and then what was read before has to
    /// be read again.
    /// </summary>
    public int PointDecimals { get; private set; } = pointDecimals;

    /// <summary>Reads the ids of a vote, which starts at a place in the text.</summary>
    public Fault? ReadVote(ReadOnlySpan<byte> vote, int at)
    {
        _count = 0;
        if (Kind == BallotKind.Ranked)
        {
            return ReadRanking(vote, at);
        }

        var ids = new CellItems(vote);
        while (ids.MoveNext())
        {
            if (List(ids.Current, at + ids.At, tier: 0) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>
    /// Reads the points for the vote read last. Beside a ranking they are somebody's scores: no rule asks for them,
    /// but there are as many, or none.
    /// </summary>
    public Fault? ReadPoints(ReadOnlySpan<byte> points, int at)
    {
        var count = 0;
        var items = new CellItems(points);
        while (items.MoveNext())
        {
            if (Kind.HasPoints() && count < _count && ReadNumber(items.Current, at + items.At, count) is { } fault)
            {
                return fault;
            }

            count++;
        }

        return count == _count || (count == 0 && Kind == BallotKind.Ranked) ? null
            : new Fault(at, $"Found {count} in points and {_count} in vote; expected a number for each project.");
    }

    /// <summary>Casts the ballot read last.</summary>
    public void AddTo(ProfileBuilder builder)
    {
        if (Kind == BallotKind.Approval)
        {
            builder.AddApproval(Projects);
        }
        else if (Kind == BallotKind.Ranked)
        {
            builder.AddRanking(Projects, Tiers);
        }
        else
        {
            builder.AddPoints(Projects, Points);
        }
    }

    private Fault? ReadRanking(ReadOnlySpan<byte> vote, int at)
    {
        var (tier, open) = (0, -1);
        var ids = new CellItems(vote);
        while (ids.MoveNext())
        {
            var id = ids.Current;
            if (id is [(byte)'{', ..])
            {
                if (open >= 0 || options.Strict)
                {
                    return new Fault(at + ids.At, open >= 0
                        ? "Found '{' inside a tier; close the tier before with '}'."
                        : "Found a tier, which strict reading refuses; list one project after the other.");
                }

                open = ids.At;
                id = id[1..].TrimStart(" \t"u8);
                tier++;
            }
            else if (open < 0)
            {
                tier++;
            }

            var closes = open >= 0 && id is [.., (byte)'}'];
            id = closes ? id[..^1].TrimEnd(" \t"u8) : id;
            if (List(id, at + ids.At, tier) is { } fault)
            {
                return fault;
            }

            open = closes ? -1 : open;
        }

        return open < 0 ? null : new Fault(at + open, "Found '{' that is not closed; end the tier with '}'.");
    }

    private Fault? List(ReadOnlySpan<byte> id, int at, int tier)
    {
        var project = index.Find(id);
        if (project < 0)
        {
            return new Fault(at, id.IsEmpty ? "Found no project between two commas or at an end; leave the comma out."
                : $"Found {Fault.Quote(id)} in a vote; expected a project_id of the section PROJECTS.");
        }

        if (_count == _projects.Length)
        {
            Array.Resize(ref _projects, 2 * _count);
            Array.Resize(ref _tiers, 2 * _count);
            Array.Resize(ref _points, 2 * _count);
        }

        (_projects[_count], _tiers[_count]) = (project, tier);
        _count++;
        return null;
    }

    private Fault? ReadNumber(ReadOnlySpan<byte> number, int at, int place)
    {
        var isShort = number.Length is > 0 and < 10 && !number.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        if (isShort && PointDecimals == 0)
        {
            var whole = 0;
            foreach (var digit in number)
            {
                whole = 10 * whole + (digit - '0');
            }

            _points[place] = whole;
            return null;
        }

        if (AmountCell.Read(number, at, "points", out var amount) is { } fault)
        {
            return fault;
        }

        PointDecimals = Math.Max(PointDecimals, amount.Literal.Decimals);
        return amount.Scale(PointDecimals, "points", out _points[place]);
    }
}
