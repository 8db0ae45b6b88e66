using System.Security.Cryptography;
using Budget.Api.Security;
using Microsoft.Net.Http.Headers;

namespace Budget.Api.Hosting;

/// <summary>How long an answer to the public holds; without it everybody asks each time if it still does.</summary>
internal sealed record Lasting(TimeSpan For);

/// <summary>What everybody may read who knows its address, and no cache may keep.</summary>
internal sealed record KeptNowhere;

/// <summary>
/// What everybody may read carries an ETag of its bytes, and is not sent again to whoever has it already
/// (<c>If-None-Match</c>, RFC 9110). What a caller is shown because of who he is stays out of every cache.
/// </summary>
internal sealed class PublicReads(RequestDelegate next)
{
    // A collision needs luck that nobody has; a shorter tag saves bytes on each call.
    private const int TagBytes = 12;

    public Task InvokeAsync(HttpContext http) => IsPublicRead(http) ? AnswerAsync(http) : next(http);

    private async Task AnswerAsync(HttpContext http)
    {
        var body = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        if (http.Response.StatusCode == StatusCodes.Status200OK && !Announce(http, buffer))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.ContentLength = null;
            http.Response.Headers.ContentType = default;
            return;
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(body, http.RequestAborted);
    }

    private static bool IsPublicRead(HttpContext http) =>
        http.Request.Method == HttpMethods.Get
        && http.Request.Headers.Authorization.Count == 0
        && !http.Request.Path.StartsWithSegments(HealthEndpoints.Path)
        && http.GetEndpoint()?.Metadata is { } route && IsFor(route);

    /// <summary>Whether a route is read by everybody, as its metadata say.</summary>
    public static bool IsFor(IEnumerable<object> route) =>
        route.OfType<Access>().LastOrDefault() is { Roles.Count: 0 } && !route.OfType<KeptNowhere>().Any();

    /// <summary>Says what the answer is, and whether it has to be sent.</summary>
    private static bool Announce(HttpContext http, MemoryStream body)
    {
        var headers = http.Response.GetTypedHeaders();
        var digest = Convert.ToHexStringLower(
            SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)).AsSpan(0, TagBytes));
        // The version comes first, so that the tag of what anybody read serves as If-Match.
        var version = headers.ETag?.Tag.Value?.Trim('"');
        var tag = new EntityTagHeaderValue($"\"{(version is null ? "" : version + ".")}{digest}\"");
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue
        {
            Public = true,
            MaxAge = http.GetEndpoint()?.Metadata.GetMetadata<Lasting>()?.For,
            NoCache = http.GetEndpoint()?.Metadata.GetMetadata<Lasting>() is null,
        };
        return !http.Request.GetTypedHeaders().IfNoneMatch.Any(
            seen => seen.Tag == "*" || seen.Compare(tag, useStrongComparison: false));
    }
}

/// <summary>A HEAD is a GET whose body stays here.</summary>
internal sealed class Heads(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        HttpMethods.IsHead(http.Request.Method) ? AnswerAsync(http) : next(http);

    private async Task AnswerAsync(HttpContext http)
    {
        // The web server has read the method already, and sends no body to whoever asked for the head.
        http.Request.Method = HttpMethods.Get;
        await next(http);
        http.Request.Method = HttpMethods.Head;
    }
}
