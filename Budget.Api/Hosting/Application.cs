using Budget.Api.Allocations;
using Budget.Api.Audit;
using Budget.Api.Ballots;
using Budget.Api.Exports;
using Budget.Api.Hosting.Description;
using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Rules;
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
            .AddSingleton<BallotsByLine>()
