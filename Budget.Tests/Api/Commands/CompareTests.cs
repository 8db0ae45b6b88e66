namespace Budget.Tests.Api.Commands;

public sealed class CompareTests
{
    private static readonly string[] Three = ["greedy", "equal-shares:cost/add1-tool+greedy:cost", "phragmen"];

    [Test]
    public void Rules_stand_side_by_side()
    {
        var answered = Answered.To(["compare", Answered.Example, "--rules", .. Three]);
        var rows = answered.OutLines
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((answered.ExitCode, answered.Error), Is.EqualTo((0, "")));
            Assert.That(rows, Does.Contain("A greedy:cost 4 599,000 1,000 84.2 %"));
            Assert.That(rows, Does.Contain("B equal-shares:cost/add1-tool+greedy:cost 9 576,900 23,100 96.4 %"));
            Assert.That(rows, Does.Contain("C phragmen 9 513,900 86,100 94.2 %"));
            Assert.That(rows, Does.Contain("P06 Bænke og lys langs Banestien 74,000 166 3rd 2nd 4th"));
            Assert.That(rows, Does.Contain("P04 Skaterbane ved den gamle station 118,000 92 · · ·"));
        }
    }

    [Test]
    public void In_JSON_every_rule_is_a_line_like_that_of_allocate()
    {
        var compared = Answered.To(["compare", Answered.Example, "--json", "--rules", .. Three]);
        var allocated = Answered.To(
            "allocate", Answered.Example, "--json", "--completion", "add1-tool+greedy:cost");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                compared.Lines.Select(line => line.GetProperty("name").GetString()),
                Is.EqualTo(["greedy:cost", "equal-shares:cost/add1-tool+greedy:cost", "phragmen"]));
            Assert.That(
                compared.Canonical[1].Replace($"\"name\":\"{Three[1]}\",", "", StringComparison.Ordinal),
                Is.EqualTo(allocated.Canonical.Single()));
        }
    }

    [Test]
    public void Rules_may_be_separated_by_commas()
    {
        var (commas, spaces) = (Answered.To("compare", Answered.Example, "--rules", string.Join(',', Three)),
            Answered.To(["compare", Answered.Example, "--rules", .. Three]));
        Assert.That(commas, Is.EqualTo(spaces));
    }

    [Test]
    public void Without_rules_most_votes_stand_beside_equal_shares()
    {
        var lines = Answered.To("compare", Answered.Example, "--json").Lines;
        Assert.That(
            lines.Select(line => line.GetProperty("name").GetString()),
            Is.EqualTo(["greedy:cost", "equal-shares:cost/add1-tool+greedy:cost"]));
    }

    [Test]
    public void A_flag_that_one_of_the_rules_needs_is_for_that_one()
    {
        var answered = Answered.To(
            "compare", Answered.Example, "--json", "--step", "10", "--rules", "greedy", "equal-shares/add1");
        Assert.That(answered.ExitCode, Is.Zero, answered.Error);
        Assert.That(answered.Canonical[1], Does.Contain("\"step\":\"10\""));
    }

    [Test]
    public void A_refused_rule_leaves_the_others_standing()
    {
        var (human, json) = (Answered.To("compare", Answered.Example, "--rules", "greedy:points,greedy"),
            Answered.To("compare", Answered.Example, "--json", "--rules", "greedy:points,greedy"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((human.ExitCode, json.ExitCode), Is.EqualTo((2, 2)));
            Assert.That(human.Out, Does.Match(@"A   greedy:points +refused\n").And.Match(@"B   greedy:cost +4 "));
            Assert.That(human.OutLines, Has.Some.Match(@" Cost +Votes +A +B$").And.Some.Match("^ +refused$"));
            Assert.That(human.OutLines, Has.Some.Match("P01.* 180 +1st$").And.Some.Match("P08.* 108 +·$"));
            Assert.That(human.Error, Does.Contain(", greedy:points: Ballots of the kind approval do not say points."));
            Assert.That(json.Lines[0].GetProperty("name").GetString(), Is.EqualTo("greedy:points"));
            Assert.That(
                json.Lines[0].GetProperty("error").GetProperty("code").GetString(),
                Is.EqualTo("rule-unsupported-ballots"));
            Assert.That(json.Lines[1].TryGetProperty("error", out _), Is.False);
        }
    }

    [Test]
    public void Rule_sets_in_files_stand_beside_rules_or_alone()
    {
        using var towns = new Towns();
        var (council, other) = (towns.Write("council.json", """{"rule":"greedy","ties":["id"]}"""),
            towns.Write("other.json", """{"rule":"phragmen"}"""));
        var (beside, alone) = (
            Answered.To("compare", Answered.Example, "--json", "--rules", "greedy", "--rule-set", council),
            Answered.To("compare", Answered.Example, "--json", "--rule-set", council, "--rule-set", other));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(beside), Is.EqualTo(["greedy:cost", council]));
            Assert.That(Names(alone), Is.EqualTo([council, other]));
            Assert.That(
                beside.Lines[1].GetProperty("ruleSet").GetProperty("ties").ToString(), Is.EqualTo("[\"id\"]"));
        }
    }

    [Test]
    public void A_broken_rule_set_ends_it_before_anything_is_compared()
    {
        using var towns = new Towns();
        var broken = towns.Write("broken.json", """{"rule":"mes"}""");
        var answered = Answered.To("compare", Answered.Example, "--rules", "greedy", "--rule-set", broken);
        Assert.That((answered.ExitCode, answered.Out), Is.EqualTo((2, "")));
        Assert.That(answered.Error, Does.StartWith($"{broken}: ").And.Contain("/rule"));
    }

    [Test]
    public void The_official_selection_stands_beside_them()
    {
        using var towns = new Towns();
        var file = towns.Write("small.pb", Towns.Small);
        var (human, json) = (Answered.To("compare", file, "--compare-official"),
            Answered.To("compare", file, "--compare-official", "--json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(human.OutLines, Has.Some.EndsWith("Official").And.Some.Match("The park .* selected$"));
            Assert.That(human.OutLines, Has.None.Match("The library .* selected$"));
            Assert.That(
                json.Lines.Select(line => line.GetProperty("official").GetProperty("selected").ToString()),
                Is.All.EqualTo("[\"park\",\"pool\"]"));
        }
    }

    [Test]
    public void The_last_lines_name_the_rule_sets_and_the_election()
    {
        var human = Answered.To("compare", Answered.Example);
        var json = Answered.To("compare", Answered.Example, "--json");
        Assert.That(human.OutLines[^3..], Is.EqualTo(
        [
            $"A is the rule set {json.Lines[0].GetProperty("ruleSetHash").GetString()}",
            $"B is the rule set {json.Lines[1].GetProperty("ruleSetHash").GetString()}",
            $"Election {json.Lines[0].GetProperty("fingerprint").GetString()}",
        ]));
    }

    private static IEnumerable<string?> Names(Answered answered) =>
        answered.Lines.Select(line => line.GetProperty("name").GetString());
}
