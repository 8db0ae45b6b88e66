using System.Collections.Immutable;
using System.Text;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Pabulib;

namespace Budget.Tests.Pabulib;

public sealed class PabulibWriterTests
{
    private static readonly PabulibDraft Draft = new()
    {
        Meta = [new("budget", "100.50"), new("vote_type", "scoring"), new("comment", "two\r\nlines; one value")],
        ProjectColumns = ["project_id", "cost", "name"],
        Projects = [["park", "60", "The \"Park\""], ["pool", "40", " Pool "]],
        VoteColumns = ["voter_id", "vote", "points"],
        Votes = [["1", "park,pool", "3,0.5"], ["2", "", ""]],
    };

    [TestCase(Small.Approval)]
    [TestCase(Small.Scoring)]
    [TestCase(Small.Ordinal)]
    [TestCase(Small.Rich)]
    public void What_is_written_is_read_as_what_was_read(string text) => RoundTrip.Check(Small.Read(text));

    [Test]
    public void A_file_in_the_written_form_is_written_as_it_is() =>
        Assert.That(Text(Small.Read(Small.Ordinal)), Is.EqualTo(Small.Ordinal + "\n"));

    [Test]
    public void Only_cells_that_need_quotes_get_them()
    {
        var lines = Text(Small.Read("\uFEFF" + Small.Rich.Replace("\n", "\r\n"))).Split('\n');
        Assert.That(lines, Does.Contain("Description;\"A town; its \"\"green\"\" money\""));
        Assert.That(lines, Does.Contain("comment;\"#1: \"\"quoted\"\"; and more\""));
        Assert.That(lines, Does.Contain("\"Park; with \"\"swings\"\"\";1;60.25;2;B/12/IX;3.5;\"a \"\"b\"\" c\""));
        Assert.That(lines, Does.Contain("Pool;0;40.25;2;pool;1,5;"));
        Assert.That(lines, Does.Contain(";0.5 , 0.5;B/12/IX,pool;y"));
        Assert.That(lines.Take(2), Is.EqualTo(new[] { "META", "key;value" }));
    }

    [Test]
    public void A_draft_becomes_a_file()
    {
        Assert.That(Draft.TryBuild(out var file, out _), Is.True);
        Assert.That(Text(file!), Is.EqualTo(""""
            META
            key;value
            budget;100.50
            vote_type;scoring
            comment;"two lines; one value"
            PROJECTS
            project_id;cost;name
            park;60;"The ""Park"""
            pool;40;Pool
            VOTES
            voter_id;vote;points
            1;park,pool;3,0.5
            2;;

            """"));
        RoundTrip.Check(file!);
    }

    [Test]
    public void A_draft_that_makes_no_election_is_an_error()
    {
        var draft = Draft with { Votes = [["1", "lake", "3"]] };
        Assert.That(draft.TryBuild(out _, out var error), Is.False);
        Assert.That((error!.Line, error.Column), Is.EqualTo((12, 3)));
    }

    [Test]
    public void A_ballot_becomes_the_cells_of_a_vote()
    {
        ProjectId park = new("park"), pool = new("pool"), library = new("library");
        Ballot approval = new Ballot.Approval([pool, park]);
        Ballot ranked = new Ballot.Ranked([[park], [pool, library]]);
        Assert.That(DecimalLiteral.TryParse("2,50", out var half), Is.True);
        Ballot points = new Ballot.Points([(park, half), (pool, default)]);
        Assert.That(Cells(approval), Is.EqualTo(("pool,park", "")));
        Assert.That(Cells(ranked), Is.EqualTo(("park,{pool,library}", "")));
        Assert.That(Cells(points), Is.EqualTo(("park,pool", "2.5,0")));
        Assert.That(Cells(new Ballot.Approval([])), Is.EqualTo(("", "")));
    }

    private static (string Vote, string Points) Cells(Ballot ballot) =>
        (PabulibBallot.Vote(ballot), PabulibBallot.Points(ballot));

    private static string Text(PabulibFile file) => Encoding.UTF8.GetString(Small.Write(file));
}
