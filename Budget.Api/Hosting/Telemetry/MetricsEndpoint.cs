using System.Net;
using Budget.Api.Problems;
using Budget.Api.Security;

namespace Budget.Api.Hosting.Telemetry;

/// <summary>
/// <c>GET /metrics</c>: off unless the operator says otherwise, and then for who asks on the machine itself, or for an
/// administrator. Everybody else learns nothing, not even that it is there.
/// </summary>
internal static class MetricsEndpoint
{
    // What a proxy says of whom it speaks for, and where what it said is kept once it is believed.
    private static readonly string[] OfProxies = ["X-Forwarded-For", "X-Original-For", "Forwarded", "Via"];

    public static void MapMetrics(this IEndpointRouteBuilder app) => app.MapGet("/metrics", Handle).AllowEverybody()
        .WithMetadata(new KeptNowhere()).Refuses(ProblemType.NotFound)
        .WithTags("Service").WithName("getMetrics")
        .WithSummary("Figures for Prometheus, on the machine itself or for an administrator")
        .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static IResult Handle(ApplicationSettings settings, Measures measures, Caller caller, HttpContext http) =>
        settings.Metrics && (caller is { Role: Role.Administrator, RoundId: null } || IsHere(http))
            ? TypedResults.Text(Exposition.Of(measures), Exposition.MediaType)
            : new Problem(ProblemType.NotFound, "There is nothing at /metrics.").ToAnswer();

    private static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !OfProxies.Any(http.Request.Headers.ContainsKey);
}
