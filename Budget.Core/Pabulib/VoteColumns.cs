using Budget.Core.Ballots;

namespace Budget.Core.Pabulib;

/// <summary>The columns of VOTES that a ballot is made of.</summary>
/// <param name="Vote">The column of ids.</param>
/// <param name="Points">The column of points; negative without one and beside approvals.</param>
internal readonly record struct VoteColumns(int Vote, int Points)
{
    public static VoteColumns Of(ReadOnlySpan<string> columns, BallotKind kind) => new(
        PabulibTable.Find(columns, "vote"),
        kind == BallotKind.Approval ? -1 : PabulibTable.Find(columns, "points"));

    public Fault? Read(in RowCells cells, VoteCells vote)
    {
        var fault = vote.ReadVote(cells[Vote], cells.At(Vote));
        return fault is not null || Points < 0 ? fault : vote.ReadPoints(cells[Points], cells.At(Points));
    }
}
