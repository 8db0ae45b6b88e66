namespace Budget.Api.Hosting;

/// <summary>What every answer says about itself.</summary>
internal sealed class ResponseHeaders(RequestDelegate next)
{
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
            headers.XContentTypeOptions = "nosniff";
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XFrameOptions = "DENY";
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy =
                    http.Request.Path.StartsWithSegments(Description.Contract.Pages) ? OwnPages : Nothing;
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
