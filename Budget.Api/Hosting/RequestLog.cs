using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Budget.Api.Hosting;

/// <summary>
/// One line for each request: what was asked for as a pattern, never the path, the query, a header or a body, since
/// those hold codes, keys and references.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var start = clock.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            // Where something threw, the route is remembered beside what it threw.
            var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
            var pattern = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
            Answered(
                log, Known(http.Request.Method), pattern, http.Response.StatusCode,
                (long)clock.GetElapsedTime(start).TotalMilliseconds,
                Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
        }
    }

    // A method is whatever a client writes there.
    private static string Known(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE"
        or "OPTIONS" ? method : "other";

    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} {Milliseconds} ms {TraceId}")]
    private static partial void Answered(
        ILogger log, string method, string route, int status, long milliseconds, string traceId);
}
