using System.Text.Encodings.Web;
using Budget.Api.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Budget.Api.Security;

/// <summary><c>Authorization: Bearer pbk_…</c>: staff and front ends.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database database,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = Authorizations.Bearer(Request);
        var caller = key is null ? null : database.Read(session => ApiKey.Find(session, key, clock.GetUtcNow()));
        return Task.FromResult(caller is null
            ? AuthenticateResult.Fail("unknown key")
            : AuthenticateResult.Success(new(caller.ToPrincipal(Name), Name)));
    }
}

internal static class Authorizations
{
    /// <summary>The header <c>Authorization</c> of a voter.</summary>
    public const string VotingCode = "VotingCode";

    public static bool IsVoter(HttpRequest request) => After(VotingCode, request) is not null;

    public static string? Bearer(HttpRequest request) => After("Bearer", request);

    /// <summary>What follows a scheme in the header; null when another scheme stands there.</summary>
    public static string? After(string scheme, HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme + " ", StringComparison.OrdinalIgnoreCase)
            ? header[(scheme.Length + 1)..].Trim()
            : null;
    }
}
