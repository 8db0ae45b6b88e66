using System.Text;
using Budget.Api.Imports;

namespace Budget.Tests.Api.Imports;

public sealed class RollRowsTests
{
    [Test]
    public void A_reference_alone_may_vote_on_all_lines()
    {
        var row = Town.Roll("reference\na1\n").Rows.Single();
        Assert.That((row.Row, row.Reference), Is.EqualTo((2, "a1")));
        Assert.That(row.AreaId ?? row.AgeBand, Is.Null);
        Assert.That(Shown(row), Is.EqualTo("lin-nord|lin-syd|lin-ung|lin-yngre"));
    }

    [TestCase("lin-nord", "lin-nord")]
    [TestCase("lin-nord | lin-syd", "lin-nord|lin-syd")]
    [TestCase("lin-ung, 1 of lin-nord|lin-syd", "lin-ung, 1 of lin-nord|lin-syd")]
    [TestCase("2 af lin-nord|lin-syd , lin-ung", "2 of lin-nord|lin-syd, lin-ung")]
    [TestCase("1 of lin-nord", "1 of lin-nord")]
    public void Lines_are_read_in_groups(string written, string groups) =>
        Assert.That(Shown(Town.Roll($"ref;lines\na1;{written}\n").Rows.Single()), Is.EqualTo(groups));

    [TestCase("10-14", "10-14")]
    [TestCase("10 \u2013 14", "10-14")]
    [TestCase("80+", "80+")]
    [TestCase("08-09", "8-9")]
    [TestCase("", null)]
    public void An_age_band_is_read_in_one_form(string written, string? band) => Assert.That(
        Town.Roll($"ref;ageBand;area\na1;{written};Aars\n").Rows.Single(),
        Has.Property(nameof(RollRow.AgeBand)).EqualTo(band).And.Property(nameof(RollRow.AreaId)).EqualTo("are-aars"));

    [TestCase("320190-1234")]
    [TestCase("000000-0000")]
    [TestCase("011390-1234")]
    [TestCase("290201-1234")]
    [TestCase("310490-1234")]
    [TestCase("920190-1234")]
    [TestCase("01019012345")]
    [TestCase("101901234")]
    [TestCase("v0101901234")]
    [TestCase("010190--1234")]
    [TestCase("3f250401019012341d39a0c0305e82c3301")]
    public void A_reference_that_is_no_personal_number_is_accepted(string reference) =>
        Assert.That(Town.Roll($"ref\n{reference}\n").Rows.Single().Reference, Is.EqualTo(reference));

    [Test]
    public void References_that_differ_in_case_are_two() =>
        Assert.That(Town.Roll("ref\na1\nA1\n").Report.Accepted, Is.EqualTo(2));

    [Test]
    public void The_roll_of_a_city_is_read_whole_and_the_last_double_in_it_is_found()
    {
        var roll = new StringBuilder("ref;lines;area;ageBand\r\n");
        for (var voter = 1; voter <= 200_000; voter++)
        {
            roll.Append("v-").Append(voter).Append(";lin-ung, 1 of lin-nord|lin-syd;Aars;25-39\r\n");
        }

        var read = Town.Roll(roll.ToString());
        Assert.That((read.Report.Rows, read.Report.Accepted), Is.EqualTo((200_000, 200_000)));
        Assert.That(read.Rows[^1].Groups == read.Rows[0].Groups, "groups are read once");
        var twice = Town.Roll(roll.Append("v-1;;;\r\n").ToString()).Report;
        Assert.That(twice.Findings.Select(HostileTable.Brief), Is.EqualTo(["200002 ref duplicate"]));
    }

    private static string Shown(RollRow row) => string.Join(", ", row.Groups.Select(
        group => (group.AtMost is { } most ? $"{most} of " : "") + string.Join('|', group.LineIds)));
}
