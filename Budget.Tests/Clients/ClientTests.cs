using System.Text.RegularExpressions;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Architecture;

namespace Budget.Tests.Clients;

/// <summary>Clients that are made from <c>openapi/budget.json</c> walk a whole round.</summary>
public sealed partial class ClientTests
{
    private static readonly DateTimeOffset OpensAt = RunningTown.Start.AddDays(7);

    private static readonly DateTimeOffset ClosesAt = OpensAt.AddDays(14);

    [Test]
    public async Task The_TypeScript_client_compiles_under_strict_and_walks_a_whole_round()
    {
        Shell.NeedsNode();
        Assert.That(Repository.TextOf("openapi/clients/typescript/tsconfig.json"), Does.Contain("\"strict\": true"));
        await WalkAsync(
            "npm run --silent build --prefix openapi/clients/typescript >&2\n"
            + "node openapi/clients/typescript/dist/journey.js");
    }

    [Test]
    public async Task The_CSharp_client_walks_a_whole_round()
    {
        Shell.NeedsGenerator();
        await WalkAsync(
            "dotnet build openapi/clients/csharp --no-restore -v quiet >&2\n"
            + "dotnet run --project openapi/clients/csharp --no-build -- journey");
    }

    [Test]
    public void Neither_client_comes_with_what_is_made_from_the_description() => Assert.That(
        Repository.TextOf(".gitignore"),
        Does.Contain("openapi/clients/typescript/generated/").And.Contain("openapi/clients/typescript/dist/"));

    // Opening and closing belong to the clock: when somebody waits for them, it is time.
    private static async Task WalkAsync(string journey)
    {
        await using var town = await RunningTown.OpenAsync();
        var key = await town.Database.Write<string>(session =>
            ApiKey.Make(session, Role.Administrator, "administrator", town.Clock.GetUtcNow()));
        var walked = await Shell.RunAsync($"{journey} {town.Url} {key.Value} {OpensAt:o} {ClosesAt:o}", line =>
        {
            if (Waiting().Match(line) is { Success: true } waiting)
            {
                town.Clock.SetUtcNow(waiting.Groups[1].Value == "voting" ? OpensAt : ClosesAt);
            }
        });
        Assert.That(walked.ExitCode, Is.Zero, walked.Out + walked.Error);
        Assert.That(walked.Out, Does.EndWith("published: Benches, Trees"));
    }

    [GeneratedRegex("^waiting for (voting|closed)$")]
    private static partial Regex Waiting();
}
