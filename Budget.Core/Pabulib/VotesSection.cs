using Budget.Core.Ballots;
using Budget.Core.Elections;

namespace Budget.Core.Pabulib;

/// <summary>The section VOTES, and the profile it makes: every row is a voter.</summary>
internal sealed record VotesSection(PabulibTable Table, Profile Profile)
{
    private static readonly string[] Required = ["voter_id", "vote"];
    private static readonly string[] RequiredWithPoints = [.. Required, "points"];

    /// <summary>Reads from the heading to the end.</summary>
    public static Fault? Read(
        ref LineReader lines, SourceText source, Instance instance, VoteCells vote, out VotesSection? section)
    {
        section = null;
        var required = vote.Kind.HasPoints() ? RequiredWithPoints : Required;
        if (TableRows.Open(ref lines, "VOTES", required, out var rows) is { } noHeader)
        {
            return noHeader;
        }

        var columns = VoteColumns.Of(rows.Columns, vote.Kind);
        var builder = new ProfileBuilder(vote.Kind, instance.Projects.Length);
        while (lines.MoveNext(ref rows.Cells, out var inCells))
        {
            if ((inCells ?? rows.Keep(lines) ?? columns.Read(rows.Cells, vote)) is { } fault)
            {
                return fault;
            }

            vote.AddTo(builder);
        }

        var table = rows.ToTable(source.Bytes);
        if (vote.PointDecimals > 0 && ReadAgain(table, instance, vote, out builder) is { } tooMany)
        {
            return tooMany;
        }

        section = new VotesSection(table, builder.Build());
        return null;
    }

    // How many decimals points have is known only after the last ballot.
    private static Fault? ReadAgain(PabulibTable table, Instance instance, VoteCells vote, out ProfileBuilder builder)
    {
        builder = new ProfileBuilder(vote.Kind, instance.Projects.Length, vote.PointDecimals);
        var columns = VoteColumns.Of(table.Columns.AsSpan(), vote.Kind);
        var cells = new RowCells(table.Text, table.Columns.Length);
        for (var row = 0; row < table.RowCount; row++)
        {
            table.Split(row, ref cells);
            if (columns.Read(cells, vote) is { } fault)
            {
                return fault;
            }

            vote.AddTo(builder);
        }

        return null;
    }
}
