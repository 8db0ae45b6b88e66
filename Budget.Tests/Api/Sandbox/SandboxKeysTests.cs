using System.Net.Http.Json;
using System.Text;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Sandbox;

/// <summary>The keys and codes of a sandbox open that sandbox and nothing else.</summary>
[OnBothStores]
public sealed class SandboxKeysTests
{
    [Test]
    public async Task No_operation_opens_another_round_to_a_key_or_a_code_of_a_sandbox()
    {
        await using var town = await RunningTown.OpenAsync();
        var sandbox = await MadeSandbox.OfAsync(town);
        var draft = await Planned.DraftAsync(town);
        using var crowd = town.Crowd();
        string[] callers =
        [
            .. new[] { "finance", "secondFinance", "clerk", "frontEnd" }
                .Select(whose => $"Bearer {sandbox.Key(whose)}"),
            $"VotingCode {sandbox.Codes[0]}",
        ];
        var operations = Operations(town, draft).ToArray();
        Assert.That(operations, Has.Length.GreaterThan(40));
        foreach (var (method, path, type) in operations)
        {
            var anybody = await StatusAsync(crowd, method, path, type, caller: null);
            foreach (var caller in callers)
            {
                Assert.That(
                    await StatusAsync(crowd, method, path, type, caller),
                    Is.AnyOf(401, 403, 404).Or.EqualTo(anybody), $"{method} {path} {caller}");
            }

            Assert.That(anybody, Is.GreaterThanOrEqualTo(400), $"{method} {path}");
        }
    }

    [TestCase("POST", "/v1/rounds")]
    [TestCase("GET", "/v1/keys")]
    [TestCase("POST", "/v1/keys")]
    public async Task What_belongs_to_no_round_is_closed_to_its_keys(string method, string path)
    {
        await using var town = await RunningTown.OpenAsync();
        using var finance = (await MadeSandbox.OfAsync(town)).As("finance");
        using var request = new HttpRequestMessage(new(method), path)
        {
            Content = method == "GET" ? null : JsonContent.Create(new { }),
        };
        Assert.That(await (await finance.SendAsync(request)).OutcomeAsync(), Is.EqualTo("403 forbidden"));
    }

    [Test]
    public async Task One_sandbox_is_closed_to_the_staff_of_another()
    {
        await using var town = await RunningTown.OpenAsync();
        var (mine, other) = (await MadeSandbox.OfAsync(town), await MadeSandbox.OfAsync(town));
        using var finance = mine.As("finance");
        var closing = await finance.PostAsync($"/v1/sandbox/rounds/{other.Id}/closings", null);
        Assert.That(await closing.OutcomeAsync(), Is.EqualTo("403 forbidden"));
        var cast = await town.AsVoter(mine.Codes[0]).PutAsync($"{other.Path}/ballots/mine", await other.BallotAsync());
        Assert.That(await cast.OutcomeAsync(), Is.EqualTo("401 code-unknown").Or.EqualTo("401 unauthenticated"));
    }

    [Test]
    public async Task A_real_round_is_never_closed_by_hand()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town);
        town.Clock.SetUtcNow(Planned.OpensAt);
        var closing = await round.Anna.PostAsync($"/v1/sandbox/rounds/{round.Id}/closings", null);
        Assert.That(await closing.OutcomeAsync(), Is.EqualTo("404 not-found"));
        Assert.That(await round.StateAsync(), Is.EqualTo("voting"));
    }

    private static async Task<int> StatusAsync(
        HttpClient crowd, string method, string path, string? type, string? caller)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.TryAddWithoutValidation("Authorization", caller);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Content = type is null ? null : new StringContent("{}", Encoding.UTF8, type);
        using var answer = await crowd.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static IEnumerable<(string Method, string Path, string? Type)> Operations(
        RunningTown town, Planned round) =>
        from endpoint in town.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<Access>() is not null
        let pattern = endpoint.RoutePattern.RawText!
        where pattern.Contains("{round}", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        let path = pattern.Replace("{round}", round.Id, StringComparison.Ordinal)
            .Replace("{project}", round.Projects[0], StringComparison.Ordinal)
            .Replace("{line}", round.North, StringComparison.Ordinal)
        select (method, path, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0]);
}
