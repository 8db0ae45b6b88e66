using Budget.Core.Pabulib;

namespace Budget.Tests.Pabulib;

public sealed class PabulibFindingsTests
{
    private const string Budget = "budget;100";

    [Test]
    public void A_file_that_agrees_with_itself_has_no_findings()
    {
        var text = Small.Scoring
            .Replace(Budget, "budget;99\nnum_projects;2\nnum_votes;2\nmax_length;2\ndefault_score;0.0")
            .Replace("cost;name", "cost;votes;score").Replace("60;Park", "60;1;3").Replace("40;Pool", "40;2;6.0");
        Assert.That(PabulibFindings.Of(Small.Read(text)), Is.Empty);
    }

    [TestCase("num_projects;3\nbudget;99", "project-count-differs", "num_projects is 3, but there are 2.")]
    [TestCase("num_votes;1\nbudget;99", "voter-count-differs", "num_votes is 1, but there are 2.")]
    [TestCase("num_votes;two\nbudget;99", "unreadable-number", "num_votes is 'two', which is no number")]
    [TestCase("min_length;-1\nbudget;99", "unreadable-number", "min_length is '-1'")]
    [TestCase("max_sum_cost;a lot\nbudget;99", "unreadable-number", "max_sum_cost is 'a lot'")]
    [TestCase("default_score;1\nbudget;99", "default-score-unused", "default_score is 1")]
    [TestCase("budget;100", "all-affordable", "All projects together cost 100 of the budget of 100")]
    public void What_is_odd_in_meta_is_found(string replacement, string code, string message) =>
        Check(Small.Scoring.Replace(Budget, replacement), code, 3, message);

    [TestCase("60;Park", "600;Park", "over-budget", 7, "Projects dearer than the whole budget (1): line 7 (600).")]
    [TestCase("60;Park", "0;Park", "zero-cost", 7, "Projects that cost nothing (1): line 7.")]
    [TestCase("2;pool;5", "2;pool;5\n1;pool;5", "voter-twice", 13, "(1): line 13 (1).")]
    [TestCase("2;pool;5", "2;;", "empty-ballot", 12, "Empty ballots, which count among the voters (1): line 12.")]
    [TestCase("2;pool;5", "2;pool,pool;5,1", "project-twice", 12, "twice; it counts once (1): line 12.")]
    public void What_is_odd_in_a_row_is_found(string row, string replacement, string code, int line, string message) =>
        Check(Small.Scoring.Replace(row, replacement), code, line, message);

    [TestCase("600.000", "60;", 3, "(1): line 3 (600.000).")]
    [TestCase("1,500", "60;", 3, "(1): line 3 (1,500).")]
    [TestCase("99", "60.000;", 7, "(1): line 7 (60.000).")]
    [TestCase("600,000", "60,500;", 3, "(2): line 3 (600,000), line 7 (60,500).")]
    public void An_amount_with_three_decimals_may_be_meant_as_thousands(
        string budget, string cost, int line, string message)
    {
        var text = Small.Scoring.Replace(Budget, $"budget;{budget}").Replace("60;", cost);
        Check(text, "doubtful-amount", line, message);
        Assert.That(PabulibFindings.Doubts(Small.Read(text)).Single().Code, Is.EqualTo("doubtful-amount"));
    }

    [TestCase("600.00")]
    [TestCase("600000")]
    [TestCase("6000.000")]
    [TestCase("0.500")]
    [TestCase("600.0000")]
    public void An_amount_that_can_be_meant_in_one_way_only_is_no_doubt(string budget) => Assert.That(
        PabulibFindings.Doubts(Small.Read(Small.Scoring.Replace(Budget, $"budget;{budget}"))), Is.Empty);

    [TestCase("min_length;2", "too-few-projects", 13, "min_length, 2 (1): line 13 (1).")]
    [TestCase("max_length;1", "too-many-projects", 12, "max_length, 1 (1): line 12 (2).")]
    [TestCase("min_sum_points;4.5", "sum-of-points-too-low", 12, "min_sum_points, 4.5 (1): line 12 (4).")]
    [TestCase("max_sum_points;4.5", "sum-of-points-too-high", 13, "max_sum_points, 4.5 (1): line 13 (5).")]
    [TestCase("min_points;1.5", "points-too-low", 12, "min_points, 1.5 (1): line 12 (1).")]
    [TestCase("max_points;3", "points-too-high", 13, "max_points, 3 (1): line 13 (5).")]
    [TestCase("max_sum_cost;99.9", "sum-of-costs-too-high", 12, "max_sum_cost, 99.9 (1): line 12 (100).")]
    public void A_ballot_beyond_a_limit_is_found(string limit, string code, int line, string message) =>
        Check(Small.Scoring.Replace(Budget, $"{Budget}\n{limit}"), code, line, message);

