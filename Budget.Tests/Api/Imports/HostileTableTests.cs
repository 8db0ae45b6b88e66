using Budget.Api.Imports;

namespace Budget.Tests.Api.Imports;

public sealed class HostileTableTests
{
    private static readonly HostileTable[] Forms =
        [.. HostileForms.Bytes, .. HostileForms.Headers, .. HostileForms.Rows];
    private static readonly HostileTable[] Projects =
        [.. HostileProjects.Fields, .. HostileSheets.Cells, .. HostileSheets.Sheets, .. HostileWorkbooks.Archives];
    private static readonly HostileTable[] Rolls = [.. HostileRolls.References, .. HostileRolls.Fields];

    [TestCaseSource(nameof(Forms))]
    public void A_file_of_the_wrong_form_is_refused_for_exactly_that(object hostile)
    {
        var file = (HostileTable)hostile;
        Check(file, ProjectRows.Read(file.File, file.MediaType, Town.Village, TableLimits.Projects));
    }

    [TestCaseSource(nameof(Projects))]
    public void A_project_that_cannot_be_meant_is_found(object hostile)
    {
        var file = (HostileTable)hostile;
        Check(file, ProjectRows.Read(file.File, file.MediaType, Town.Round, TableLimits.Projects));
    }

    [TestCaseSource(nameof(Rolls))]
    public void A_roll_that_cannot_be_meant_is_found_and_not_repeated(object hostile)
    {
        var file = (HostileTable)hostile;
        var read = RollRows.Read(file.File, file.MediaType, Town.Round, TableLimits.Roll);
        Check(file, read);
        Assert.That(
            read.Report.Findings.Where(finding => finding.ToString().Contains("1234", StringComparison.Ordinal)),
            Is.Empty);
    }

    [Test]
    public void More_than_a_hundred_files_are_hostile_each_in_its_own_way() => Assert.That(
        Forms.Concat(Projects).Concat(Rolls).DistinctBy(file => Convert.ToHexString(file.File)).Count(),
        Is.GreaterThan(100));

    private static void Check<TRow>(HostileTable file, Imported<TRow> read)
    {
        var (rows, report) = (read.Rows, read.Report);
        Assert.That(report.Findings.Select(HostileTable.Brief), Is.EqualTo(file.Findings));
        Assert.That(report.HasErrors, Is.EqualTo(file.Findings.Any(finding => !finding.EndsWith('?'))));
        Assert.That(rows, Has.Length.EqualTo(report.HasErrors ? 0 : report.Rows));
        Assert.That(report.Accepted, Is.EqualTo(rows.Length));
        Assert.That(report.Findings.Select(finding => finding.Message.Length), Is.All.InRange(10, 300));
    }
}
