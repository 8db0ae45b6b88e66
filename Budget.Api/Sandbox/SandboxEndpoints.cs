using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;

namespace Budget.Api.Sandbox;

/// <summary>Rounds for those who build front ends.</summary>
internal static class SandboxEndpoints
{
    public static void MapSandbox(this RouteGroupBuilder v1)
    {
        var rounds = v1.MapGroup("/sandbox/rounds").WithTags("Sandbox");
        rounds.MapPost("/", MakeSandboxRound.Handle).AllowEverybody()
            .Validate<MakeSandboxRound.Request, MakeSandboxRound.Request.Validator>()
            .WithName("makeSandboxRound")
            .WithSummary("Make an invented round that is open for voting, with codes and keys for tests")
            .Produces<MakeSandboxRound.Made>(StatusCodes.Status201Created);
        rounds.MapPost("/{round}/closings", CloseSandboxRound.Handle).Allow(Role.Finance)
            .WithName("closeSandboxRound").WithSummary("Let it be closing time in a sandbox")
            .Produces<ShownRound>();
    }
}
