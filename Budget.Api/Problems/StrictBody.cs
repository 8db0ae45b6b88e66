using System.Buffers;
using System.IO.Pipelines;
using Budget.Api.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Budget.Api.Problems;

/// <summary>How many bytes a body may have; without it <see cref="StrictBody.DefaultBytes"/>.</summary>
internal sealed record BodyLimit(int Bytes)
{
    /// <summary>
    /// Whether strangers may send it: then few of them at once, not slowly, and the handler itself checks what it
    /// reads, so that a large body is walked once, not thrice.
    /// </summary>
    public bool IsFromStrangers { get; init; }
}

/// <summary>
/// Reads a body once, and refuses it before anything is bound to it: too long, not of an accepted content type, not
/// strict JSON, not of the shape that the handler takes.
/// </summary>
internal sealed class StrictBody(RequestDelegate next)
{
    /// <summary>More than any form needs.</summary>
    public const int DefaultBytes = 64 * 1024;

    // Large bodies are kept in memory; so many of them fit there together.
    private const int FromStrangersAtOnce = 8;

    private static readonly BodyLimit Usual = new(DefaultBytes);

    private static readonly MinDataRate NotSlowly = new(bytesPerSecond: 50_000, TimeSpan.FromSeconds(10));

    private int _strangers;

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata is not { } route || route.GetMetadata<IAcceptsMetadata>() is not { } accepts)
        {
            return next(http);
        }

        var limit = route.GetMetadata<BodyLimit>() ?? Usual;
        return limit.IsFromStrangers ? OfStrangerAsync(http, accepts, limit) : InvokeAsync(http, accepts, limit);
    }

    private async Task OfStrangerAsync(HttpContext http, IAcceptsMetadata accepts, BodyLimit limit)
    {
        try
        {
            if (Interlocked.Increment(ref _strangers) > FromStrangersAtOnce)
            {
                await new Problem(ProblemType.Unavailable, "Too many files arrive at once.").ToAnswer()
                    .ExecuteAsync(http);
                return;
            }

            http.Features.Get<IHttpMinRequestBodyDataRateFeature>()?.MinDataRate = NotSlowly;
            await InvokeAsync(http, accepts, limit);
        }
        finally
        {
            Interlocked.Decrement(ref _strangers);
        }
    }

    private async Task InvokeAsync(HttpContext http, IAcceptsMetadata accepts, BodyLimit limit)
    {
        var (body, problem) = await ReadAsync(http.Request, accepts, limit);
        if (body is null)
        {
            await problem!.ToAnswer().ExecuteAsync(http);
            return;
        }

        http.Request.Body = new MemoryStream(body, writable: false);
        http.Features.Set<IRequestBodyPipeFeature>(new WholeBody(body));
        http.Request.ContentLength = body.Length;
        await next(http);
    }

    private static async Task<Answer<byte[]>> ReadAsync(HttpRequest request, IAcceptsMetadata accepts, BodyLimit limit)
    {
        var said = request.ContentType is { } whole && accepts.ContentTypes.Contains(whole) ? whole
            : MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value
            : null;
        if (!accepts.ContentTypes.Contains(said, StringComparer.OrdinalIgnoreCase))
        {
            return new Problem(ProblemType.UnsupportedMedia, $"Expected {Words.AnyOf([.. accepts.ContentTypes])}.");
        }

        var body = await BoundedBody.ReadAsync(request, limit.Bytes);
        return body is null
            ? new Problem(ProblemType.TooLarge, $"The body has more than {limit.Bytes} bytes.")
            : Fault(body, said!, accepts, limit) is { } fault ? fault
            : body;
    }

    private static Problem? Fault(byte[] body, string mediaType, IAcceptsMetadata accepts, BodyLimit limit)
    {
        if (limit.IsFromStrangers || !mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var errors = new List<JsonError>();
        var isPatch = accepts.ContentTypes.Contains(MergePatch.MediaType);
        if (StrictJson.ParseElement(body, errors, limit.Bytes, nulls: isPatch) is { } root
            && accepts.RequestType is { } type)
        {
            JsonShape.Check(root, WireFormat.Options.GetTypeInfo(type), errors);
        }

        return errors.Count > 0 ? Problem.InvalidInput(errors) : null;
    }
}

/// <summary>A body that lies in memory: whoever binds it reads it where it lies.</summary>
internal sealed class WholeBody(byte[] body) : IRequestBodyPipeFeature
{
    public PipeReader Reader { get; } = PipeReader.Create(new ReadOnlySequence<byte>(body));
}

internal static class BoundedBody
{
    /// <summary>The whole body, or null when it is longer than the limit.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        return request.ContentLength is { } length
            ? await WholeAsync(request, new byte[length])
            : await UntilItEndsAsync(request, limit);
    }

    // Most clients say how long the body is; the server sees to it that they keep their word.
    private static async Task<byte[]> WholeAsync(HttpRequest request, byte[] body)
    {
        await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
        return body;
    }

    private static async Task<byte[]?> UntilItEndsAsync(HttpRequest request, int limit)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[Math.Min(limit + 1, 16 * 1024)];
        for (var read = -1; read != 0 && bytes.Length <= limit;)
        {
            read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted);
            bytes.Write(buffer, 0, read);
        }

        return bytes.Length > limit ? null : bytes.ToArray();
    }
}
