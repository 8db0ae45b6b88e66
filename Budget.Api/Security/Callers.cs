using System.Text.Encodings.Web;
using Budget.Api.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Budget.Api.Security;

/// <summary>Who may be who, and that nobody may anything unless a route says so.</summary>
internal static class Callers
{
    /// <summary>For callers who say nothing about themselves.</summary>
    public const string Nobody = "Nobody";

    private const string ByHeader = "ByHeader";

    public static IServiceCollection AddCallers(this IServiceCollection services, ApplicationSettings settings)
    {
        // AddAuthentication would also start data protection, which keeps keys under the home folder, for cookies
        // that nobody sets here.
        services.AddAuthenticationCore(options => options.DefaultScheme = ByHeader).AddSingleton(UrlEncoder.Default);
        new AuthenticationBuilder(services)
            .AddPolicyScheme(ByHeader, null, options => options.ForwardDefaultSelector =
                http => SchemeOf(http.Request, settings.OidcAuthority is not null))
            .AddScheme<AuthenticationSchemeOptions, NobodyAuthentication>(Nobody, null)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, VotingCodeAuthentication>(VotingCodeAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, VoterTokenAuthentication>(VoterTokenAuthentication.Name, null)
            .AddStaffTokens(settings);
        return services
            .AddSingleton<IAuthorizationHandler, AccessHandler>()
            .AddAuthorization(options => options.FallbackPolicy =
                new AuthorizationPolicyBuilder().RequireAssertion(IsNoRoute).Build());
    }

    // A route without Access is closed to all; what is no route of ours is 404 or 405 for all.
    private static bool IsNoRoute(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;

    private static string SchemeOf(HttpRequest request, bool takesStaffTokens) =>
        Authorizations.IsVoter(request) ? VotingCodeAuthentication.Name
        : Authorizations.Bearer(request) is not { } bearer ? Nobody
        : bearer.StartsWith(ApiKey.Prefix, StringComparison.Ordinal) ? KeyAuthentication.Name
        : VoterTokenAuthentication.IsMeant(request) ? VoterTokenAuthentication.Name
        : takesStaffTokens ? StaffTokens.Scheme
        : Nobody;
}

/// <summary>A caller without proof: the public.</summary>
internal sealed class NobodyAuthentication(
    Microsoft.Extensions.Options.IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.NoResult());
}
