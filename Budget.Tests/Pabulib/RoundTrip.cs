using Budget.Core.Elections;
using Budget.Core.Pabulib;

namespace Budget.Tests.Pabulib;

/// <summary>What is written is read as what was read, and written as the same bytes.</summary>
internal static class RoundTrip
{
    public static void Check(PabulibFile file)
    {
        var written = Small.Write(file);
        var again = Small.Read(written);
        Assert.That(again.Meta.Entries, Is.EqualTo(file.Meta.Entries));
        Check(again.Projects, file.Projects);
        Check(again.Votes, file.Votes);
        Assert.That(again.Limits, Is.EqualTo(file.Limits));
        Assert.That(again.Names, Is.EqualTo(file.Names));
        Assert.That(again.Selected?.ToArray(), Is.EqualTo(file.Selected?.ToArray()));
        Assert.That(again.Election.Profile.Kind, Is.EqualTo(file.Election.Profile.Kind));
        Assert.That(Fingerprint.Of(again.Election), Is.EqualTo(Fingerprint.Of(file.Election)));
        Assert.That(Small.Write(again).AsSpan().SequenceEqual(written), Is.True);
    }

    private static void Check(PabulibTable again, PabulibTable table)
    {
        Assert.That(again.Columns, Is.EqualTo(table.Columns));
        Assert.That(again.RowCount, Is.EqualTo(table.RowCount));
        var (cells, cellsAgain) = (Small.Cells(table), Small.Cells(again));
        Assert.That(
            Enumerable.Range(0, table.RowCount).Where(row => !cellsAgain[row].SequenceEqual(cells[row])), Is.Empty);
    }
}
