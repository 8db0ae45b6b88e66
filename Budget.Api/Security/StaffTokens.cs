using Budget.Api.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Budget.Api.Security;

/// <summary>
/// <c>Authorization: Bearer eyJ…</c>: staff whom the municipality's own authority signs in (OpenID Connect). Its tokens
/// say who it is and, in a member of their own, which role.
/// </summary>
internal static class StaffTokens
{
    public const string Scheme = "StaffToken";

    // Clocks of two machines differ by less than this.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // Voters and front ends never sign in this way.
    private static readonly Role[] Roles =
        [Role.Steward, Role.Clerk, Role.Finance, Role.Auditor, Role.Administrator];

    /// <summary>Adds the scheme, when the settings name an authority.</summary>
    public static AuthenticationBuilder AddStaffTokens(
        this AuthenticationBuilder callers, ApplicationSettings settings)
    {
        if (settings.OidcAuthority is not { } authority)
        {
            return callers;
        }

        callers.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>());
        callers.Services.AddOptions<JwtBearerOptions>(Scheme).Configure<TimeProvider>(
            (options, clock) => Configure(options, authority, settings, clock));
        return callers.AddScheme<JwtBearerOptions, JwtBearerHandler>(Scheme, null);
    }

    private static void Configure(
        JwtBearerOptions options, string authority, ApplicationSettings settings, TimeProvider clock)
    {
        options.Authority = authority;
        options.Audience = settings.OidcAudience;
        // Anything but https is refused at the start, except on this machine.
        options.RequireHttpsMetadata = authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = settings.OidcAudience,
            ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (from, until, _, _) =>
                until is not null && clock.GetUtcNow() < until.Value + Skew
                && (from is null || clock.GetUtcNow() >= from.Value - Skew),
        };
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context => Recognise(context, settings),
            // An authority that cannot be reached makes nobody known; it is no defect of the call.
            OnAuthenticationFailed = context =>
            {
                context.Fail(context.Exception);
                return Task.CompletedTask;
            },
        };
    }

    private static Task Recognise(TokenValidatedContext context, ApplicationSettings settings)
    {
        if (CallerOf((JsonWebToken)context.SecurityToken, settings) is { } caller)
        {
            context.Principal = caller.ToPrincipal(Scheme);
        }
        else
        {
            context.Fail("The token names nobody, or not one role.");
        }

        return Task.CompletedTask;
    }

    /// <summary>Who a valid token speaks for; null when it names nobody, or not exactly one role.</summary>
    internal static Caller? CallerOf(JsonWebToken token, ApplicationSettings settings)
    {
        var said = Said(token, settings.OidcRoleClaim);
        var role = Roles.Where(role => said is [var one] && WireFormat.Word(role) == one).ToArray();
        return role is [var known] && PersonOf(token, settings.OidcPersonClaim) is { Length: > 0 } person
            ? new Caller(person, known)
            : null;
    }

    private static string? PersonOf(JsonWebToken token, string? claim) =>
        claim is null ? token.Subject is { Length: > 0 } subject ? People.OfToken(token.Issuer, subject) : null
        : Said(token, claim) is [var name] ? People.Named(name)
        : null;

    private static string[] Said(JsonWebToken token, string claim) =>
        [.. token.Claims.Where(said => said.Type == claim).Select(said => said.Value)];
}
