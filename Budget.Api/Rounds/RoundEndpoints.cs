using Budget.Api.Problems;
using Budget.Api.Security;

namespace Budget.Api.Rounds;

/// <summary>Rounds: their set-up, their lock, their life.</summary>
internal static class RoundEndpoints
{
    public static void MapRounds(this RouteGroupBuilder v1)
    {
        var rounds = v1.MapGroup("/rounds").WithTags("Rounds");
        rounds.MapPost("/", CreateRound.Handle).Allow(Role.Finance)
            .Validate<RoundSettings, RoundSettings.Validator>()
            .WithName("createRound").WithSummary("Create a round, as a draft")
            .Produces<CreateRound.Created>(StatusCodes.Status201Created);
    }
}
