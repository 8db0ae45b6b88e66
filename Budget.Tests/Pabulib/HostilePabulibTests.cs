using Budget.Core.Pabulib;

namespace Budget.Tests.Pabulib;

public sealed class HostilePabulibTests
{
    internal static readonly HostileFile[] Files =
    [
        .. HostileText.Bytes, .. HostileText.Lines, .. HostileText.Sections,
        .. HostileCells.Meta, .. HostileCells.Budgets, .. HostileCells.Projects,
        .. HostileVotes.Rows, .. HostileVotes.Approvals, .. HostileVotes.Rankings, .. HostileVotes.Points,
    ];

    [TestCaseSource(nameof(Files))]
    public void A_hostile_file_is_an_error_at_its_place(object hostile)
    {
        var file = (HostileFile)hostile;
        var read = PabulibReader.TryRead(file.Bytes, new PabulibOptions { Strict = file.Strict }, out _, out var error);
        Assert.That(read, Is.False);
        Assert.That((error!.Line, error.Column), Is.EqualTo((file.Line, file.Column)), error.Message);
        Assert.That(error.Message, Does.Contain(file.Message).And.Length.LessThan(300));
    }

    [Test]
    public void At_least_a_hundred_files_are_hostile_in_their_own_way() => Assert.That(
        Files.DistinctBy(file => (file.Message, file.Line, file.Column)).Count(), Is.GreaterThanOrEqualTo(100));

    [Test]
    public void What_is_hostile_to_strict_reading_alone_is_read_otherwise() => Assert.That(
        Files.Where(file => file.Strict).Select(file => PabulibReader.TryRead(file.Bytes, default, out _, out _)),
        Is.Not.Empty.And.All.True);

    [Test]
    public void A_file_of_more_than_100_000_projects_is_refused()
    {
        var rows = string.Concat(Enumerable.Range(0, 100_001).Select(id => $"{id};1;\n"));
        var text = HostileFile.Cut(Small.Approval, 6) + rows;
        Assert.That(PabulibReader.TryRead(Small.Bytes(text), default, out _, out var error), Is.False);
        Assert.That(error!.ToString(), Does.StartWith("line 100007, column 1: Found more than 100000 projects"));
    }

    [Test]
    public void A_section_META_of_more_than_10_000_lines_is_refused()
    {
        var text = Small.Approval.Replace("budget", string.Concat(Enumerable.Repeat("comment;\n", 10_001)) + "budget");
        Assert.That(PabulibReader.TryRead(Small.Bytes(text), default, out _, out var error), Is.False);
        Assert.That(error!.ToString(), Does.StartWith("line 10003, column 1: Found more than 10000 lines in META"));
    }

    [Test]
    public void A_place_at_the_end_of_the_file_is_the_line_that_would_come_next()
    {
        Assert.That(PabulibReader.TryRead("META\n"u8.ToArray(), default, out _, out var error), Is.False);
        Assert.That(error, Is.EqualTo(new PabulibError(2, 1, error!.Message)));
        Assert.That(PabulibReader.TryRead("META"u8.ToArray(), default, out _, out error), Is.False);
        Assert.That(error, Is.EqualTo(new PabulibError(1, 5, error!.Message)));
    }
}
