using Budget.Api.Imports;
using Budget.Api.Imports.Workbooks;
using CsCheck;
using MiniExcelLibs;

namespace Budget.Tests.Api.Imports.Workbooks;

public sealed class WorkbookTests
{
    // No cell is only white space, which says nothing; half a surrogate pair is no text.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String.Select(text => string.Concat(text.EnumerateRunes())),
        Gen.OneOf("=", "+", "-", "@", "'", "\"", ";", "<", "&", "\t", "\r", "\n", " ", "å", "𝄞", "_x000D_", "_x", "\0",
            "\uFFFE", "007", "1E5", "1,5").Array[1, 6].Select(string.Concat)).Select(text => $"a{text}z");

    [Test]
    public void What_is_written_is_read_as_the_same_cells_whatever_they_are() => Gen.Int[1, 4]
        .SelectMany(columns => Texts.Array[columns].Array[1, 5])
        .Sample(rows =>
        {
            var table = Read(WorkbookWriter.Write(Outgoing(rows[0], rows[1..])), new RowFindings())!;
            return table.Header.SequenceEqual(rows[0])
                && table.Rows.Select(row => string.Join('\uE000', row.Cells))
                    .SequenceEqual(rows[1..].Select(row => string.Join('\uE000', row)));
        }, iter: 2_000);

    [Test]
    public void Another_program_reads_what_is_written_here()
    {
        string[] cells = ["007", "1E5", "=1+1", "+45 12", "@x", " Bænk; \"rød\"\nog 😀 ", "_x000D_"];
        var table = new OutgoingTable("Projekter", ["tekst", "beløb", "antal", "dag"],
        [
            .. cells.Select(cell => (IReadOnlyList<TableCell>)
                [cell, TableCell.Money(1_234_50), TableCell.Count(7), TableCell.Day(new(2026, 9, 1))]),
        ]);
        using var file = new MemoryStream(WorkbookWriter.Write(table, Outgoing(["x"], [["y"]])));
        Assert.That(file.GetSheetNames(), Is.EqualTo(new[] { "Projekter", "Ark" }));
        var rows = file.Query(useHeaderRow: true, sheetName: "Projekter").Cast<IDictionary<string, object>>().ToArray();
        Assert.That(rows.Select(row => row["tekst"]), Is.EqualTo(cells));
        Assert.That(rows.Select(row => row["beløb"]), Has.All.EqualTo(1234.5));
        Assert.That(rows.Select(row => row["antal"]), Has.All.EqualTo(7));
        Assert.That(rows.Select(row => row["dag"]), Has.All.EqualTo(new DateTime(2026, 9, 1)));
    }

    [Test]
    public void What_another_program_wrote_is_read_here()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new { titel = "Bænk \"rød\" & <blå>", pris = 1250.5m, id = "007" } });
        var findings = new RowFindings();
        var table = Read(file.ToArray(), findings)!;
        Assert.That(findings.HasErrors, Is.False);
        Assert.That(table.Header, Is.EqualTo(new[] { "titel", "pris", "id" }));
        Assert.That(table.Rows.Single().Cells, Is.EqualTo(new[] { "Bænk \"rød\" & <blå>", "1250,5", "007" }));
    }

    [Test]
    public void The_same_table_is_the_same_bytes_and_its_header_stays_in_sight()
    {
        var table = Outgoing(["id", "pris"], [["007", "x"]]);
        var first = WorkbookWriter.Write(table);
        Assert.That(WorkbookWriter.Write(table), Is.EqualTo(first));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(first));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var text = sheet.ReadToEnd();
        Assert.That(text, Does.Contain("state=\"frozen\"").And.Contain("t=\"inlineStr\"").And.Not.Contain("<f>"));
    }

    [Test]
    public void An_amount_of_more_digits_than_a_spreadsheet_keeps_leaves_as_text()
    {
        long[] amounts = [0, -1, 999_999_999_999_999, 1_000_000_000_000_000, long.MaxValue, long.MinValue];
        var table = Read(WorkbookWriter.Write(new OutgoingTable("Ark", ["pris"],
            [.. amounts.Select(minor => (IReadOnlyList<TableCell>)[TableCell.Money(minor)])])), new RowFindings())!;
        Assert.That(
            table.Rows.Select(row => Amounts.Read(row[0].TrimStart('-'), "DKK").Minor),
            Is.EqualTo(new[] { 0, 1, 999_999_999_999_999, 1_000_000_000_000_000, long.MaxValue, 0 }));
    }

    [TestCase("General", "Number")]
    [TestCase("#,##0.00\\ \"kr.\"", "Number")]
    [TestCase("[Red]0.00", "Number")]
    [TestCase("dd\\-mm\\-yyyy;@", "Date")]
    [TestCase("[h]:mm", "Date")]
    [TestCase("[$-406]d. mmmm yyyy", "Date")]
    [TestCase("0.0%", "Percent")]
    [TestCase("\"100 %\"0", "Number")]
    [TestCase("0.00E+00", "Scientific")]
    public void The_look_of_a_number_says_what_it_is(string format, string look) =>
        Assert.That($"{CellLooks.Of(format)}", Is.EqualTo(look));

    private static Table? Read(byte[] file, RowFindings findings) =>
        Workbook.Read(file, TableLimits.Projects, findings);


    private static OutgoingTable Outgoing(string[] header, string[][] rows) => new("Ark", header,
        [.. rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(cell => (TableCell)cell)])]);
}
