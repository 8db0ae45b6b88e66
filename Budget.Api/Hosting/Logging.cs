namespace Budget.Api.Hosting;

/// <summary>What is logged: a line for each request, and defects with all that is known of them.</summary>
internal static class Logging
{
    /// <summary>Lines of JSON on the standard output, for a service.</summary>
    public static void ToStandardOutput(ILoggingBuilder logging) => logging.AddJsonConsole(options =>
    {
        options.UseUtcTimestamp = true;
        options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    });

    /// <summary>The levels: what the framework says of a request may hold its path, and with it a secret.</summary>
    public static void Level(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Error)
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
        .AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.None)
        .AddFilter(typeof(RequestLog).FullName, LogLevel.Information);
}
