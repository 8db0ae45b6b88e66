using Budget.Api.Areas;
using Budget.Api.Categories;
using Budget.Api.Hosting;
using Budget.Api.Hosting.Description;
using Budget.Api.Lines;
using Budget.Api.Problems;
using Budget.Api.Projects;
using Budget.Api.Rules;
using Budget.Api.Security;

namespace Budget.Api.Rounds;

/// <summary>Rounds: their set-up, their lock, their life.</summary>
internal static class RoundEndpoints
{
    // A count may end without an outcome.
    private static readonly ProblemType[] WhenMoved =
    [
        ProblemType.WrongState, ProblemType.TieUnresolved, ProblemType.LimitExceeded,
        ProblemType.RuleUnsupportedBallots,
    ];

    public static void MapRounds(this RouteGroupBuilder v1)
    {
        var rounds = v1.MapGroup("/rounds");
        rounds.MapLines();
        rounds.MapAreas();
        rounds.MapCategories();
        rounds.MapProjects();
        MapSettings(rounds.MapGroup("").WithTags("Rounds"));
        MapLock(rounds.MapGroup("/{round}").WithTags("Rounds"));
        MapTransitions(rounds.MapGroup("/{round}/transitions").WithTags("Rounds"));
    }

    private static void MapSettings(RouteGroupBuilder rounds)
    {
        rounds.MapGet("/", ReadRounds.List).AllowEverybody()
            .WithName("listRounds").WithSummary("Rounds, the public ones from their hearing on")
            .Produces<Page<ShownRound>>();
        rounds.MapPost("/", CreateRound.Handle).Allow(Role.Finance)
            .Validate<RoundSettings, RoundSettings.Validator>()
            .WithName("createRound").WithSummary("Create a round, as a draft")
            .Produces<ShownRound>(StatusCodes.Status201Created);
        rounds.MapPost("/{round}/copies", CopyRound.Handle).Allow(Role.Finance)
            .Refuses(ProblemType.ResultNotPublished)
            .Validate<CopyRound.Request, CopyRound.Request.Validator>()
            .WithName("copyRound").WithSummary("Start a new round with the set-up of this one, as a draft")
            .Produces<ShownRound>(StatusCodes.Status201Created);
        rounds.MapGet("/{round}", ReadRounds.One).AllowEverybody()
            .WithName("readRound").WithSummary("One round").Produces<ShownRound>();
        rounds.MapPatch("/{round}", ChangeRound.Handle).Allow(Role.Finance)
            .AcceptsPatch<RoundSettings>().Refuses(ProblemType.RuleLocked)
            .WithName("changeRound").WithSummary("Change the settings of a round").Produces<ShownRound>();
        rounds.MapDelete("/{round}", DeleteRound.Handle).Allow(Role.Finance)
            .ChangesVersion().Refuses(ProblemType.WrongState)
            .WithName("deleteRound").WithSummary("Delete a draft without anything in it")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static void MapLock(RouteGroupBuilder round)
    {
        round.MapGet("/rule-set", RuleSetOfRound.Read).AllowEverybody()
            .WithName("readRuleSet").WithSummary("The rule of a round, in its canonical form")
            .Produces<RuleSetShape>().ShowsVersion();
        round.MapPut("/rule-set", RuleSetOfRound.Write).Allow(Role.Finance)
            .Reads<RuleSetShape>().ChangesVersion(isRequired: false)
            .Refuses(ProblemType.RuleLocked, ProblemType.RuleUnsupportedBallots)
            .WithName("changeRuleSet").WithSummary("Set the rule of a round").Produces<RuleSetShape>().ShowsVersion();
        round.MapGet("/readiness", ReadReadiness.Handle).AllowStaff()
            .WithName("readReadiness").WithSummary("What stands against a lock, and what to know before it")
            .Produces<ReadReadiness.Shown>();
        round.MapGet("/rule-lock", RuleLock.Read).AllowEverybody()
            .WithName("readRuleLock").WithSummary("What was locked, with its hash").Produces<RuleLock.Shown>();
        round.MapPut("/lot-draw", DrawLot.Handle).Allow(Role.Finance).Refuses(ProblemType.WrongState)
            .Validate<DrawLot.Request, DrawLot.Request.Validator>()
            .WithName("drawLot").WithSummary("Store what the public draw gave")
            .Produces<ShownTransition>(StatusCodes.Status202Accepted);
    }

    private static void MapTransitions(RouteGroupBuilder transitions)
    {
        transitions.MapGet("/", ShownTransition.List).AllowStaff()
            .WithName("listTransitions").WithSummary("What moved the round on, and what waits for a second person")
            .Produces<Page<ShownTransition>>();
        transitions.MapPost("/", AskTransition.Handle).Allow(Role.Finance, Role.Administrator)
            .Refuses(WhenMoved)
            .Validate<AskTransition.Request, AskTransition.Request.Validator>()
            .WithName("askTransition").WithSummary("Move the round on, or ask a second person to confirm it")
            .Produces<ShownTransition>().Produces<ShownTransition>(StatusCodes.Status202Accepted);
        transitions.MapGet("/{transition}", ShownTransition.One).AllowStaff()
            .WithName("readTransition").WithSummary("One move of the round").Produces<ShownTransition>();
        transitions.MapPost("/{transition}/confirmations", ConfirmTransition.Handle)
            .Allow(Role.Finance, Role.Administrator).Refuses([.. WhenMoved, ProblemType.SecondPersonRequired])
            .WithName("confirmTransition").WithSummary("Confirm what another person asked for")
            .Produces<ShownTransition>();
    }
}
