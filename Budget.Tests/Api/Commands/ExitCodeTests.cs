using System.Text.Json;

namespace Budget.Tests.Api.Commands;

public sealed class ExitCodeTests
{
    private static readonly string[] Tiny = ["--completion", "add1-noexh", "--step", "1/1000", "--step-limit", "3"];

    private Towns _towns = null!;

    [SetUp]
    public void Build() => _towns = new Towns();

    [TearDown]
    public void Clear() => _towns.Dispose();

    [Test]
    public void An_answer_exits_with_0()
    {
        var answered = Answered.To("allocate", _towns.Write("small.pb", Towns.Small));
        Assert.That((answered.ExitCode, answered.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public void A_broken_file_exits_with_2_and_says_where_and_what_was_expected()
    {
        var file = _towns.Write("broken.pb", Towns.Broken);
        var answered = Answered.To("allocate", file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered.ExitCode, Is.EqualTo(2));
            Assert.That(answered.Out, Is.Empty);
            Assert.That(answered.Error, Does.StartWith($"{file}: line 18, column 3:").And.Contain("zoo"));
        }
    }

    [Test]
    public void A_broken_file_gives_a_line_of_JSON_with_its_place()
    {
        var answered = Answered.To("allocate", "--json", _towns.Write("broken.pb", Towns.Broken));
        var error = answered.Lines.Single().GetProperty("error");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered.ExitCode, Is.EqualTo(2));
            Assert.That(answered.Error, Is.Empty);
            Assert.That(error.GetProperty("code").GetString(), Is.EqualTo("invalid-input"));
            Assert.That(error.GetProperty("line").GetInt32(), Is.EqualTo(18));
            Assert.That(error.GetProperty("column").GetInt32(), Is.EqualTo(3));
            Assert.That(error.GetProperty("detail").GetString(), Does.Contain("zoo"));
        }
    }

    [TestCase("nowhere.pb", "There is no such file.")]
    [TestCase(".", "This is a folder")]
    public void What_is_no_file_exits_with_2(string name, string said)
    {
        var file = Path.Combine(_towns.Folder, name);
        var (human, json) = (Answered.To("allocate", file), Answered.To("allocate", file, "--json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((human.ExitCode, json.ExitCode), Is.EqualTo((2, 2)));
            Assert.That(human.Error, Does.StartWith($"{file}: {said}"));
            Assert.That(Code(json.Lines.Single()), Is.EqualTo("invalid-input"));
        }
    }

    [Test]
    public void A_file_without_a_name_exits_with_2() =>
        Assert.That(Answered.To("allocate", ""), Is.EqualTo(new Answered(2, "", ": There is no such file.\n")));

    [Test]
    public void Ballots_that_do_not_say_what_the_rule_asks_exit_with_2()
    {
        var small = _towns.Write("small.pb", Towns.Small);
        var answered = Answered.To("allocate", small, "--satisfaction", "points", "--json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered.ExitCode, Is.EqualTo(2));
            Assert.That(Code(answered.Lines.Single()), Is.EqualTo("rule-unsupported-ballots"));
        }
    }

    [Test]
    public void An_unresolved_tie_exits_with_3_and_names_the_projects()
    {
        var file = _towns.Write("tied.pb", Towns.Tied);
        var (human, json) = (Answered.To("allocate", file), Answered.To("allocate", file, "--json"));
        var error = json.Lines.Single().GetProperty("error");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((human.ExitCode, json.ExitCode), Is.EqualTo((3, 3)));
            Assert.That((human.Out, human.Error), Is.EqualTo(
                ("", $"{file}: Nothing in the tie order separates a, b: "
                    + "a further key or a seed for the lot is needed.\n")));
            Assert.That(error.GetProperty("code").GetString(), Is.EqualTo("tie-unresolved"));
            Assert.That(error.GetProperty("tied").ToString(), Is.EqualTo("[\"a\",\"b\"]"));
        }
    }

    [TestCase("--ties", "id")]
    [TestCase("--lot-seed", "Aars")]
    public void A_further_key_resolves_the_tie(string flag, string value) =>
        Assert.That(Answered.To("allocate", _towns.Write("tied.pb", Towns.Tied), flag, value).ExitCode, Is.Zero);

