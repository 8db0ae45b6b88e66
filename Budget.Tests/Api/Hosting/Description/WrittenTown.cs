using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Budget.Api.Security;
using Budget.Tests.Api.Rounds;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// A town in which every operation of the description finds what its examples speak of: a client for each role, and the
/// ids of what there is in the place of those in the examples.
/// </summary>
internal sealed class WrittenTown : IAsyncDisposable
{
    /// <summary>Who holds no key.</summary>
    public const string Public = "public";

    private readonly IReadOnlyDictionary<string, string> _ids;
    private readonly Dictionary<string, HttpClient> _clients = [];

    private WrittenTown(RunningTown town, IReadOnlyDictionary<string, string> ids) => (Town, _ids) = (town, ids);

    public RunningTown Town { get; }

    /// <summary>By the name of the role.</summary>
    public IReadOnlyDictionary<string, HttpClient> Clients => _clients;

    public ValueTask DisposeAsync() => Town.DisposeAsync();

    /// <summary>A town around a round that is there.</summary>
    /// <param name="town">The town.</param>
    /// <param name="ids">What stands for everything of a kind, by the kind.</param>
    /// <param name="code">The code of a voter; null where nobody has one.</param>
    public static async Task<WrittenTown> OfAsync(
        RunningTown town, IReadOnlyDictionary<string, string> ids, string? code)
    {
        var written = new WrittenTown(town, ids);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Voter))
        {
            written._clients[role.ToString()] = await town.As(role);
        }

        written._clients[nameof(Role.Voter)] = code is null ? town.AsPublic() : town.AsVoter(code);
        written._clients[Public] = town.AsPublic();
        return written;
    }

    /// <summary>One thing of each kind that there is in a round.</summary>
    public static async Task<Dictionary<string, string>> IdsOfAsync(Planned round)
    {
        var shown = await round.ReadAsync("");
        var ids = new Dictionary<string, string>
        {
            ["rnd"] = round.Id,
            ["lin"] = round.North,
            ["prj"] = round.Projects[0],
            ["sha256:"] = shown.TryGetProperty("lockHash", out var hash) ? hash.GetString()! : "sha256:none",
        };
        foreach (var (kind, list) in new[] { ("are", "areas"), ("cat", "categories"), ("tra", "transitions") })
        {
            var found = (await round.ReadAsync($"/{list}")).GetProperty("items");
            ids[kind] = found.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)
                .LastOrDefault($"{kind}-none");
        }

        return ids;
    }

    /// <summary>The roles that may call an operation; the public where everybody may.</summary>
    public IReadOnlyList<string> RolesOf(Described.Operation operation)
    {
        var access = Town.Parts.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(route => route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == operation.Id)
            .Metadata.GetMetadata<Access>()!;
        return access.Roles.Count == 0 ? [Public] : [.. access.Roles.Select(role => role.ToString())];
    }

    /// <summary>The path of an operation, with what there is in it.</summary>
    public string PathOf(Described.Operation operation) => Filled(operation, operation.Path);

    /// <summary>A path of an operation, with what there is in place of the parameters that are left in it.</summary>
    public string Filled(Described.Operation operation, string unfilled) => operation.Parameters
        .Where(parameter => parameter.GetProperty("in").GetString() == "path")
        .Aggregate(unfilled, (path, parameter) => path.Replace(
            $"{{{parameter.GetProperty("name").GetString()}}}", Known(parameter.GetProperty("example").GetString()!),
            StringComparison.Ordinal));

    /// <summary>The example of a body, speaking of what there is.</summary>
    public string ExampleOf(JsonElement content) =>
        Known(content.GetProperty("example").ValueKind == JsonValueKind.String
        ? content.GetProperty("example").GetString()! : content.GetProperty("example").GetRawText());

    /// <summary>A call as it should be, but for what it is given.</summary>
    public HttpRequestMessage Call(
        Described.Operation operation, string? path = null, byte[]? body = null, string? type = null)
    {
        var request = new HttpRequestMessage(new(operation.Method), path ?? PathOf(operation));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        var (own, content) = operation.Bodies.FirstOrDefault();
        if (own is not null)
        {
            request.Content = new ByteArrayContent(body ?? Encoding.UTF8.GetBytes(ExampleOf(content)));
            if ((type ?? own) is { Length: > 0 } said)
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(said);
            }
        }

        return request;
    }

    private string Known(string text) => Regex.Replace(
        text, "(?:(rnd|lin|prj|are|cat|tra|bat|rcp)-[0-9a-z]{16}|(sha256:)[0-9a-f]{64})",
        found => _ids.TryGetValue(found.Groups[1].Value + found.Groups[2].Value, out var id) ? id : found.Value);
}
