using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Pabulib;

namespace Budget.Tests.Pabulib;

public sealed class PabulibReaderTests
{
    [Test]
    public void An_approval_file_becomes_an_election()
    {
        var file = Small.Read(Small.Approval);
        var (instance, profile) = file.Election;
        Assert.That(instance.BudgetLimit, Is.EqualTo(new Money(100)));
        Assert.That(instance.Projects, Is.EqualTo(new[] { Project("park", 60), Project("pool", 40) }));
        Assert.That(profile.Kind, Is.EqualTo(BallotKind.Approval));
        Assert.That(profile.VoterCount, Is.EqualTo(2));
        Assert.That(profile.Listed(0).ToArray(), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(profile.Listed(1).ToArray(), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void Amounts_are_counted_in_the_smallest_unit_that_occurs()
    {
        var instance = Small.Read(Small.Rich).Election.Instance;
        Assert.That(instance.Decimals, Is.EqualTo(2));
        Assert.That(instance.BudgetLimit, Is.EqualTo(new Money(10050)));
        Assert.That(instance.Projects, Is.EqualTo(
            new[] { Project("3", 0), Project("B/12/IX", 6025), Project("pool", 4025) }));
    }

    [Test]
    public void Cells_are_unquoted_and_trimmed_and_unknown_columns_are_kept()
    {
        var file = Small.Read(Small.Rich);
        Assert.That(file.Projects.Columns, Is.EqualTo(
            new[] { "name", "selected", "cost", "votes", "project_id", "score", "extra" }));
        Assert.That(Small.Cells(file.Projects), Is.EqualTo(new[]
        {
            new[] { "Park; with \"swings\"", "1", "60.25", "2", "B/12/IX", "3.5", "a \"b\" c" },
            new[] { "Pool", "0", "40.25", "2", "pool", "1,5", "" },
            new[] { "Library", "2", "0", "0", "3", "0", "Łódź 😀" },
        }));
        Assert.That(file.Votes.Cell(1, file.Votes.IndexOf("VOTER_ID")), Is.EqualTo("y"));
        Assert.That(file.Votes.IndexOf("district"), Is.Negative);
    }

    [Test]
    public void Names_and_official_marks_are_told_by_the_place_in_the_instance()
    {
        var file = Small.Read(Small.Rich);
        Assert.That(file.Names, Is.EqualTo(new[] { "Library", "Park; with \"swings\"", "Pool" }));
        Assert.That(file.Selected!.Value, Is.EqualTo(new[] { 1 }));
        Assert.That(file.Currency, Is.EqualTo("DKK"));
        Assert.That(file.ColumnByProject("extra")!.Value, Is.EqualTo(new[] { "Łódź 😀", "a \"b\" c", "" }));
    }

    [Test]
    public void A_file_that_says_nothing_of_names_marks_and_currency_says_nothing()
    {
        var file = Small.Read(Small.Approval.Replace(";name", ";extra").Replace("Park", "").Replace("Pool", ""));
        Assert.That(file.Names, Is.EqualTo(new[] { "park", "pool" }));
        Assert.That(file.Selected, Is.Null);
        Assert.That(file.Currency, Is.Null);
    }

    [Test]
    public void The_rest_of_a_line_of_meta_is_its_value()
    {
        var meta = Small.Read(Small.Rich).Meta;
        Assert.That(meta["description"], Is.EqualTo("A town; its \"green\" money"));
        Assert.That(meta.Entries.Where(entry => entry.Key == "comment").Select(entry => entry.Value),
            Is.EqualTo(new[] { "#1: \"quoted\"; and more", "#2" }));
        Assert.That(meta["unit"], Is.Null);
        Assert.That(meta["KEY"], Is.Null);
    }

    [Test]
    public void The_header_of_meta_may_be_missing_and_may_be_a_key()
    {
        Assert.That(Small.Read(Small.Approval.Replace("key;value\n", "")).Meta.Entries, Has.Length.EqualTo(2));
        Assert.That(Small.Read(Small.Approval.Replace("budget", "key;value\nbudget")).Meta["key"], Is.EqualTo("value"));
    }

    [Test]
    public void The_limits_of_meta_are_read_and_one_that_is_no_number_does_not_bind()
    {
        var limits = Small.Read(Small.Scoring.Replace("budget", """
            min_length;1
            max_length;three
            min_sum_points;
            max_sum_points;10
            min_points;0
            max_points;2,5
            max_sum_cost;99.95
            budget
            """)).Limits;
        Assert.That(limits, Is.EqualTo(new BallotLimits
        {
            MinLength = 1,
            MaxSumPoints = Literal("10"),
            MinPoints = Literal("0"),
            MaxPoints = Literal("2.5"),
            MaxSumCost = Literal("99.95"),
        }));
    }

    [Test]
    public void An_election_without_votes_or_projects_is_an_election()
    {
        Assert.That(Small.Read(Small.Approval.Split("1;park")[0]).Election.Profile.VoterCount, Is.Zero);
        var empty = Small.Approval.Replace("park;60;Park\npool;40;Pool\n", "").Replace("1;park,pool\n2;pool", "1;\n2;");
        Assert.That(Small.Read(empty).Election.Instance.Projects, Is.Empty);
    }

    [Test]
    public void Bytes_around_the_text_and_ends_of_lines_do_not_matter()
    {
        var fingerprint = Fingerprint.Of(Small.Read(Small.Approval).Election);
        string[] same =
        [
            Small.Approval + "\n", Small.Approval + "\r", "\uFEFF" + Small.Approval,
            Small.Approval.Replace("\n", "\r\n"), Small.Approval.Replace("PROJECTS\n", "\n \t\nProjects  \r\n\n"),
            Small.Approval.Replace("60", "\t\"60\" "), Small.Approval.Replace("park,pool", "\" park , pool \""),
        ];
        Assert.That(same.Select(text => Fingerprint.Of(Small.Read(text).Election)), Is.All.EqualTo(fingerprint));
    }

    private static Project Project(string id, long cost) => new(new ProjectId(id), new Money(cost));

    private static DecimalLiteral Literal(string text) =>
        DecimalLiteral.TryParse(text, out var literal) ? literal : throw new FormatException(text);
}