    [Test]
    public void Limits_are_compared_exactly_whatever_their_decimals()
    {
        string[] same =
        [
            Small.Scoring.Replace(Budget, "budget;99\nmin_sum_points;4.0\nmax_sum_points;5\nmax_sum_cost;100.000"),
            Small.Scoring.Replace("3,1", "3,1.05").Replace(Budget, "budget;99\nmin_sum_points;4.05\nmax_points;5.00"),
        ];
        Assert.That(same.SelectMany(text => PabulibFindings.Of(Small.Read(text))), Is.Empty);
    }

    [Test]
    public void A_repeated_project_counts_once_in_lengths_and_sums()
    {
        var text = Small.Scoring.Replace("2;pool;5", "2;pool,pool,pool;9,9,1")
            .Replace(Budget, "budget;99\nmax_length;2\nmax_sum_points;4\nmax_sum_cost;100");
        Assert.That(PabulibFindings.Of(Small.Read(text)).Single().Code, Is.EqualTo("project-twice"));
    }

    [Test]
    public void Votes_and_scores_that_a_recount_gives_are_no_finding() => Assert.That(
        PabulibFindings.Of(Small.Read(Small.Rich)).Select(finding => finding.Code),
        Is.EqualTo(new[] { "zero-cost", "all-affordable", "empty-ballot" }));

    [TestCase("votes;score\npark;60;2;1", "approval", "votes-differ", "line 7 (2, recounted 1)")]
    [TestCase("votes;score\npark;60;1;2", "approval", "score-differs", "line 7 (2, recounted 1)")]
    [TestCase("votes;score\npark;60;one;3", "cumulative", "votes-differ", "line 7 (one, recounted 1)")]
    [TestCase("votes;score\npark;60;1;3.5", "cumulative", "score-differs", "line 7 (3.5, recounted 3)")]
    [TestCase("votes;score\npark;60;1;2", "ordinal\nmax_length;3", "score-differs", "line 9 (2, recounted 5)")]
    public void A_number_that_a_recount_does_not_give_is_found(string park, string type, string code, string message)
    {
        var text = Small.Scoring.Replace("scoring", type)
            .Replace("name\npark;60;Park", park).Replace("40;Pool", "40;;2");
        var finding = PabulibFindings.Of(Small.Read(text)).Single(finding => finding.Code == code);
        Assert.That(finding.Message, Does.Contain(message));
    }

    [Test]
    public void Projects_are_named_in_the_order_of_the_file()
    {
        var text = Small.Approval
            .Replace("name\npark", "votes\nzoo;0;1\npark").Replace("Park", "7").Replace("Pool", "7");
        Check(text, "votes-differ", 7, "line 7 (1, recounted 0), line 8 (7, recounted 1), line 9 (7, recounted 2).");
    }

    [Test]
    public void The_score_of_a_ranking_is_not_checked_where_nobody_says_how_long_it_may_be()
    {
        var text = Small.Ordinal.Replace("name", "score").Replace("Park", "77").Replace("Pool", "x");
        Assert.That(PabulibFindings.Of(Small.Read(text)), Is.Empty);
    }

    [Test]
    public void What_was_officially_funded_beyond_the_budget_is_found()
    {
        var text = Small.Approval.Replace(Budget, "budget;99").Replace("name", "selected").Replace("Park", "1");
        Assert.That(PabulibFindings.Of(Small.Read(text.Replace("Pool", "2"))), Is.Empty);
        Check(text.Replace("Pool", "1"), "selected-over-budget", 3,
            "The projects marked as selected cost 100, more than the budget of 99.");
    }

    [Test]
    public void Of_many_lines_the_first_are_named_and_the_others_counted()
    {
        var votes = string.Concat(Enumerable.Range(2, 50_000).Select(voter => $"\n{voter};pool,park"));
        var text = Small.Approval.Replace("\n2;pool", votes).Replace(Budget, "budget;99\nmax_length;1");
        Check(text, "too-many-projects", 12, "Ballots with more projects than max_length, 1 (50001): "
            + "line 12 (2), line 13 (2), line 14 (2) and 49998 more.");
    }

    private static void Check(string text, string code, int line, string message)
    {
        var finding = PabulibFindings.Of(Small.Read(text)).Single(finding => finding.Code == code);
        Assert.That(finding.Line, Is.EqualTo(line));
        Assert.That(finding.Message, Does.Contain(message));
        Assert.That(finding.ToString(), Is.EqualTo($"line {line}: {finding.Message} [{code}]"));
    }
}
