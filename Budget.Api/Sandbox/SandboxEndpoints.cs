using Budget.Api.Hosting;
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
        rounds.MapPost("/", MakeSandboxRound.Handle).AllowEverybody().DeliversOnce()
            .Refuses(ProblemType.NotFound)
            .Validate<MakeSandboxRound.Request, MakeSandboxRound.Request.Validator>()
            .WithName("makeSandboxRound")
            .WithSummary("Make an invented round that is open for voting, with codes and keys for tests")
            .WithDescription("The round is locked, invented residents have voted in it already, and after a day it is "
                + "removed with all its traces. Its codes and keys open nothing else and are shown this once. It is "
                + "left out of the list of rounds and marked `isSandbox` everywhere. Where the operator offers none, "
                + "404; where too many were made, 429.")
            .Produces<MakeSandboxRound.Made>(StatusCodes.Status201Created);
        rounds.MapPost("/{round}/closings", CloseSandboxRound.Handle).Allow(Role.Finance)
            .WithName("closeSandboxRound").WithSummary("Let it be closing time in a sandbox")
            .WithDescription("In a real round voting closes by the clock alone. Counting and publishing are the "
                + "calls of every round: `askTransition` and, by a second person, `confirmTransition`.")
            .Produces<ShownRound>();
    }
}
