using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Hosting;

/// <summary>Whether the service runs, and whether it can do its work.</summary>
internal static class HealthEndpoints
{
    public const string Path = "/health";

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup(Path).WithTags("Service");
        health.MapGet("/live", () => TypedResults.Ok(new Alive("alive"))).AllowEverybody()
            .WithName("getLiveness").WithSummary("Whether the service runs");
        health.MapGet("/ready", Handle).AllowEverybody()
            .WithName("getReadiness").WithSummary("Whether it can store what it is sent").Produces<Ready>();
    }

    private static async Task<IResult> Handle(Database database, ApplicationSettings settings)
    {
        var written = await database.Write<object>(session =>
        {
            Fact.Set(session, Fact.LastWrite, "1");
            return new object();
        });
        return written.Problem is { } problem ? problem.ToAnswer()
            : !Directory.Exists(settings.Keys)
                ? new Problem(ProblemType.Unavailable, "The key folder is not there.").ToAnswer()
            : TypedResults.Ok(new Ready("ready", database.Read(session => Fact.Get(session, Fact.RestoredAt))));
    }

    /// <summary>It answers.</summary>
    /// <param name="Status">Always <c>alive</c>.</param>
    internal sealed record Alive(string Status);

    /// <summary>It can store.</summary>
    /// <param name="RestoredAt">
    /// When the database was restored from a backup: what came after that backup is lost; left out when it never was.
    /// </param>
    /// <param name="Status">Always <c>ready</c>.</param>
    internal sealed record Ready(string Status, string? RestoredAt);
}
