using System.Diagnostics;
using Budget.Api.Hosting.Telemetry;
using Budget.Api.Problems;
using Budget.Api.Security;
using Microsoft.AspNetCore.Diagnostics;

namespace Budget.Api.Hosting;

/// <summary>
/// One line for each request: what was asked for as a pattern, never the path, the query, a header or a body, since
/// those hold codes, keys and references.
/// </summary>
internal sealed partial class RequestLog(
    RequestDelegate next, ILogger<RequestLog> log, TimeProvider clock, Measures measures)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var (start, trace) = (clock.GetTimestamp(), Tracing.Begin());
        try
        {
            await next(http);
        }
        finally
        {
            // What the answer is by now; where something threw, the route is remembered beside what it threw.
            var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
            var status = http.Response.StatusCode;
            var pattern = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
            measures.Answered(
                endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName, status,
                ProblemAnswer.CodeOf(http));
            trace?.End(endpoint, Caller.Of(http.User), Known(http.Request.Method), pattern, status);
            Answered(
                log, Known(http.Request.Method), pattern, status,
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
