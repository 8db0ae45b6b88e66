namespace Budget.Api.Hosting;

/// <summary>What every answer says about itself.</summary>
internal sealed class ResponseHeaders(RequestDelegate next)
{
    // What an answer may depend on, wherever it is kept on its way.
    private const string VariesBy = "Accept, Accept-Language, Api-Key, Authorization, Origin";

    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // The pages that show the description bring their own scripts, and styles inside their elements.
    private const string OwnPages = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
        + "form-action 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers["API-Version"] = Core.Engine.Version;
            headers.Vary = VariesBy;
            http.GetEndpoint()?.Metadata.GetMetadata<Deprecation>()?.Announce(headers);
            headers.XContentTypeOptions = "nosniff";
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XFrameOptions = "DENY";
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy =
                    http.Request.Path.StartsWithSegments(Description.Contract.Pages) ? OwnPages : Nothing;
            }

            if (headers.Allow.ToString() is var allowed && allowed.StartsWith("GET", StringComparison.Ordinal))
            {
                headers.Allow = $"HEAD, {allowed}";
            }

            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
