using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Budget.Api.Hosting;

/// <summary>What the web server takes from strangers.</summary>
internal static class Server
{
    /// <summary>The largest body anybody may send; most routes take far less.</summary>
    public const int MaxBodyBytes = 32 << 20;

    private const string BareLineFeeds = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";
    private const int MaxConnections = 10_000;

    public static void Limit(KestrelServerOptions options)
    {
        // A line that ends in a bare line feed is read one way here and another way by some proxy before us.
        AppContext.SetSwitch(BareLineFeeds, true);
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MaxBodyBytes;
        options.Limits.MaxConcurrentConnections = MaxConnections;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.MaxRequestHeaderCount = 50;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }
}
