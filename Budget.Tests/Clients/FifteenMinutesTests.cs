using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Budget.Tests.Architecture;

namespace Budget.Tests.Clients;

/// <summary><c>openapi/README.md</c>: every snippet is run, in order, against the service that it starts.</summary>
public sealed partial class FifteenMinutesTests
{
    private const string Start = "dotnet run --project Budget.Api -- ";
    private const string Mark = "%%%";

    private static readonly string Page = Repository.TextOf("openapi/README.md").ReplaceLineEndings("\n");

    [Test]
    public async Task Whoever_follows_the_page_casts_a_ballot_and_sees_the_result()
    {
        Shell.NeedsNode();
        Shell.NeedsGenerator();
        Shell.Needs("curl", "install it", Shell.Has("curl"));
        Shell.Needs("jq", "install it", Shell.Has("jq"));
        var (start, rest) = (Snippets("sh")[0], Snippets("sh")[1..]);
        Assert.That(start, Does.StartWith(Start));
        using var service = Shell.Start(
            $"exec dotnet {Program} {start[Start.Length..].Trim()} --url http://127.0.0.1:0");
        try
        {
            var url = await UrlOf(service);
            var script = string.Concat(rest.Select(snippet => $"{snippet}echo; echo {Mark}\n"))
                .Replace("url=http://127.0.0.1:5080", $"url={url}", StringComparison.Ordinal)
                // It stands there already.
                .Replace("npm ci ", ": ", StringComparison.Ordinal);
            var done = await Shell.RunAsync(script);
            Assert.That(done.ExitCode, Is.Zero, done.Out + done.Error);
            var said = done.Out.Split(Mark);
            Assert.That(said, Has.Length.EqualTo(rest.Length + 1));
            Assert.That(said.Count(text => text.Contains("stored", StringComparison.OrdinalIgnoreCase)), Is.EqualTo(3));
            AnswersAsShown(rest, said);
        }
        finally
        {
            service.Kill();
        }
    }

    [Test]
    public void The_snippets_in_TypeScript_and_CSharp_are_the_programs_that_are_run()
    {
        Assert.That(
            string.Join('\n', Snippets("ts")),
            Is.EqualTo(Repository.TextOf("openapi/clients/typescript/first-ballot.ts").ReplaceLineEndings("\n")));
        var shown = Snippets("cs").Single().TrimEnd().Split('\n')
            .Select(line => line.Length == 0 ? line : new string(' ', 8) + line);
        Assert.That(
            Repository.TextOf("openapi/clients/csharp/FirstBallot.cs").ReplaceLineEndings("\n"),
            Does.Contain("{\n" + string.Join('\n', shown) + "\n    }\n}"));
    }

    [Test]
    public void Every_snippet_is_in_a_language_that_a_test_knows() => Assert.That(
        Fences().Matches(Page).Select(fence => fence.Groups["language"].Value).Distinct(),
        Is.SubsetOf(new[] { "sh", "ts", "cs", "json" }));

    [Test]
    public void Every_code_that_the_page_explains_is_one_of_the_table() => Assert.That(
        Codes().Matches(Page).SelectMany(row => Code().Matches(row.Value))
            .Select(code => code.Groups[1].Value).Distinct(),
        Is.SubsetOf(Budget.Api.Problems.ProblemType.All.Select(type => type.Code)).And.Not.Empty);

    // An answer that the page shows stands right behind the snippet that asks for it.
    private static void AnswersAsShown(string[] snippets, string[] said)
    {
        var shown = Answered().Matches(Page);
        Assert.That(shown, Is.Not.Empty);
        foreach (Match answer in shown)
        {
            var at = Array.IndexOf(snippets, answer.Groups["snippet"].Value);
            Assert.That(
                JsonNode.Parse(said[at])!.ToJsonString(),
                Is.EqualTo(JsonNode.Parse(answer.Groups["answer"].Value)!.ToJsonString()));
        }
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Budget.Api.dll");

    private static async Task<string> UrlOf(Process service)
    {
        while (await service.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } listening)
            {
                return listening.Groups[1].Value;
            }
        }

        throw new InvalidOperationException(await service.StandardError.ReadToEndAsync());
    }

    private static string[] Snippets(string language) => [.. Fences().Matches(Page)
        .Where(fence => fence.Groups["language"].Value == language).Select(fence => fence.Groups["text"].Value)];

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^```sh\n(?<snippet>[^`]*)```\n\n```json\n(?<answer>[^`]*)```$", RegexOptions.Multiline)]
    private static partial Regex Answered();

    [GeneratedRegex(@"^\| `.*? \|", RegexOptions.Multiline)]
    private static partial Regex Codes();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^Listening on (http://[\d.:]+)")]
    private static partial Regex Listening();
}
