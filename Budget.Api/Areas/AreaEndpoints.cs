using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Areas;

/// <summary>The parts of the town.</summary>
internal static class AreaEndpoints
{
    public static void MapAreas(this RouteGroupBuilder rounds)
    {
        var areas = rounds.MapGroup("/{round}/areas").WithTags("Areas");
        areas.MapGet("/", List).AllowEverybody()
            .WithName("listAreas").WithSummary("The areas of a round").Produces<Page<Area>>();
        areas.MapPost("/", CreateArea.Handle).Allow(Role.Finance).Refuses(ProblemType.RuleLocked)
            .Validate<AreaTerms, AreaTerms.Validator>()
            .WithName("createArea").WithSummary("Add an area").Produces<Area>(StatusCodes.Status201Created);
        areas.MapGet("/{area}", Show).AllowEverybody()
            .WithName("readArea").WithSummary("One area").Produces<Area>();
        areas.MapPatch("/{area}", ChangeArea.Handle).Allow(Role.Finance)
            .AcceptsPatch<AreaTerms>().Refuses(ProblemType.RuleLocked)
            .WithName("changeArea").WithSummary("Change an area").Produces<Area>();
        areas.MapDelete("/{area}", DeleteArea.Handle).Allow(Role.Finance)
            .ChangesVersion().Refuses(ProblemType.RuleLocked, ProblemType.WrongState)
            .WithName("deleteArea").WithSummary("Delete an area that nothing names")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static IResult List(
        string round, [AsParameters] PageQuery query, Caller caller, Database database, HttpContext http) =>
        SetUp.List(
            query.Read(), database, round, caller, http,
            (session, page) => Area.List(session, round, page), area => area.Id);

    private static IResult Show(string round, string area, Caller caller, Database database, HttpContext http) =>
        SetUp.Show(
            database, round, caller, http, session => Area.Get(session, round, area), found => found.Version);
}