    [Test]
    public void A_step_limit_exits_with_4_and_answers_the_last_step()
    {
        var answered = Answered.To(["allocate", _towns.Write("small.pb", Towns.Small), "--json", .. Tiny]);
        var line = answered.Lines.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered.ExitCode, Is.EqualTo(4));
            Assert.That(Code(line), Is.EqualTo("limit-exceeded"));
            Assert.That(line.GetProperty("error").GetProperty("step").GetInt32(), Is.EqualTo(3));
            Assert.That(line.GetProperty("completion").ToString(), Does.Contain("\"stoppedBecause\":\"step-limit\""));
            Assert.That(line.GetProperty("allocation").GetArrayLength(), Is.EqualTo(2));
        }
    }

    [Test]
    public void A_step_limit_is_said_beside_the_table()
    {
        var answered = Answered.To(["allocate", _towns.Write("small.pb", Towns.Small), .. Tiny]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered.ExitCode, Is.EqualTo(4));
            Assert.That(answered.Out, Does.Contain("so far").And.Contain("the step limit was reached"));
            Assert.That(answered.Out, Does.Not.Contain("ecommended"));
            Assert.That(answered.Error, Does.Contain("The purses were raised 3 times"));
        }
    }

    [Test]
    public void Of_several_files_every_one_is_tried_and_the_highest_code_counts()
    {
        var answered = Answered.To(
            "allocate", "--json", _towns.Write("tied.pb", Towns.Tied), _towns.Write("broken.pb", Towns.Broken),
            Path.Combine(_towns.Folder, "nowhere.pb"), _towns.Write("small.pb", Towns.Small));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered.ExitCode, Is.EqualTo(3));
            Assert.That(
                answered.Lines.Select(line => Path.GetFileName(line.GetProperty("file").GetString())),
                Is.EqualTo(["tied.pb", "broken.pb", "nowhere.pb", "small.pb"]));
            Assert.That(
                answered.Lines.Select(Code), Is.EqualTo(["tie-unresolved", "invalid-input", "invalid-input", null]));
        }
    }

    [TestCase("allocate", "FILE")]
    [TestCase("elect x.pb", "elect")]
    [TestCase("allocate x.pb --colour", "--colour: there is no such option")]
    [TestCase("allocate x.pb --rule", "--rule")]
    [TestCase("allocate x.pb --rule mes", "--rule: expected bos-equal-shares, equal-shares, ")]
    [TestCase("allocate x.pb --rule mes --json", "--rule: expected")]
    [TestCase("allocate x.pb --ties age", "--ties: expected cost, votes, lot or id")]
    [TestCase("allocate x.pb --scores 1", "--scores: it decides nothing")]
    [TestCase("allocate x.pb --rule-set a.json --ties id", "--ties: expected no such flag beside --rule-set")]
    [TestCase("allocate x.pb --rule-set a.json --supported-only", "--supported-only: expected no such flag")]
    [TestCase("allocate x.pb --rule-set nowhere.json", "nowhere.json: There is no such file.")]
    [TestCase("compare x.pb --rules greedy:cost/add1",
        "--rules greedy:cost/add1: The rule greedy takes no completion.")]
    [TestCase("compare x.pb --rules greedy,mes", "--rules mes: expected bos-equal-shares")]
    [TestCase("compare x.pb --rules greedy:costs", "--rules greedy:costs: expected cost, cardinality,")]
    [TestCase("compare x.pb --rules greedy-by-score", "--rules greedy-by-score: expected cost, cardinality,")]
    [TestCase("compare x.pb --rules phragmen:cost", "--rules phragmen:cost: The rule phragmen")]
    [TestCase("compare x.pb --rules greedy,phragmen --scores 1", "--scores: it decides nothing")]
    [TestCase("compare x.pb --rule-set a.json --ties id", "--ties: expected no such flag beside --rule-set")]
    [TestCase("compare x.pb --rule-set nowhere.json", "nowhere.json: There is no such file.")]
    [TestCase("allocate x.pb --rule greedy-by-score", "since greedy-by-score has no usual one")]
    [TestCase("validate x.pb --ties id", "--ties")]
    public void A_wrong_command_line_exits_with_2_and_says_why(string typed, string said)
    {
        var answered = Answered.To(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((answered.ExitCode, answered.Out), Is.EqualTo((2, "")));
            Assert.That(answered.Error, Does.Contain(said));
        }
    }

    [TestCase("--help")]
    [TestCase("allocate --help")]
    [TestCase("compare -h")]
    public void Help_exits_with_0(string typed) => Assert.That(Answered.To(typed.Split(' ')).ExitCode, Is.Zero);

    private static string? Code(JsonElement line) =>
        line.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;
}
