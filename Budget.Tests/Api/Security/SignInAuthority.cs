using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Budget.Tests.Api.Security;

/// <summary>A municipality's authority as OpenID Connect describes one: its discovery document and its keys, served
/// over HTTP on this machine.</summary>
internal sealed class SignInAuthority : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };

    private SignInAuthority(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<SignInAuthority> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var authority = new SignInAuthority(builder.Build());
        authority._app.MapGet("/.well-known/openid-configuration", () => TypedResults.Text(JsonSerializer.Serialize(
            new { issuer = authority.Url, jwks_uri = $"{authority.Url}/keys" }), "application/json"));
        authority._app.MapGet("/keys", () => TypedResults.Text(authority.Keys(), "application/json"));
        await authority._app.StartAsync();
        return authority;
    }

    /// <summary>A token as the authority gives it to somebody who signed in, unless the test says otherwise.</summary>
    public string Token(DateTimeOffset now, Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Url,
            Audience = "budget",
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["sub"] = "anna", ["budget_role"] = "finance" },
            SigningCredentials = new(_key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>Another key that calls itself the same.</summary>
    public static SigningCredentials Forged() =>
        new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256);

    /// <summary>The public key as a password: what a careless verifier would take.</summary>
    public SigningCredentials PublicKeyAsPassword() => new(
        new SymmetricSecurityKey(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "one" },
        SecurityAlgorithms.HmacSha256);

    private string Keys()
    {
        var shown = _key.Rsa.ExportParameters(includePrivateParameters: false);
        var key = new
        {
            kty = "RSA",
            use = "sig",
            kid = "one",
            n = Base64UrlEncoder.Encode(shown.Modulus),
            e = Base64UrlEncoder.Encode(shown.Exponent),
        };
        return JsonSerializer.Serialize(new { keys = new[] { key } });
    }

    public async ValueTask DisposeAsync()
    {
        _key.Rsa.Dispose();
        await _app.DisposeAsync();
    }
}
