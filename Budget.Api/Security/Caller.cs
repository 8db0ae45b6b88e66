using System.Security.Claims;

namespace Budget.Api.Security;

/// <summary>Who calls.</summary>
/// <param name="Person">Who answers for the call; the same for all keys and tokens of one person.</param>
/// <param name="Role">Null for the public.</param>
internal sealed record Caller(string Person, Role? Role)
{
    private static readonly Caller Public = new("public", null);

    /// <summary>The clock and the service itself, where no person acts.</summary>
    public static Caller Clock { get; } = new("clock", null);

    /// <summary>The only round this caller may touch, or null for all.</summary>
    public string? RoundId { get; init; }

    /// <summary>The row of the roll, for a voter.</summary>
    public string? RollEntryId { get; init; }

    /// <summary>The HMAC of the code a voter came with; null when he came with a token.</summary>
    public string? KeptCode { get; init; }

    public bool IsStaff => Role is Security.Role.Clerk or Security.Role.Finance or Security.Role.Auditor
        or Security.Role.Administrator;

    /// <summary>A voter, who is never called by a name or a reference.</summary>
    public static Caller Voter(string roundId, string rollEntryId, string? keptCode) =>
        new("voter", Security.Role.Voter) { RoundId = roundId, RollEntryId = rollEntryId, KeptCode = keptCode };

    /// <summary>Whether the role is one of these.</summary>
    public bool Is(params ReadOnlySpan<Role> roles) => Role is { } role && roles.Contains(role);

    /// <summary>What authentication passes on to handlers.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme) => new(new Identity(this, scheme));

    public static Caller Of(ClaimsPrincipal user) => (user.Identity as Identity)?.Caller ?? Public;

    /// <summary>Lets a handler name a caller among its parameters.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http.User));

    // Who calls is asked several times in a request; written as claims and read back it would cost more than the call.
    private sealed class Identity(Caller caller, string scheme) : ClaimsIdentity(scheme)
    {
        public Caller Caller => caller;
    }
}
