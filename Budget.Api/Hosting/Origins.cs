using Budget.Api.Security;
using Budget.Api.Storage;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Budget.Api.Hosting;

/// <summary>
/// Which pages of other sites a browser lets read answers: every page what the public may read; the pages of front ends
/// that the operator names, or whose key names them, all else. The question before a call (preflight) carries no key
/// and is held against all of them; the call itself against its own key. Nothing is ever sent with cookies.
/// </summary>
internal sealed class Origins(ApplicationSettings settings, Database database, TimeProvider clock) : ICorsPolicyProvider
{
    private static readonly string[] Shown =
    [
        "API-Version", "Content-Language", "Deprecation", "ETag", "Idempotency-Replayed", "Link", "Location",
        "RateLimit", "RateLimit-Policy", "Retry-After", "Sunset",
    ];

    private static readonly CorsPolicy Everybody = new CorsPolicyBuilder().AllowAnyOrigin()
        .WithMethods("GET", "HEAD").WithHeaders("Accept", "Accept-Language", "If-None-Match")
        .WithExposedHeaders(Shown).Build();

    private static readonly CorsPolicy Nobody = new();

    private readonly HashSet<string> _named = [.. settings.AllowedOrigins.Split(
        ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return Task.FromResult<CorsPolicy?>(
            origin.Length > 0 && IsNamed(origin) ? Of(origin)
            : context.Request.Headers.Authorization.Count > 0 || context.Request.Headers.ContainsKey(FrontEnd.Header)
                ? Nobody
            : Everybody);
    }

    private bool IsNamed(string origin) => _named.Contains(origin)
        || database.ReadOne(session => ApiKey.LiveOrigins(session, clock.GetUtcNow())).Contains(origin);

    private static CorsPolicy Of(string origin) => new CorsPolicyBuilder(origin)
        .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
        .WithHeaders(
            "Accept", "Accept-Language", "Authorization", "Content-Type", "If-Match", "If-None-Match", Idempotency.Key,
            FrontEnd.Header)
        .WithExposedHeaders(Shown).SetPreflightMaxAge(TimeSpan.FromMinutes(10)).Build();
}
