namespace Budget.Api.Hosting;

/// <summary>What is logged: a line for each request, and defects with all that is known of them.</summary>
internal static class Logging
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    /// <summary>Lines of JSON on the standard output, for a service.</summary>
    public static ILoggingBuilder ToStandardOutput(ILoggingBuilder logging) => logging.AddJsonConsole(options =>
    {
        options.UseUtcTimestamp = true;
        options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    });

    /// <summary>What keeps a service from starting is said by the command that starts it, in one sentence.</summary>
    public static void FromStart(ILoggingBuilder logging, Func<bool> isUp)
    {
        foreach (var category in (string[])[Kestrel, "Microsoft.Extensions.Hosting.Internal.Host"])
        {
            logging.AddFilter(category, level => isUp() && level >= LogLevel.Error);
        }
    }

    /// <summary>The levels: what the framework says of a request may hold its path, and with it a secret.</summary>
    public static void Level(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Error)
        .AddFilter(Kestrel, LogLevel.Error)
        .AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.None)
        .AddFilter(typeof(RequestLog).FullName, LogLevel.Information);
}
