using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Security;

namespace Budget.Api.Exports;

/// <summary>What leaves the house as files.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this RouteGroupBuilder v1)
    {
        var exports = v1.MapGroup("/rounds/{round}/exports").WithTags("Results");
        exports.MapGet("/ballots/{line}.pb", GetExport.Ballots).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished, ProblemType.CellSuppressed)
            .WithName("exportBallots").WithSummary("The ballots of a line, shuffled, in the Pabulib format")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        exports.MapGet("/projects.csv", GetExport.Projects).AllowEverybody().Refuses(ProblemType.ResultNotPublished)
            .WithName("exportProjects").WithSummary("The projects with votes and reasons, for spreadsheets")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
        exports.MapGet("/result.json", GetResult.Handle).AllowEverybody().Refuses(ProblemType.ResultNotPublished)
            .WithName("exportResult").WithSummary("The result as a file")
            .Produces<ResultAnswer>();
        exports.MapGet("/bundle.zip", GetExport.Whole).AllowEverybody().Refuses(ProblemType.ResultNotPublished)
            .WithName("exportBundle").WithSummary("Everything that is needed to recompute the result")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/zip");
    }
}
