using System.Text.RegularExpressions;

namespace Budget.Tests.Api.Commands;

/// <summary>What people read.</summary>
public sealed partial class AllocateReportTests
{
    [TestCase("equal-shares")]
    [TestCase("greedy")]
    [TestCase("phragmen")]
    public void What_people_read_is_plain_text_that_promises_nothing(string rule)
    {
        var answered = Answered.To("allocate", Answered.Example, "--rule", rule, "--compare-official");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered.Out, Does.Not.Contain('\u001B'));
            Assert.That(Promises().IsMatch(answered.Out), Is.False);
            Assert.That(answered.OutLines.Max(line => line.Length), Is.LessThanOrEqualTo(100));
            Assert.That(answered.OutLines.All(line => line == line.TrimEnd()), Is.True);
            Assert.That(answered.Out.Split("Bænke og lys"), Has.Length.EqualTo(3));
        }
    }

    [TestCase("", "Rule equal-shares:cost; ties by cost, votes, lot")]
    [TestCase("--rule greedy --on-misfit stop --supported-only",
        "Rule greedy:cost; stops at what does not fit; supported projects only; ties by cost, votes, lot")]
    [TestCase("--completion add1+greedy:cost --step 1/2 --ties lot --lot-seed Aars",
        "Rule equal-shares:cost/add1+greedy:cost; in steps of 1/2; ties by lot; lot from 'Aars'")]
    public void All_that_decides_is_said(string flags, string line)
    {
        var answered = Answered.To(
            ["allocate", Answered.Example, .. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.That(answered.OutLines[2], Is.EqualTo(line));
    }

    [TestCase("greedy")]
    [TestCase("equal-shares")]
    public void However_long_a_name_is_every_reason_can_be_read(string rule)
    {
        using var towns = new Towns();
        var name = string.Concat(Enumerable.Repeat("A very long name ", 20)).TrimEnd();
        var file = towns.Write("long.pb", Towns.Small.Replace("The pool", name, StringComparison.Ordinal));
        var answered = Answered.To("allocate", file, "--rule", rule);
        Assert.That(answered.Out.Split("ecommended"), Has.Length.GreaterThan(3));
        Assert.That(answered.OutLines.Max(line => line.Length), Is.LessThanOrEqualTo(100));
    }

    [Test]
    public void The_last_lines_name_the_rule_set_and_the_election_as_the_JSON_does()
    {
        var json = Answered.To("allocate", Answered.Example, "--json").Lines.Single();
        Assert.That(Answered.To("allocate", Answered.Example).OutLines[^2..], Is.EqualTo(
        [
            $"Rule set {json.GetProperty("ruleSetHash").GetString()}",
            $"Election {json.GetProperty("fingerprint").GetString()}",
        ]));
    }

    [Test]
    public void Payments_for_points_count_no_votes()
    {
        using var towns = new Towns();
        var ranked = Towns.Small.Replace("approval", "ordinal", StringComparison.Ordinal);
        var answered = Answered.To("allocate", towns.Write("ranked.pb", ranked),
            "--satisfaction", "positional", "--scores", "3,2,1/2");
        Assert.That(answered.OutLines, Has.Some.Match("^ +1 +.* 40 +[0-9] +recommended$"));
        Assert.That(answered.Out, Does.Not.Contain("effective vote"));
    }

    [Test]
    public void Scores_are_said_too()
    {
        using var towns = new Towns();
        var file = towns.Write("ranked.pb", Towns.Small.Replace("approval", "ordinal", StringComparison.Ordinal));
        var answered = Answered.To("allocate", file, "--satisfaction", "positional", "--scores", "3,2,1/2");
        Assert.That(
            answered.OutLines[2],
            Is.EqualTo("Rule equal-shares:positional; scores 3, 2, 1/2; ties by cost, votes, lot"));
    }

    [Test]
    public void A_narrow_screen_gets_narrow_lines()
    {
        var answered = Answered.To(["allocate", Answered.Example], terminal => terminal with { Width = 60 });
        Assert.That(answered.OutLines.Max(line => line.Length), Is.LessThanOrEqualTo(60));
    }

    [Test]
    public void A_name_cannot_command_the_screen()
    {
        var evil = Towns.Small.Replace("The park", "\u001B[2J\u202Epark\u0007", StringComparison.Ordinal);
        using var towns = new Towns();
        var answered = Answered.To("allocate", towns.Write("evil.pb", evil));
        Assert.That(answered.Out.Split('\u001B', '\u0007', '\u202E'), Has.Length.EqualTo(1));
        Assert.That(answered.Out, Does.Contain("[2J park"));
    }

    [GeneratedRegex("(?i)fund(ed|ing)|award|grant")]
    private static partial Regex Promises();
}
