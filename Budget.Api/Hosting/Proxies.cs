using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Budget.Api.Hosting;

/// <summary>Who calls when a proxy stands before the service: what a believed proxy says, and nobody else.</summary>
internal static class Proxies
{
    public static void UseProxy(this IApplicationBuilder app, ApplicationSettings settings)
    {
        if (settings.BehindProxy)
        {
            app.UseForwardedHeaders(Options(settings));
        }
    }

    private static ForwardedHeadersOptions Options(ApplicationSettings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        foreach (var address in Addresses(settings.KnownProxies))
        {
            options.KnownProxies.Add(IPAddress.Parse(address));
        }

        return options;
    }

    public static string[] Addresses(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
