using System.Text;
using Budget.Api.Imports;
using CsCheck;

namespace Budget.Tests.Api.Imports;

public sealed class CsvWriterTests
{
    // Half a surrogate pair is no text; everything else is, and what has a meaning in tables comes more often.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String.Select(text => string.Concat(text.EnumerateRunes())),
        Gen.OneOf("=", "+", "-", "@", "'", "\"", ";", ",", "\t", "\r", "\n", " ", "a", "å", "𝄞", "\0", "\uFEFF")
            .Array[0, 6].Select(string.Concat));

    [Test]
    public void A_table_is_marked_as_UTF_8_and_made_of_semicolons_and_CRLF() => Assert.That(
        Written(["titel", "pris"], ["Bænk; rød", "5,00"], ["Et \"hus\"", ""]),
        Is.EqualTo("\uFEFFtitel;pris\r\n\"Bænk; rød\";5,00\r\n\"Et \"\"hus\"\"\";\r\n"));

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase("=1;2", "\"'=1;2\"")]
    [TestCase("'=1", "''=1")]
    [TestCase("'tis", "'tis")]
    [TestCase("1-1", "1-1")]
    [TestCase(" x", "\" x\"")]
    public void A_cell_that_starts_like_a_formula_gets_an_apostrophe(string cell, string written) =>
        Assert.That(Written(["a"], [cell]), Is.EqualTo($"\uFEFFa\r\n{written}\r\n"));

    [Test]
    public void What_is_written_is_read_as_the_same_cells_whatever_they_are() => Gen.Int[1, 4]
        .SelectMany(columns => Texts.Array[columns].Array[1, 5])
        .Sample(rows =>
        {
            var table = Csv.Read(CsvWriter.Write(rows[0], rows[1..]), TableLimits.Projects, new RowFindings())!;
            return table.Header.SequenceEqual(rows[0])
                && table.Rows.Select(row => row.Cells.ToArray()).SequenceEqual(rows[1..], SameCells.Comparer);
        }, iter: 20_000);

    [Test]
    public void A_row_of_another_length_or_half_a_character_is_a_bug()
    {
        Assert.That(() => CsvWriter.Write(["a", "b"], [["1"]]), Throws.ArgumentException);
        Assert.That(() => CsvWriter.Write(["a"], [["\uD800"]]), Throws.InstanceOf<ArgumentException>());
    }

    private static string Written(string[] header, params string[][] rows) =>
        Encoding.UTF8.GetString(CsvWriter.Write(header, rows));

    private sealed class SameCells : IEqualityComparer<string[]>
    {
        public static readonly SameCells Comparer = new();

        public bool Equals(string[]? left, string[]? right) => left.AsSpan().SequenceEqual(right);

        public int GetHashCode(string[] cells) => cells.Length;
    }
}
