using System.Globalization;

namespace Budget.Api.Hosting;

/// <summary>
/// A route that goes away: said in each of its answers by <c>Deprecation</c> (RFC 9745), <c>Sunset</c> (RFC 8594) and a
/// link to what takes its place.
/// </summary>
/// <param name="Since">From when on nobody should begin to use it.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Successor">The address of what takes its place, or of a page that says what to do.</param>
internal sealed record Deprecation(DateTimeOffset Since, DateTimeOffset Until, string Successor)
{
    public void Announce(IHeaderDictionary headers)
    {
        headers["Deprecation"] = string.Create(CultureInfo.InvariantCulture, $"@{Since.ToUnixTimeSeconds()}");
        headers["Sunset"] = Until.ToString("R", CultureInfo.InvariantCulture);
        headers.Append("Link", $"<{Successor}>; rel=\"deprecation\"");
    }
}

internal static class DeprecatedRoutes
{
    /// <summary>Says of a route that it goes away.</summary>
    public static TBuilder Deprecate<TBuilder>(this TBuilder route, Deprecation deprecation)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(deprecation);
}
