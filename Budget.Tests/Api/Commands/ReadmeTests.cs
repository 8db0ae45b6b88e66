using System.Text;
using System.Text.RegularExpressions;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Commands;

/// <summary>What the README shows is what the program answers.</summary>
public sealed partial class ReadmeTests
{
    private const string Prompt = "$ dotnet run --project Budget.Api -c Release -- ";

    private static readonly string Readme = Repository.TextOf("README.md").ReplaceLineEndings("\n");

    private static IEnumerable<TestCaseData> Examples => Blocks("console").Select(block =>
    {
        var (command, output) = (block[..block.IndexOf('\n')], block[(block.IndexOf('\n') + 1)..]);
        return new TestCaseData(command, output).SetArgDisplayNames(command);
    });

    [TestCaseSource(nameof(Examples))]
    public void An_example_answers_what_it_shows(string command, string output)
    {
        Assert.That(command, Does.StartWith(Prompt));
        var started = Started.With(command[Prompt.Length..].Split(' '), "C");
        Assert.That(Masked(started.Out), Is.EqualTo(Masked(output)), started.Error);
    }

    [Test]
    public void Every_way_to_answer_is_shown() => Assert.That(Examples.Count(), Is.GreaterThanOrEqualTo(4));

    [Test]
    public void The_first_command_is_the_demo_and_the_second_tests()
    {
        var commands = Blocks("sh").First().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(commands, Is.EqualTo([$"{Prompt[2..]}demo", "dotnet test -c Release"]));
        Assert.That(Blocks("console").First(), Does.StartWith($"{Prompt}demo --exit\n"));
    }

    [Test]
    public void The_rule_set_that_is_shown_can_be_read()
    {
        var errors = new List<JsonError>();
        Assert.That(RuleSetReader.Read(Encoding.UTF8.GetBytes(Blocks("json").Single()), errors), Is.Not.Null);
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void Every_option_has_a_row()
    {
        var listed = OptionRows().Matches(Readme).Select(row => row.Groups[1].Value)
            .SelectMany(cell => OptionNames().Matches(cell).Select(option => option.Value));
        var known = OptionNames().Matches(Answered.To("allocate", "--help").Out).Select(option => option.Value)
            .Except(["--help"]);
        Assert.That(listed, Is.EquivalentTo(known));
    }

    private static string Masked(string text) => Hashes().Replace(Times().Replace(text, "Ms\":0"), "locked: …");

    private static IEnumerable<string> Blocks(string language) => Fences().Matches(Readme)
        .Where(fence => fence.Groups[1].Value == language).Select(fence => fence.Groups[2].Value);

    [GeneratedRegex("(?<=^|\n)```([a-z]+)\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("Ms\":[0-9.]+")]
    private static partial Regex Times();

    // A new round has new ids, and so its lock a new hash.
    [GeneratedRegex("locked: .*")]
    private static partial Regex Hashes();

    [GeneratedRegex("\n\\| (`--[^|]*) \\|")]
    private static partial Regex OptionRows();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex OptionNames();
}
