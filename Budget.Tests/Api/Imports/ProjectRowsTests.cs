using Budget.Api.Imports;
using Budget.Tests.Pabulib;

namespace Budget.Tests.Api.Imports;

public sealed class ProjectRowsTests
{
    [TestCase("id;title;description;line;price;area;category")]
    [TestCase("ID; Titel ;BESKRIVELSE;linje;Pris;OMRÅDE;kategori")]
    [TestCase("id;titel;beskrivelse;linje;pris;omra\u030Ade;category")]
    public void A_project_is_read_under_Danish_and_English_names(string header)
    {
        var read = Town.Projects(header + "\r\nP-1; Bænk ;\"To\r\nlinjer\";nord;12.500,50 kr.;Aars;grøn | unge\r\n",
            Town.Round);
        Assert.That(read.Report.Findings, Is.Empty);
        var row = read.Rows.Single();
        Assert.That(row with { Categories = [] }, Is.EqualTo(
            new ProjectRow(2, "P-1", "Bænk", "To\nlinjer", "lin-nord", 12_500_50, "are-aars", [])));
        Assert.That(row.Categories, Is.EqualTo(["grøn", "unge"]));
    }

    [Test]
    public void In_a_round_of_one_line_a_title_and_a_price_are_enough()
    {
        var row = Town.Projects("titel;pris\nBænk;5\n").Rows.Single();
        Assert.That(row with { Categories = [] }, Is.EqualTo(
            new ProjectRow(2, null, "Bænk", "", "lin-by", 5_00, null, [])));
        Assert.That(row.Categories, Is.Empty);
    }

    [Test]
    public void A_line_is_found_by_its_id_although_two_have_the_same_title() => Assert.That(
        Town.Projects("titel;pris;linje\nA;5;lin-ung\nB;5;lin-yngre\n", Town.Round).Rows.Select(row => row.LineId),
        Is.EqualTo(["lin-ung", "lin-yngre"]));

    [Test]
    public void A_warning_keeps_nothing_out_and_one_error_keeps_everything_out()
    {
        var (warned, refused) = (Town.Projects("titel;pris\nA;0\nB;1\n"), Town.Projects("titel;pris\nA;0\nB;x\n"));
        Assert.That((warned.Report.Rows, warned.Report.Accepted, warned.Rows.Length), Is.EqualTo((2, 2, 2)));
        Assert.That((refused.Report.Rows, refused.Report.Accepted, refused.Rows.Length), Is.EqualTo((2, 0, 0)));
    }

    [Test]
    public void Lengths_are_counted_in_characters_that_people_see_as_one()
    {
        var longest = string.Concat(Enumerable.Repeat("𝄞", 200));
        Assert.That(Town.Projects($"titel;pris\n{longest};1\n").Report.Findings, Is.Empty);
    }

    [Test]
    public void An_unknown_column_is_told_which_are_known() => Assert.That(
        Town.Projects("titel;pris;selected\n").Report.Findings.Single().Message, Does.Contain(
            "id, title (titel), description (beskrivelse), line (linje), price (pris), area (område), "
            + "category (kategori)"));

    [Test]
    public void A_thousand_findings_are_shown_and_the_others_counted_and_no_warning_hides_an_error()
    {
        var rows = string.Concat(Enumerable.Range(0, 1500).Select(at => $"{at};0\n")) + "last;x\n";
        var report = Town.Projects("titel;pris\n" + rows).Report;
        Assert.That(report.Findings, Has.Length.EqualTo(1000));
        Assert.That((report.Rows, report.Accepted, report.FindingsLeftOut), Is.EqualTo((1501, 0, 501)));
        Assert.That(HostileTable.Brief(report.Findings[^1]), Is.EqualTo("1502 pris amount-unreadable"));
        Assert.That(report.Findings.Select(finding => finding.Row), Is.Ordered);
    }

    [Test]
    public void A_cell_of_very_many_categories_is_refused_without_comparing_each_to_each()
    {
        var categories = string.Join('|', Enumerable.Range(0, 1_000_000));
        Assert.That(Brief(Town.Projects($"titel;pris;kategori\nA;1;{categories}\n")),
            Is.EqualTo(["2 kategori too-long"]));
    }

    [Test]
    public void Projects_of_a_pb_file_are_read_in_its_order()
    {
        var read = FromPabulib("""
            project_id;cost;name;category;target;description
            park;60.5;Park;green, play;children;Trees
            bench;40;;green,green;;
            """);
        Assert.That(read.Report.Findings, Is.Empty);
        Assert.That(read.Rows.Select(row => row with { Categories = [] }), Is.EqualTo(
        [
            new ProjectRow(7, "park", "Park", "Trees", "lin-by", 60_50, null, []),
            new ProjectRow(8, "bench", "bench", "", "lin-by", 40_00, null, []),
        ]));
        Assert.That(read.Rows.Select(row => string.Join('+', row.Categories)),
            Is.EqualTo(["green+play+children", "green"]));
    }

    [TestCase("park;60.005;Park", "7 cost amount-too-precise")]
    [TestCase("park;92233720368547759;Park", "7 cost amount-too-large")]
    [TestCase("park;0;Park", "7 price zero-price?")]
    [TestCase("park;1;P\u202Eark", "7 - bidirectional-character")]
    public void What_a_round_cannot_take_over_from_a_pb_file_is_found(string project, params string[] findings) =>
        Assert.That(FromPabulib("project_id;cost;name\n" + project).Report.Findings.Select(HostileTable.Brief),
            Is.EqualTo(findings));

    [Test]
    public void A_pb_file_names_the_line_in_a_round_of_several_and_cannot_be_in_another_currency()
    {
        Assert.That(FromPabulib("project_id;cost;line\npark;1;Syd", Town.Round).Rows.Single().LineId,
            Is.EqualTo("lin-syd"));
        Assert.That(Brief(FromPabulib("project_id;cost\npark;1", Town.Round)), Is.EqualTo(["1 line missing-column"]));
        Assert.That(Brief(FromPabulib("project_id;cost\npark;1", Town.Round with { Currency = "EUR" })),
            Is.EqualTo(["1 - currency-differs", "1 line missing-column"]));
    }

    private static IEnumerable<string> Brief(Imported<ProjectRow> read) =>
        read.Report.Findings.Select(HostileTable.Brief);

    private static Imported<ProjectRow> FromPabulib(string projects, ImportRound? round = null) =>
        ProjectRows.FromPabulib(Small.Read(Small.Bytes($"""
            META
            budget;100
            vote_type;approval
            currency;dkk
            PROJECTS
            {projects}
            VOTES
            voter_id;vote
            """)), round ?? Town.Village);
}
