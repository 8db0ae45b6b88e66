using System.Text.Encodings.Web;
using Budget.Api.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Budget.Api.Security;

/// <summary>
/// <c>Authorization: VotingCode …</c>. Whether a code is unknown, revoked, mistyped or of another round shows neither
/// in the answer nor in the work.
/// </summary>
internal sealed class VotingCodeAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database database,
    KeyFolder keys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "VotingCode";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var code = VotingCode.Read(Authorizations.After(Authorizations.VotingCode, Request) ?? "");
        var kept = VotingCode.Kept(code, keys.CodeKey);
        var found = database.ReadOne(session => session.One<Row>(
            "SELECT round_id AS roundId, roll_entry_id AS rollEntryId, state FROM voting_code WHERE hmac = @kept",
            new { kept }));
        return Task.FromResult(
            found is { State: "live" } && found.RoundId == Request.RouteValues["round"] as string
                ? AuthenticateResult.Success(new(
                    Caller.Voter(found.RoundId, found.RollEntryId, kept).ToPrincipal(Name), Name))
                : AuthenticateResult.Fail("no such code"));
    }

    private sealed record Row(string RoundId, string RollEntryId, string State);
}
