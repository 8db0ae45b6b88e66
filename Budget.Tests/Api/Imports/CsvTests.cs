using System.Text;
using Budget.Api.Imports;
using CsCheck;

namespace Budget.Tests.Api.Imports;

public sealed class CsvTests
{
    [TestCase("a;b\r\n1;2\r\n")]
    [TestCase("a;b\n1;2\n")]
    [TestCase("a;b\n1;2")]
    [TestCase("\uFEFFa;b\n1;2")]
    [TestCase("a,b\n1,2\n")]
    [TestCase("a\tb\r\n1\t2\r\n")]
    [TestCase("\"a\";\"b\"\n\"1\";\"2\"\n")]
    [TestCase("a;b\n1;2\n\n;\r\n \n")]
    public void The_same_table_may_be_written_in_several_ways(string text) => Assert.That(
        Read(text, out _), Is.EqualTo("1: a|b / 2: 1|2"));

    [Test]
    public void Commas_and_tabs_separate_nothing_where_the_header_has_semicolons_or_quotes_them()
    {
        Assert.That(Read("a,x;b\ty\n1,2;3\n", out _), Is.EqualTo("1: a,x|b\ty / 2: 1,2|3"));
        Assert.That(Read("\"a,x\"\n1,2\n", out _), Is.EqualTo("1: a,x / 2: 1,2"));
    }

    [Test]
    public void A_row_stands_where_it_starts()
    {
        var read = Read("\na;b\n\"1\n\r\n2\";3\n4;5\n", out var findings);
        Assert.That(read, Is.EqualTo("2: a|b / 3: 1\n\r\n2|3 / 6: 4|5"));
        Assert.That(findings, Is.Empty);
    }

    [TestCase("'=1", "=1")]
    [TestCase("\"'-1\"", "-1")]
    [TestCase("''+1", "'+1")]
    [TestCase("'tis", "'tis")]
    [TestCase("=1", "=1")]
    public void An_apostrophe_before_a_formula_is_taken_off(string cell, string read) =>
        Assert.That(Read($"a\n{cell}\n", out _), Is.EqualTo($"1: a / 2: {read}"));

    [Test]
    public void A_file_may_have_so_many_bytes_and_rows_and_no_more()
    {
        var file = "a\n1\n2\n\n"u8;
        var (right, tooMany, tooLarge) = (new RowFindings(), new RowFindings(), new RowFindings());
        Assert.That(Csv.Read(file, new(file.Length, 2), right)!.Rows, Has.Length.EqualTo(2));
        Assert.That(right.HasErrors, Is.False);
        Assert.That(Csv.Read(file, new(file.Length, 1), tooMany)!.Rows, Has.Length.EqualTo(1));
        Assert.That(Csv.Read(file, new(file.Length - 1, 2), tooLarge), Is.Null);
        Assert.That(Brief(tooMany).Concat(Brief(tooLarge)), Is.EqualTo(["3 - too-many-rows", "1 - too-large"]));
    }

    [Test]
    public void Advice_names_the_byte_and_what_to_save()
    {
        var findings = new RowFindings();
        Assert.That(Csv.Read([.. "a\nb"u8, 0xE6], TableLimits.Roll, findings), Is.Null);
        Assert.That(findings.Result<string>(0, []).Report.Findings.Single().Message,
            Does.Contain("0xE6").And.Contain("CSV UTF-8"));
    }

    [Test]
    public void Any_bytes_whatever_lead_to_a_table_or_to_findings()
    {
        var bytes = Gen.OneOf(
            Gen.Byte, Gen.OneOf(";\"\r\n,\t'="u8.ToArray()), Gen.OneOf("abc"u8.ToArray()));
        bytes.Array[0, 40].Sample(file =>
        {
            var findings = new RowFindings();
            var table = Csv.Read(file, TableLimits.Roll, findings);
            return (table is not null || findings.HasErrors)
                && (table is null || table.Rows.All(row => row.Cells.Length <= table.Header.Length));
        }, iter: 50_000);
    }

    private static IEnumerable<string> Brief(RowFindings findings) =>
        findings.Result<string>(0, []).Report.Findings.Select(HostileTable.Brief);

    private static string Read(string text, out string[] findings)
    {
        var found = new RowFindings();
        var table = Csv.Read(Encoding.UTF8.GetBytes(text), TableLimits.Projects, found)!;
        findings = [.. Brief(found)];
        return string.Join(" / ", table.Rows.Select(row => $"{row.Line}: {string.Join('|', row.Cells)}")
            .Prepend($"{table.HeaderLine}: {string.Join('|', table.Header)}"));
    }
}
