using Budget.Api.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api;

/// <summary>All that a service says about a round, found by its own routes.</summary>
internal static class EveryAnswer
{
    /// <summary>What every GET of the service answers to everybody but the voters themselves.</summary>
    public static async Task<List<string>> ToAllAsync(PlannedTown voting)
    {
        var clients = new List<HttpClient> { voting.Town.AsPublic() };
        foreach (var role in Enum.GetValues<Role>().Except([Role.Voter]))
        {
            clients.Add(await voting.Town.As(role));
        }

        var answers = new List<string>();
        foreach (var path in PathsToRead(voting))
        {
            foreach (var (at, client) in clients.Index())
            {
                using var answer = await client.GetAsync(path);
                var text = await answer.Content.ReadAsStringAsync();
                answers.Add($"{at} {path} {(int)answer.StatusCode} {(answer.IsSuccessStatusCode ? text : "")}");
            }
        }

        return answers;
    }

    private static IEnumerable<string> PathsToRead(PlannedTown voting) => voting.Town.Parts
        .GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(route => route.RoutePattern.RawText!.TrimEnd('/')
            .Replace("{round}", voting.Round.Id, StringComparison.Ordinal)
            .Replace("{project}", voting.Round.Projects[0], StringComparison.Ordinal)
            .Replace("{line}", voting.Round.North, StringComparison.Ordinal))
        .Where(path => path.StartsWith("/v1/rounds/", StringComparison.Ordinal) && !path.Contains('{'))
        .Order(StringComparer.Ordinal);
}
