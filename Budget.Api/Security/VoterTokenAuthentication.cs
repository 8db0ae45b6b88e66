using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Budget.Api.Security;

/// <summary>
/// <c>Authorization: Bearer …</c> with a token of the municipality that a round trusts: signed with ES256 or RS256, for
/// this round, valid for ten minutes at most, with a reference of the roll in <c>roll_ref</c>.
/// </summary>
internal sealed class VoterTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database database,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "VoterToken";

    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    // Clocks of two servers are seldom further apart.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    /// <summary>Whether a token says that it comes from the issuer that the round of the route trusts.</summary>
    public static bool IsMeant(HttpRequest request) =>
        Authorizations.Bearer(request) is { } token && Tokens.CanReadToken(token)
        && IssuerOf(request, request.HttpContext.RequestServices.GetRequiredService<Database>()) is { } issuer
        && Claimed(token) == issuer.Issuer;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var issuer = IssuerOf(Request, database)!;
        var round = (string)Request.RouteValues["round"]!;
        using var key = VoterKey.Read(issuer.PublicKey);
        if (key is null)
        {
            return AuthenticateResult.Fail("the round has no usable key");
        }

        var result = await Tokens.ValidateTokenAsync(
            Authorizations.Bearer(Request), Parameters(round, issuer.Issuer, key.ForTokens));
        var caller = result.IsValid && result.SecurityToken is JsonWebToken token && IsTimely(token)
            && token.TryGetPayloadValue<string>("roll_ref", out var reference)
            && !reference.Any(char.IsControl)
                ? database.Read(session => Find(session, round, reference))
                : null;
        return caller is null
            ? AuthenticateResult.Fail("no valid token")
            : AuthenticateResult.Success(new(caller.ToPrincipal(Name), Name));
    }

    private static TokenValidationParameters Parameters(string round, string issuer, SecurityKey key) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = round,
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
        // Lifetimes are checked below, by our own clock.
        ValidateLifetime = false,
    };

    private bool IsTimely(JsonWebToken token)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return token.IssuedAt > DateTime.MinValue && token.IssuedAt <= now + Skew && token.ValidTo > now
            && token.ValidTo - token.IssuedAt <= LongestLife && token.ValidFrom <= now + Skew;
    }

    private static Caller? Find(Session session, string round, string reference) =>
        session.One<string>(
            "SELECT id FROM roll_entry WHERE round_id = @round AND ref = @reference", new { round, reference })
            is { } entry ? Caller.Voter(round, entry, null) : null;

    private static VoterIssuer? IssuerOf(HttpRequest request, Database database) =>
        request.RouteValues["round"] is string round
            ? database.Read(session => Round.Find(session, round))?.Settings.VoterIssuer
            : null;

    private static string? Claimed(string token)
    {
        try
        {
            return Tokens.ReadJsonWebToken(token).Issuer;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>The key of a municipality's voter tokens.</summary>
internal sealed class VoterKey : IDisposable
{
    private const int LeastRsaBits = 2048;

    private readonly AsymmetricAlgorithm _key;

    private VoterKey(AsymmetricAlgorithm key, SecurityKey forTokens)
    {
        (_key, ForTokens) = (key, forTokens);
        // What is cached would outlive the key.
        ForTokens.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
    }

    public SecurityKey ForTokens { get; }

    /// <summary>
    /// A public key in PEM, on the curve P-256 or RSA of 2048 bits at least; null when it is neither.
    /// </summary>
    public static VoterKey? Read(string pem)
    {
        var curve = ECDsa.Create();
        if (IsRead(() => curve.ImportFromPem(pem)) && curve.KeySize == 256)
        {
            return new(curve, new ECDsaSecurityKey(curve));
        }

        curve.Dispose();
        var rsa = RSA.Create();
        if (IsRead(() => rsa.ImportFromPem(pem)) && rsa.KeySize >= LeastRsaBits)
        {
            return new(rsa, new RsaSecurityKey(rsa));
        }

        rsa.Dispose();
        return null;
    }

    /// <summary>Whether <see cref="Read"/> finds a key.</summary>
    public static bool IsUsable(string pem)
    {
        using var key = Read(pem);
        return key is not null;
    }

    public void Dispose() => _key.Dispose();

    private static bool IsRead(Action import)
    {
        try
        {
            import();
            return true;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
