using System.Diagnostics;
using Budget.Api.Security;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Budget.Api.Hosting.Telemetry;

/// <summary>A route that voters call: when it was called is told to no collector.</summary>
internal sealed record LeavesNoTrace;

/// <summary>
/// Traces and measures for a collector of the operator (OpenTelemetry, OTLP over HTTP), where he names one. A trace of
/// a request holds what a line of the log does: never a path, a query, an address or a header. What voters call leaves
/// none, nor what anybody calls with a voting code: the times of ballots are nobody's business.
/// </summary>
internal static class Tracing
{
    private static readonly ActivitySource Source = new(Measures.Name);

    public static IServiceCollection AddTelemetry(this IServiceCollection services, ApplicationSettings settings)
    {
        services.AddSingleton<Measures>();
        if (settings.OtlpEndpoint is not { } collector)
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddAttributes([new("service.name", "budget")]))
            // Not as a caller's own sampling says: a stranger would decide what is recorded here.
            .WithTracing(traces => traces.AddSource(Measures.Name).SetSampler(new AlwaysOnSampler())
                .AddOtlpExporter(exporter => To(exporter, collector, "v1/traces")))
            .WithMetrics(metrics => metrics.AddMeter(Measures.Name)
                .AddOtlpExporter(exporter => To(exporter, collector, "v1/metrics")));
        return services;
    }

    /// <summary>Begins the trace of a request; its endpoint is known only at the end.</summary>
    public static Activity? Begin() => Source.HasListeners()
        ? Source.CreateActivity("request", ActivityKind.Server)?.Start()
        : null;

    /// <summary>Ends it under the pattern of its route, or drops it.</summary>
    public static void End(
        this Activity trace, Endpoint? endpoint, Caller caller, string method, string pattern, int status)
    {
        if (endpoint?.Metadata.GetMetadata<LeavesNoTrace>() is not null || caller.Is(Role.Voter))
        {
            trace.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            trace.IsAllDataRequested = false;
        }

        trace.DisplayName = $"{method} {pattern}";
        trace.SetTag("http.request.method", method).SetTag("http.route", pattern)
            .SetTag("http.response.status_code", status);
        trace.Dispose();
    }

    private static void To(OtlpExporterOptions exporter, string collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(new Uri(collector.TrimEnd('/') + "/"), path);
    }
}
