using System.Globalization;

namespace Budget.Tests.Api.Commands;

public sealed class AllocateTests
{
    private static readonly string[] Usual = ["--completion", "add1-tool+greedy:cost"];

    // The same town with projects, ballots, columns and lines of META in another order, quoted, with CR LF and BOM.
    private static readonly string Shuffled = "\uFEFF" + """
        meta

        currency;DKK
        vote_type;approval
        budget;"100,00"
        description;"A small town"
        projects
        "name";votes;cost;project_id
        The library;2;40;library
        The pool;3;40.00;pool
        "The park";3;60;park
        votes
        vote;voter_id
        library;4
        pool,park;1
        library;5
        "park,pool";2
        pool,park;3
        """.ReplaceLineEndings("\r\n");

    private Towns _towns = null!;

    [SetUp]
    public void Build() => _towns = new Towns();

    [TearDown]
    public void Clear() => _towns.Dispose();

    [Test]
    public void A_line_of_JSON_has_everything_that_was_promised()
    {
        var line = Answered.To("allocate", Answered.Example, "--json").Lines.Single();
        Assert.That(line.EnumerateObject().Select(member => member.Name), Is.EqualTo(
        [
            "file", "readMs", "ruleMs", "allocation", "budget", "cost", "decisions", "engineVersion", "fingerprint",
            "instance", "ruleSet", "ruleSetHash", "tieOccurred",
        ]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(line.GetProperty("file").GetString(), Is.EqualTo(Answered.Example));
            Assert.That(line.GetProperty("instance").GetString(), Does.StartWith("Aars Byfond 2026"));
            Assert.That(line.GetProperty("budget").GetString(), Is.EqualTo("600000"));
            Assert.That(line.GetProperty("readMs").GetDouble(), Is.GreaterThanOrEqualTo(0));
            Assert.That(line.GetProperty("ruleMs").GetDouble(), Is.GreaterThanOrEqualTo(0));
        }
    }

    [Test]
    public void An_increase_adds_how_it_ended()
    {
        var line = Answered.To(["allocate", Answered.Example, "--json", .. Usual]).Lines.Single();
        Assert.That(
            line.GetProperty("completion").ToString(),
            Is.EqualTo("""{"purse":"1456+500","steps":500,"stoppedBecause":"next-overspends"}"""));
    }

    [TestCase("--rule greedy")]
    [TestCase("--rule greedy-by-score --satisfaction cardinality --on-misfit stop")]
    [TestCase("--completion add1-tool+greedy:cost")]
    [TestCase("--satisfaction cardinality --completion increase-1pct")]
    [TestCase("--rule phragmen --lot-seed Aars")]
    public void Another_order_of_everything_answers_the_same_bytes(string flags)
    {
        var (one, other) = (_towns.Write("one.pb", Towns.Small), _towns.Write("other.pb", Shuffled));
        var answered = Answered.To(["allocate", "--json", one, other, .. flags.Split(' ')]);
        Assert.That(answered.Canonical, Has.Length.EqualTo(2), answered.Error);
        Assert.That(answered.Canonical[1], Is.EqualTo(answered.Canonical[0]));
    }

    [TestCase("da-DK")]
    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void No_culture_changes_a_byte(string culture)
    {
        string[] json = ["allocate", Answered.Example, "--json", "--rule", "phragmen"];
        string[] human = ["allocate", Answered.Example, "--compare-official", .. Usual];
        string[] wrong = ["allocate", "--rule"];
        var expected = (Answered.To(json).Canonical, Answered.To(human), Answered.To(wrong));
        var (before, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(culture), new(culture));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Answered.To(json).Canonical, Is.EqualTo(expected.Canonical));
                Assert.That(Answered.To(human), Is.EqualTo(expected.Item2));
                Assert.That(Answered.To(wrong), Is.EqualTo(expected.Item3));
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, ui);
        }
    }

    [Test]
    public void Many_at_a_time_answer_the_same_as_one()
    {
        string[] typed = ["allocate", Answered.Example, "--json", .. Usual];
        var alone = Answered.To(typed).Canonical;
        var together = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(4)
            .Select(_ => Answered.To(typed).Canonical.Single()).Distinct();
        Assert.That(together, Is.EqualTo(alone));
    }

    [Test]
    public void The_standard_input_is_a_file_called_minus()
    {
        var answered = Answered.To(["allocate", "-", "--json"], terminal => terminal, Towns.Small);
        Assert.That(answered.Lines.Single().GetProperty("file").GetString(), Is.EqualTo("-"));
        Assert.That(answered.ExitCode, Is.Zero);
    }

    [Test]
    public void A_rule_set_in_a_file_says_the_same_as_flags()
    {
        var file = _towns.Write("rules.json", """
            { "rule": "equal-shares",
              "completion": [ { "kind": "add-one", "start": "floor", "plainWhenAllAffordable": true },
                              { "kind": "greedy" } ] }
            """);
        var (flags, rules) = (Answered.To(["allocate", Answered.Example, "--json", .. Usual]),
            Answered.To("allocate", Answered.Example, "--json", "--rule-set", file));
        Assert.That(rules.Canonical.Single(), Is.EqualTo(flags.Canonical.Single()));
    }

    [Test]
    public void A_wrong_rule_set_is_refused_with_every_pointer_and_no_election_is_tried()
    {
        var file = _towns.Write("rules.json", """{ "rule": "greedy", "ties": ["age"], "supportedOnly": "no" }""");
        var (human, json) = (Answered.To("allocate", Answered.Example, "--rule-set", file),
            Answered.To("allocate", Answered.Example, "--rule-set", file, "--json"));
        var line = json.Lines.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((human.ExitCode, human.Out, json.ExitCode), Is.EqualTo((2, "", 2)));
            Assert.That(human.Error, Is.EqualTo($"{file}: /ties/0: expected cost, votes, lot or id. "
                + "/supportedOnly: expected true or false.\n"));
            Assert.That(line.GetProperty("file").GetString(), Is.EqualTo(file));
            Assert.That(
                line.GetProperty("error").GetProperty("errors").EnumerateArray()
                    .Select(error => error.GetProperty("pointer").GetString()),
                Is.EqualTo(["/ties/0", "/supportedOnly"]));
        }
    }

    [Test]
    public void The_official_selection_stands_beside_it()
    {
        var (human, json) = (Answered.To("allocate", _towns.Write("small.pb", Towns.Small), "--compare-official"),
            Answered.To("allocate", _towns.Write("small.pb", Towns.Small), "--compare-official", "--json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.Lines.Single().GetProperty("official").ToString(), Is.EqualTo(
                """{"differs":true,"onlyHere":["library"],"onlyOfficial":["park"],"selected":["park","pool"]}"""));
            Assert.That(human.Out, Does.Contain("\nOnly here: library. Only in the file's own selection: park.\n"));
        }
    }

    [Test]
    public void A_file_without_a_selection_has_no_official_one()
    {
        var file = _towns.Write("tied.pb", Towns.Tied);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Answered.To("allocate", file, "--compare-official", "--json", "--ties", "id").Lines.Single()
                    .TryGetProperty("official", out _),
                Is.False);
            Assert.That(
                Answered.To("allocate", file, "--compare-official", "--ties", "id").Out,
                Does.Contain("\nThe file does not say what was selected.\n"));
        }
    }
}
