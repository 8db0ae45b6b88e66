using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Budget.Api.Hosting.Description;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// Holds every answer that a test gets against the description: its status, its headers, its content type, its body.
/// </summary>
internal sealed class AnswerCheck(Described described) : DelegatingHandler(new SocketsHttpHandler())
{
    private static Described? _described;

    // Said by the description where they are sent; all other headers are the transport's.
    private static readonly string[] Promised =
        ["ETag", "Location", "Link", "Retry-After", "WWW-Authenticate", "API-Version", "Deprecation", "Sunset"];

    private readonly SchemaCheck _schemas = new(described);

    [ModuleInitializer]
    internal static void OfEveryTown() => RunningTown.Transport = town => new AnswerCheck(
        _described ??= new Described(town.Parts.GetRequiredService<DescribedOnce>().Json));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var faults = Faults(request, answer, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        Assert.That(faults, Is.Empty, $"{request.Method} {request.RequestUri!.AbsolutePath} {(int)answer.StatusCode}");
        return answer;
    }

    /// <summary>What an answer says that the description does not, or the other way round.</summary>
    public IReadOnlyList<string> Faults(HttpRequestMessage request, HttpResponseMessage answer, byte[] body)
    {
        if (described.Find(request.Method.Method, request.RequestUri!.AbsolutePath) is not { } operation)
        {
            return [];
        }

        var status = (int)answer.StatusCode;
        return operation.Answer(status) is { } said
            ? [.. HeaderFaults(said, answer.Headers, status),
                .. BodyFaults(said, answer.Content.Headers.ContentType, body)]
            : [$"{operation} does not say that it answers {status}: {System.Text.Encoding.UTF8.GetString(body)}"];
    }

    private static IEnumerable<string> HeaderFaults(JsonElement said, HttpResponseHeaders headers, int status)
    {
        var described = said.TryGetProperty("headers", out var all)
            ? all.EnumerateObject().Select(header => header.Name).ToArray() : [];
        return Promised.Where(name => headers.Contains(name) && !described.Contains(name))
            .Select(name => $"the header {name} is not described")
            .Concat(described.Where(name => name is "API-Version" or "Location"
                || (name == "Retry-After" && status is 429 or 503))
                .Where(name => !headers.Contains(name)).Select(name => $"the header {name} is missing"));
    }

    private IEnumerable<string> BodyFaults(JsonElement said, MediaTypeHeaderValue? type, byte[] body)
    {
        if (!said.TryGetProperty("content", out var contents))
        {
            return body.Length == 0 ? [] : ["the body is not described"];
        }

        if (type?.MediaType is not { } name || !contents.TryGetProperty(name, out var content))
        {
            return [$"the content type {type} is not described"];
        }

        if (!name.EndsWith("json", StringComparison.Ordinal))
        {
            return [];
        }

        var value = JsonDocument.Parse(body).RootElement;
        return [.. _schemas.Faults(content.GetProperty("schema"), value), .. CodeFaults(content, value)];
    }

    // A refusal has one of the codes that the answer gives examples of.
    private static IEnumerable<string> CodeFaults(JsonElement content, JsonElement value) =>
        content.TryGetProperty("examples", out var examples) && value.TryGetProperty("code", out var code)
        && !examples.TryGetProperty(code.GetString()!, out _)
            ? [$"the code {code} is not described"] : [];
}
