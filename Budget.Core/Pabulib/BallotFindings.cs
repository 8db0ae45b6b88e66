using System.Collections.Immutable;
using Budget.Core.Ballots;
using static Budget.Core.Pabulib.LimitKeys;

namespace Budget.Core.Pabulib;

/// <summary>Findings about VOTES: reads every row once more, because a profile no longer knows who cast what.</summary>
internal sealed class BallotFindings(PabulibFile file)
{
    private readonly Occurrences _empty = new("empty-ballot", "Empty ballots, which count among the voters");
    private readonly Occurrences _voterTwice = new("voter-twice", "Rows with the voter_id of an earlier row");
    private readonly Occurrences _projectTwice = new("project-twice", "Ballots with a project twice; it counts once");
    private readonly ImmutableArray<BallotBound> _bounds =
        [.. BoundsOfLists(file), .. file.Election.Profile.Kind.HasPoints() ? BoundsOfPoints(file) : []];

    public IEnumerable<PabulibFinding> Find()
    {
        var (table, profile, instance) = (file.Votes, file.Election.Profile, file.Election.Instance);
        var vote = new VoteCells(new ProjectIndex(instance), profile.Kind, default, profile.PointDecimals);
        var columns = VoteColumns.Of(table.Columns.AsSpan(), profile.Kind);
        var measures = new BallotMeasures(instance);
        var (voterColumn, voters) = (table.IndexOf("voter_id"), new HashSet<string>(table.RowCount));
        var lines = PabulibFile.LinesOf(table);
        var cells = new RowCells(table.Text, table.Columns.Length);
        for (var row = 0; row < table.RowCount; row++)
        {
            table.Split(row, ref cells);
            columns.Read(cells, vote);
            measures.Take(vote.Projects, vote.Points);
            Check(measures, lines[row]);
            var voter = cells.String(voterColumn);
            if (!voters.Add(voter))
            {
                _voterTwice.Add(lines[row], voter);
            }
        }

        Occurrences[] others = [_empty, _voterTwice, _projectTwice];
        return others.Concat(_bounds.Select(bound => bound.Breaches)).SelectMany(occurrences => occurrences.Report());
    }

    private void Check(BallotMeasures ballot, int line)
    {
        if (ballot.Length == 0)
        {
            _empty.Add(line);
        }

        if (ballot.Repeats)
        {
            _projectTwice.Add(line);
        }

        foreach (var bound in _bounds)
        {
            bound.Check(ballot, line);
        }
    }

    private static ImmutableArray<BallotBound> BoundsOfLists(PabulibFile file)
    {
        var (limits, decimals) = (file.Limits, file.Election.Instance.Decimals);
        return
        [
            new("too-few-projects", $"Ballots with fewer projects than {MinLength}, {limits.MinLength}",
                ballot => ballot.Length, least: limits.MinLength),
            new("too-many-projects", $"Ballots with more projects than {MaxLength}, {limits.MaxLength}",
                ballot => ballot.Length, most: limits.MaxLength),
            new("sum-of-costs-too-high", $"Ballots with projects dearer in all than {Said(file, MaxSumCost)}",
                ballot => ballot.Cost, most: limits.MaxSumCost?.ToRational(), decimals: decimals),
        ];
    }

    private static ImmutableArray<BallotBound> BoundsOfPoints(PabulibFile file)
    {
        var (limits, decimals) = (file.Limits, file.Election.Profile.PointDecimals);
        return
        [
            new("sum-of-points-too-low", $"Ballots with fewer points in all than {Said(file, MinSumPoints)}",
                ballot => ballot.SumOfPoints, least: limits.MinSumPoints?.ToRational(), decimals: decimals),
            new("sum-of-points-too-high", $"Ballots with more points in all than {Said(file, MaxSumPoints)}",
                ballot => ballot.SumOfPoints, most: limits.MaxSumPoints?.ToRational(), decimals: decimals),
            new("points-too-low", $"Ballots with fewer points for a project than {Said(file, MinPoints)}",
                ballot => ballot.LeastPoints, least: limits.MinPoints?.ToRational(), decimals: decimals),
            new("points-too-high", $"Ballots with more points for a project than {Said(file, MaxPoints)}",
                ballot => ballot.MostPoints, most: limits.MaxPoints?.ToRational(), decimals: decimals),
        ];
    }

    private static string Said(PabulibFile file, string key) => $"{key}, {file.Meta[key]}";
}
