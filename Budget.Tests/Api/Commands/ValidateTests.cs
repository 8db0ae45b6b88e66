namespace Budget.Tests.Api.Commands;

public sealed class ValidateTests
{
    private Towns _towns = null!;

    [SetUp]
    public void Build() => _towns = new Towns();

    [TearDown]
    public void Clear() => _towns.Dispose();

    [Test]
    public void The_bundled_example_is_without_findings()
    {
        var answered = Answered.To("validate", Answered.Example);
        Assert.That((answered.ExitCode, answered.Out, answered.Error), Is.EqualTo((
            0,
            $"{Answered.Example}: Aars Byfond 2026 (et opdigtet eksempel): "
            + "12 projects, 412 approval ballots, budget 600,000 DKK: no findings\n",
            "")));
    }

    [Test]
    public void What_is_odd_is_said_with_its_line_and_is_no_error()
    {
        var odd = Towns.Small.Replace("budget;100", "budget;100\nnum_votes;7", StringComparison.Ordinal);
        var file = _towns.Write("odd.pb", odd);
        var (human, json) = (Answered.To("validate", file), Answered.To("validate", file, "--json"));
        var finding = json.Lines.Single().GetProperty("findings")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((human.ExitCode, json.ExitCode), Is.EqualTo((0, 0)));
            Assert.That(human.OutLines[0], Does.EndWith("budget 100 DKK: 1 finding"));
            Assert.That(human.OutLines[1], Does.StartWith($"{file}: line 5: num_votes is 7"));
            Assert.That(finding.GetProperty("code").GetString(), Is.EqualTo("voter-count-differs"));
            Assert.That(finding.GetProperty("line").GetInt32(), Is.EqualTo(5));
        }
    }

    [Test]
    public void A_line_of_JSON_says_what_was_read()
    {
        var line = Answered.To("validate", _towns.Write("small.pb", Towns.Small), "--json").Lines.Single();
        Assert.That(line.EnumerateObject().Select(member => member.Name), Is.EqualTo(
            ["file", "ballotKind", "ballots", "budget", "findings", "fingerprint", "instance", "projects"]));
        Assert.That(line.GetProperty("ballots").GetInt32(), Is.EqualTo(5));
        Assert.That(line.GetProperty("projects").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public void Every_file_is_tried_and_a_broken_one_exits_with_2()
    {
        var answered = Answered.To(
            "validate", _towns.Write("broken.pb", Towns.Broken), _towns.Write("small.pb", Towns.Small));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered.ExitCode, Is.EqualTo(2));
            Assert.That(answered.Error, Does.Contain("broken.pb: line 18, column 3:"));
            Assert.That(answered.Out, Does.Contain("small.pb: A small town: 3 projects, 5 approval ballots"));
        }
    }

    [TestCase("--json", 0)]
    [TestCase("--strict", 2)]
    public void Tiers_are_refused_only_when_other_programs_have_to_read_them(string flag, int exitCode)
    {
        var file = _towns.Write("tiers.pb", Towns.Small
            .Replace("vote_type;approval", "vote_type;ordinal", StringComparison.Ordinal)
            .Replace("1;park,pool", "1;{park,pool}", StringComparison.Ordinal));
        Assert.That(Answered.To("validate", file, flag).ExitCode, Is.EqualTo(exitCode));
    }
}
