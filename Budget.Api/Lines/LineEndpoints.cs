using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Lines;

/// <summary>The money that voters decide on, in one or more parts.</summary>
internal static class LineEndpoints
{
    public static void MapLines(this RouteGroupBuilder rounds)
    {
        var lines = rounds.MapGroup("/{round}/lines").WithTags("Lines");
        lines.MapGet("/", List).AllowEverybody()
            .WithName("listLines").WithSummary("The lines of a round").Produces<Page<Line>>();
        lines.MapPost("/", CreateLine.Handle).Allow(Role.Finance).Refuses(ProblemType.RuleLocked)
            .Validate<LineTerms, LineTerms.Validator>()
            .WithName("createLine").WithSummary("Add a line").Produces<Line>(StatusCodes.Status201Created);
        lines.MapGet("/{line}", Show).AllowEverybody()
            .WithName("readLine").WithSummary("One line").Produces<Line>();
        lines.MapPatch("/{line}", ChangeLine.Handle).Allow(Role.Finance)
            .AcceptsPatch<LineTerms>().Refuses(ProblemType.RuleLocked)
            .WithName("changeLine").WithSummary("Change a line").Produces<Line>();
        lines.MapDelete("/{line}", DeleteLine.Handle).Allow(Role.Finance)
            .ChangesVersion().Refuses(ProblemType.RuleLocked, ProblemType.WrongState)
            .WithName("deleteLine").WithSummary("Delete a line that nothing names")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static IResult List(
        string round, [AsParameters] PageQuery query, Caller caller, Database database, HttpContext http) =>
        SetUp.List(
            query.Read(), database, round, caller, http,
            (session, page) => Line.List(session, round, page), line => line.Id);

    private static IResult Show(string round, string line, Caller caller, Database database, HttpContext http) =>
        SetUp.Show(
            database, round, caller, http, session => Line.Get(session, round, line), found => found.Version);
}
