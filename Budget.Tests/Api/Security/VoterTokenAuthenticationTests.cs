using System.Net.Http.Headers;
using System.Security.Cryptography;
using Budget.Api.Rounds;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Budget.Tests.Api.Security;

[OnBothStores]
public sealed class VoterTokenAuthenticationTests
{
    private const string Issuer = "https://login.aars.example";
    private const string Bench = """{"lin-nord":{"approve":["prj-bench"]}}""";

    private static readonly ECDsaSecurityKey Curve = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
    private static readonly RsaSecurityKey Rsa = new(RSA.Create(2048));
    private static readonly SigningCredentials OnCurve = new(Curve, SecurityAlgorithms.EcdsaSha256);
    private static readonly SigningCredentials OnRsa = new(Rsa, SecurityAlgorithms.RsaSha256);

    [Test]
    public async Task A_token_of_the_municipality_votes_for_the_entry_that_it_names()
    {
        var (town, codes) = await TrustingAsync(Curve.ECDsa.ExportSubjectPublicKeyInfoPem());
        await using var _ = town;
        var answer = await With(town, Token(town)).CastAsync(Bench);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(
            await (await town.AsVoter(codes["A-1"]).GetAsync(VotingTown.Mine)).Content.ReadAsStringAsync(),
            Does.Contain("\"stored\""));
    }

    [Test]
    public async Task A_key_may_be_RSA_too()
    {
        var (town, _) = await TrustingAsync(Rsa.Rsa.ExportSubjectPublicKeyInfoPem());
        await using var open = town;
        Assert.That(
            await (await With(town, Token(town, signedBy: OnRsa)).CastAsync(Bench)).OutcomeAsync(),
            Is.EqualTo("201"));
    }

    private static readonly TestCaseData[] Refused =
    [
        new TestCaseData("A-9", SeededRound.Id, 0, 600, false).SetArgDisplayNames("nobody on the roll"),
        new TestCaseData("A-1", "rnd-other", 0, 600, false).SetArgDisplayNames("another round"),
        new TestCaseData("A-1", SeededRound.Id, 0, 601, false).SetArgDisplayNames("a life too long"),
        new TestCaseData("A-1", SeededRound.Id, -600, 600, false).SetArgDisplayNames("expired"),
        new TestCaseData("A-1", SeededRound.Id, 60, 600, false).SetArgDisplayNames("issued in the future"),
        new TestCaseData("A-1", SeededRound.Id, 0, 600, true).SetArgDisplayNames("signed by another key"),
        new TestCaseData(null, SeededRound.Id, 0, 600, false).SetArgDisplayNames("no reference"),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task A_token_that_is_not_quite_right_is_refused(
        string? reference, string audience, int issuedSeconds, int lifeSeconds, bool byAnother)
    {
        var (town, _) = await TrustingAsync(Curve.ECDsa.ExportSubjectPublicKeyInfoPem());
        await using var open = town;
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = byAnother ? new(new ECDsaSecurityKey(other), SecurityAlgorithms.EcdsaSha256) : OnCurve;
        var token = Token(town, reference, audience, issuedSeconds, lifeSeconds, key);
        Assert.That(
            await (await With(town, token).CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("401 unauthenticated"));
    }

    [Test]
    public async Task The_public_key_is_never_taken_for_a_shared_secret()
    {
        var pem = Curve.ECDsa.ExportSubjectPublicKeyInfoPem();
        var (town, _) = await TrustingAsync(pem);
        await using var open = town;
        var secret = new SigningCredentials(
            new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(pem)), SecurityAlgorithms.HmacSha256);
        Assert.That(
            await (await With(town, Token(town, signedBy: secret)).CastAsync(Bench)).OutcomeAsync(),
            Is.EqualTo("401 unauthenticated"));
    }

    [TestCase("x")]
    [TestCase("a.b.c")]
    [TestCase("e30.e30.")]
    [TestCase("eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmFhcnMuZXhhbXBsZSIsInJvbGxfcmVmIjoiQS0xIn0.")]
    public async Task What_is_no_token_is_refused(string token)
    {
        var (town, _) = await TrustingAsync("no key at all");
        await using var open = town;
        Assert.That(
            await (await With(town, token).CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("401 unauthenticated"));
    }

    [Test]
    public async Task A_round_trusts_no_key_that_could_not_be_used()
    {
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.As(Budget.Api.Security.Role.Finance);
        using var small = RSA.Create(1024);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var outcomes = new List<string>();
        foreach (var publicKey in new[]
        {
            "no key", small.ExportSubjectPublicKeyInfoPem(), other.ExportSubjectPublicKeyInfoPem(),
            Curve.ECDsa.ExportSubjectPublicKeyInfoPem(),
        })
        {
            // Line breaks are control characters; a key is sent as one line.
            var line = publicKey.Replace("\n", " ", StringComparison.Ordinal);
            var voterIssuer = new { issuer = Issuer, publicKey = line };
            var answer = await finance.PostAsync("/v1/rounds", new { title = "Aars", voterIssuer });
            outcomes.Add(await answer.OutcomeAsync());
        }

        Assert.That(outcomes, Is.EqualTo(
            new[] { "400 invalid-input", "400 invalid-input", "400 invalid-input", "201" }));
    }

    private static async Task<(RunningTown Town, IReadOnlyDictionary<string, string> Codes)> TrustingAsync(string pem)
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await town.Database.Write<Round>(session => RoundClock.At(session, SeededRound.Id, town.Clock.GetUtcNow())
            .Then<Round>(round => (round with
            {
                Settings = round.Settings with { VoterIssuer = new(Issuer, pem) },
            }).Update(session)));
        return (town, codes);
    }

    private static string Token(
        RunningTown town, string? reference = "A-1", string audience = SeededRound.Id, int issuedSeconds = 0,
        int lifeSeconds = 600, SigningCredentials? signedBy = null)
    {
        var issuedAt = town.Clock.GetUtcNow().UtcDateTime.AddSeconds(issuedSeconds);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = issuedAt,
            NotBefore = issuedAt,
            Expires = issuedAt.AddSeconds(lifeSeconds),
            Claims = reference is null ? null : new Dictionary<string, object> { ["roll_ref"] = reference },
            SigningCredentials = signedBy ?? OnCurve,
        });
    }

    private static HttpClient With(RunningTown town, string token)
    {
        var client = town.AsPublic();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
