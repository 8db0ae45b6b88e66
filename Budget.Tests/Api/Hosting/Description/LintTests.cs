using System.Diagnostics;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// Linters of other people find nothing in the description: Spectral with its own rules, those of OWASP and ours, and
/// Redocly at its strictest. They run on Node, after <c>npm ci</c> in <c>openapi/clients</c>.
/// </summary>
public sealed class LintTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Clients => Repository.PathOf("openapi/clients");

    private static string Rules => Repository.PathOf("openapi/.spectral.yaml");

    [Test]
    public void Spectral_finds_nothing() => Assert.That(Spectral(Described.File), Is.Empty);

    [Test]
    public void Redocly_finds_nothing()
    {
        var (exit, said) = Run("redocly", "lint", Described.File, "--config",
            Repository.PathOf("openapi/redocly.yaml"));
        Assert.That(exit, Is.Zero, said);
    }

    [TestCase("\"API-Version\"", "\"Api\"", "adr-version-header")]
    [TestCase("\"/rounds/{round}/rule-set\"", "\"/rounds/{round}/ruleSet\"", "adr-kebab-case")]
    [TestCase("https://budget.example/v1", "https://budget.example/api", "adr-https-and-major-version")]
    [TestCase("\"amountMinor\": {", "\"amount_minor\": {", "ours-camel-case")]
    [TestCase("\"additionalProperties\": false", "\"deprecated\": false", "ours-sent-objects-are-closed")]
    [TestCase("\"email\": \"budget@municipality.example\"", "\"x-email\": \"a\"", "adr-contact")]
    public void A_rule_of_ours_finds_what_it_is_for(string was, string planted, string rule)
    {
        var file = Path.Combine(Path.GetDirectoryName(Rules)!, $"planted-{rule}.json");
        var text = File.ReadAllText(Described.File);
        try
        {
            File.WriteAllText(file, text.Replace(was, planted, StringComparison.Ordinal));
            Assert.That(Spectral(file), Does.Contain(rule));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_rule_that_is_off_has_a_reason()
    {
        var lines = File.ReadAllLines(Rules);
        Assert.That(
            from line in lines.Index()
            where line.Item.EndsWith("\"off\"", StringComparison.Ordinal)
                && !lines[..line.Index].Reverse()
                    .SkipWhile(before => before.EndsWith("\"off\"", StringComparison.Ordinal))
                    .First().TrimStart().StartsWith('#')
            select line.Item,
            Is.Empty);
    }

    private static string Spectral(string file)
    {
        var (exit, said) = Run("spectral", "lint", file, "--ruleset", Rules, "--fail-severity", "hint", "--quiet");
        return exit == 0 ? "" : said;
    }

    private static (int Exit, string Said) Run(string tool, params string[] words)
    {
        var program = Path.Combine(Clients, "node_modules", ".bin", tool);
        if (!File.Exists(program))
        {
            Assert.Ignore($"SKIPPED: {tool} is not there; npm ci in openapi/clients brings it.");
        }

        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Clients,
        };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.That(process.WaitForExit(Patience), $"{tool} takes too long");
        return (process.ExitCode, said.Result + complained.Result);
    }
}
