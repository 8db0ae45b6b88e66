using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Budget.Api.Hosting;

/// <summary>
/// Which pages of other sites a browser lets read answers: every page what the public may read, and the front ends that
/// the operator names all else. Nothing is ever sent with cookies.
/// </summary>
internal sealed class Origins(ApplicationSettings settings) : ICorsPolicyProvider
{
    private static readonly string[] Shown =
        ["API-Version", "Content-Language", "ETag", "Link", "Location", "Retry-After"];

    private static readonly CorsPolicy Everybody = new CorsPolicyBuilder().AllowAnyOrigin()
        .WithMethods("GET", "HEAD").WithHeaders("Accept", "Accept-Language", "If-None-Match")
        .WithExposedHeaders(Shown).Build();

    private readonly CorsPolicy _named = new CorsPolicyBuilder()
        .WithOrigins(settings.AllowedOrigins.Split(',', StringSplitOptions.RemoveEmptyEntries
            | StringSplitOptions.TrimEntries))
        .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
        .WithHeaders("Accept", "Accept-Language", "Authorization", "Content-Type", "If-Match", "If-None-Match",
            "Idempotency-Key")
        .WithExposedHeaders(Shown).SetPreflightMaxAge(TimeSpan.FromMinutes(10)).Build();

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        var isNamed = _named.IsOriginAllowed(context.Request.Headers.Origin.ToString());
        return Task.FromResult<CorsPolicy?>(isNamed ? _named : Everybody);
    }
}
