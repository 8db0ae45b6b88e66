using Budget.Api.Allocations;
using Budget.Api.Audit;
using Budget.Api.Ballots;
using Budget.Api.Exports;
using Budget.Api.Hosting.Description;
using Budget.Api.Hosting.Telemetry;
using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Rules;
using Budget.Api.Sandbox;
using Budget.Api.Security;
using Budget.Api.Security.Keys;
using Budget.Api.Storage;
using Budget.Api.Voters;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Budget.Api.Hosting;

/// <summary>The service: its parts, the way of a request through it, and its routes.</summary>
internal static class Application
{
    /// <summary>Opens the database and builds a service that is ready to run.</summary>
    /// <param name="settings">What the operator says.</param>
    /// <param name="clock">What time it is; opening and closing of rounds follow it.</param>
    /// <param name="log">Where the log goes; nowhere when left out.</param>
    public static WebApplication Build(
        ApplicationSettings settings, TimeProvider clock, Action<ILoggingBuilder>? log = null)
    {
        var (database, keys) = Store(settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(Server.Limit).UseUrls(settings.Url);
        Logging.Level(builder.Logging.ClearProviders());
        log?.Invoke(builder.Logging);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(clock)
            // Opened here and closed by the container, which closes only what a function of its own answered.
            .AddSingleton(_ => database)
            .AddSingleton(keys)
            .AddSingleton<Manifests>()
            .AddSingleton<KnownRounds>()
            .AddSingleton<BallotsByLine>()
            .AddSingleton<Counting>()
            .AddSingleton<Superseding>()
            .AddSingleton<BundleShelf>()
            .AddSingleton<Erasing>()
            .AddSingleton<Aftermath>()
            .AddHostedService<LinkKeyCheck>()
            .AddSingleton<CalculationDesk>()
            .AddHostedService<RoundAlarm>()
            .AddHostedService<SandboxBroom>()
            .Configure<HostOptions>(host =>
                host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore)
            .AddHostedService<OwedCounts>()
            .AddSingleton<CallsAtWork>()
            .AddHostedService<Forgetting>()
            .ConfigureHttpJsonOptions(json => WireFormat.Configure(json.SerializerOptions))
            .AddDescription()
            .AddTelemetry(settings)
            .AddSingleton<RateLimits>()
            .AddCors().AddSingleton<ICorsPolicyProvider, Origins>()
            .AddCallers(settings);
        var app = builder.Build();
        UsePipeline(app, settings);
        Map(app);
        return app;
    }

    private static void UsePipeline(WebApplication app, ApplicationSettings settings)
    {
        app.UseProxy(settings);
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<ResponseHeaders>();
        app.UseMiddleware<Heads>();
        app.UseExceptionHandler(Defects.Options);
        app.UseStatusCodePages(Refusals.Answer);
        app.UseDescription();
        app.UseRouting();
        app.UseMiddleware<FrontEndKeys>();
        app.UseCors();
        app.UseFailureLimits(settings);
        app.UseMiddleware<FrontEndGate>();
        app.UseAuthentication();
        app.UseRateLimits(settings);
        app.UseAuthorization();
        app.UseMiddleware<Negotiation>();
        app.UseMiddleware<PublicReads>();
        app.UseMiddleware<StrictQuery>();
        app.UseMiddleware<StrictBody>();
    }

    private static void Map(WebApplication app)
    {
        app.MapDescription();
        app.MapHealth();
        app.MapMetrics();
        var v1 = app.MapGroup("/v1").RememberCalls();
        v1.MapAllocations();
        v1.MapRules();
        v1.MapProblemTypes();
        v1.MapRounds();
        v1.MapVoters();
        v1.MapBallots();
        v1.MapResults();
        v1.MapExports();
        v1.MapAudit();
        v1.MapKeys();
        v1.MapSandbox();
    }

    private static (Database Database, KeyFolder Keys) Store(ApplicationSettings settings)
    {
        settings.MakeDataFolder();
        var database = Database.Serve(settings.Store(), settings.Batch);
        try
        {
            return (database, KeysOfDatabase.Open(settings.Keys, database));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
