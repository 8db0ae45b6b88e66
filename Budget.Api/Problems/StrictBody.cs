using Budget.Api.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Budget.Api.Problems;

/// <summary>How many bytes a body may have; without it <see cref="StrictBody.DefaultBytes"/>.</summary>
internal sealed record BodyLimit(int Bytes);

/// <summary>
/// Reads a body once, and refuses it before anything is bound to it: too long, not of an accepted content type, not
/// strict JSON, not of the shape that the handler takes.
/// </summary>
internal sealed class StrictBody(RequestDelegate next)
{
    /// <summary>More than any form needs.</summary>
    public const int DefaultBytes = 64 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not { } accepts)
        {
            await next(http);
            return;
        }

        var limit = http.GetEndpoint()!.Metadata.GetMetadata<BodyLimit>()?.Bytes ?? DefaultBytes;
        var (body, problem) = await ReadAsync(http.Request, accepts, limit);
        if (body is null)
        {
            await problem!.ToAnswer().ExecuteAsync(http);
            return;
        }

        http.Request.Body = new MemoryStream(body, writable: false);
        http.Request.ContentLength = body.Length;
        await next(http);
    }

    private static async Task<Answer<byte[]>> ReadAsync(HttpRequest request, IAcceptsMetadata accepts, int limit)
    {
        var said = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value : null;
        if (!accepts.ContentTypes.Contains(said, StringComparer.OrdinalIgnoreCase))
        {
            return new Problem(ProblemType.UnsupportedMedia, $"Expected {Words.AnyOf([.. accepts.ContentTypes])}.");
        }

        var body = await BoundedBody.ReadAsync(request, limit);
        return body is null
            ? new Problem(ProblemType.TooLarge, $"The body has more than {limit} bytes.")
            : Fault(body, said!, accepts, limit) is { } fault ? fault
            : body;
    }

    private static Problem? Fault(byte[] body, string mediaType, IAcceptsMetadata accepts, int limit)
    {
        if (!mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var errors = new List<JsonError>();
        var isPatch = mediaType.EndsWith("merge-patch+json", StringComparison.OrdinalIgnoreCase);
        if (StrictJson.ParseElement(body, errors, limit, nulls: isPatch) is { } root && accepts.RequestType is { } type)
        {
            JsonShape.Check(root, WireFormat.Options.GetTypeInfo(type), "", errors);
        }

        return errors.Count > 0 ? Problem.InvalidInput(errors) : null;
    }
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

        using var bytes = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[Math.Min(limit + 1, 16 * 1024)];
        for (var read = -1; read != 0 && bytes.Length <= limit;)
        {
            read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted);
            bytes.Write(buffer, 0, read);
        }

        return bytes.Length > limit ? null : bytes.ToArray();
    }
}
