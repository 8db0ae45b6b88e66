using System.Text;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;
using Microsoft.IdentityModel.Tokens;

namespace Budget.Tests.Api.Security;

/// <summary>Staff who are signed in by the municipality's own authority.</summary>
[OnBothStores]
public sealed class StaffTokensTests
{
    [Test]
    public async Task Whom_the_authority_signs_in_acts_under_his_own_name()
    {
        await using var authority = await SignInAuthority.OpenAsync();
        await using var town = await OpenAsync(authority);
        var answer = await Create(town, authority.Token(RunningTown.Start));
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("201"));
        var round = (await answer.JsonAsync()).GetProperty("id").GetString()!;
        var made = town.Database.Read(session => AuditTrail.After(session, round, 0, 10)).Single();
        Assert.That((made.Actor, made.Role), Is.EqualTo(($"{authority.Url}#anna", "finance")));
    }

    [Test]
    public async Task A_key_and_a_token_of_one_person_are_one_person()
    {
        await using var authority = await SignInAuthority.OpenAsync();
        await using var town = await OpenAsync(authority, personClaim: "email");
        var round = await Planned.LockedAsync(town);
        var asked = await round.AskAsync("cancelled", "The money is gone.");
        var id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        string Mailed(string address) =>
            authority.Token(RunningTown.Start, given => given.Claims["email"] = address);
        Assert.That(
            await (await round.ConfirmAsync(With(town, Mailed(" Anna@Town.example")), id)).OutcomeAsync(),
            Is.EqualTo("409 second-person-required"));
        Assert.That(
            await (await round.ConfirmAsync(With(town, authority.Token(RunningTown.Start)), id)).OutcomeAsync(),
            Is.EqualTo("401 unauthenticated"), "Without the claim nobody is known.");
        Assert.That(
            await (await round.ConfirmAsync(With(town, Mailed("bent@town.example")), id)).OutcomeAsync(),
            Is.EqualTo("200"));
    }

    [Test]
    public async Task A_token_whose_person_no_key_can_name_does_not_confirm_what_a_key_asked_for()
    {
        await using var authority = await SignInAuthority.OpenAsync();
        await using var town = await OpenAsync(authority);
        var round = await Planned.LockedAsync(town);
        var asked = await round.AskAsync("cancelled", "The money is gone.");
        var id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        var mixed = await round.ConfirmAsync(With(town, authority.Token(RunningTown.Start)), id);
        Assert.That(await mixed.OutcomeAsync(), Is.EqualTo("409 second-person-required"));
        Assert.That(
            (await mixed.JsonAsync()).GetProperty("detail").GetString(), Does.Contain("Budget__OidcPersonClaim"));
    }

    [TestCase("another audience")]
    [TestCase("another issuer")]
    [TestCase("expired")]
    [TestCase("not yet")]
    [TestCase("without an end")]
    [TestCase("unknown role")]
    [TestCase("no role")]
    [TestCase("two roles")]
    [TestCase("a voter")]
    [TestCase("nobody")]
    [TestCase("another key")]
    [TestCase("the public key as a password")]
    [TestCase("unsigned")]
    public async Task Any_other_token_makes_nobody_known(string what)
    {
        await using var authority = await SignInAuthority.OpenAsync();
        await using var town = await OpenAsync(authority);
        var token = authority.Token(RunningTown.Start, given => Spoil(given, what, authority));
        Assert.That(await (await Create(town, token)).OutcomeAsync(), Is.EqualTo("401 unauthenticated"));
    }

    [Test]
    public async Task A_role_of_the_token_may_only_what_that_role_may()
    {
        await using var authority = await SignInAuthority.OpenAsync();
        await using var town = await OpenAsync(authority);
        var token = authority.Token(RunningTown.Start, given => given.Claims["budget_role"] = "auditor");
        Assert.That(await (await Create(town, token)).OutcomeAsync(), Is.EqualTo("403 forbidden"));
    }

    [Test]
    public async Task A_token_that_claims_no_algorithm_or_is_cut_makes_nobody_known()
    {
        await using var authority = await SignInAuthority.OpenAsync();
        await using var town = await OpenAsync(authority);
        var parts = authority.Token(RunningTown.Start).Split('.');
        var none = Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"JWT"}"""));
        foreach (var token in new[] { $"{none}.{parts[1]}.", $"{parts[0]}.{parts[1]}.", parts[0], "x", "..", "a.b.c" })
        {
            Assert.That(await (await Create(town, token)).OutcomeAsync(), Is.EqualTo("401 unauthenticated"), token);
        }
    }

    [Test]
    public async Task An_authority_that_does_not_answer_makes_nobody_known_and_breaks_nothing()
    {
        var authority = await SignInAuthority.OpenAsync();
        var token = authority.Token(RunningTown.Start);
        await using var town = await OpenAsync(authority);
        await authority.DisposeAsync();
        Assert.That(await (await Create(town, token)).OutcomeAsync(), Is.EqualTo("401 unauthenticated"));
    }

    [Test]
    public async Task Without_an_authority_tokens_mean_nothing()
    {
        await using var authority = await SignInAuthority.OpenAsync();
        await using var town = await RunningTown.OpenAsync();
        Assert.That(await (await Create(town, authority.Token(RunningTown.Start))).OutcomeAsync(),
            Is.EqualTo("401 unauthenticated"));
    }

    private static void Spoil(SecurityTokenDescriptor token, string what, SignInAuthority authority) => _ = what switch
    {
        "another audience" => token.Audience = "another",
        "another issuer" => token.Issuer = "https://elsewhere.example",
        "expired" => token.Expires = RunningTown.Start.UtcDateTime.AddMinutes(-2),
        "not yet" => token.NotBefore = RunningTown.Start.UtcDateTime.AddMinutes(2),
        "without an end" => token.Expires = null,
        "unknown role" => token.Claims["budget_role"] = "mayor",
        "no role" => token.Claims.Remove("budget_role"),
        "two roles" => token.Claims["budget_role"] = new[] { "finance", "clerk" },
        "a voter" => token.Claims["budget_role"] = "voter",
        "nobody" => token.Claims.Remove("sub"),
        "another key" => token.SigningCredentials = SignInAuthority.Forged(),
        "the public key as a password" => token.SigningCredentials = authority.PublicKeyAsPassword(),
        "unsigned" => token.SigningCredentials = null,
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static Task<RunningTown> OpenAsync(SignInAuthority authority, string? personClaim = null) =>
        RunningTown.OpenAsync(new ApplicationSettings
        {
            RateLimits = false,
            OidcAuthority = authority.Url,
            OidcPersonClaim = personClaim,
        });

    private static Task<HttpResponseMessage> Create(RunningTown town, string token) =>
        With(town, token).PostAsync("/v1/rounds", new { title = "Aars 2026" });

    private static HttpClient With(RunningTown town, string token)
    {
        var client = town.AsPublic();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return client;
    }
}
