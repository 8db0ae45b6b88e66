using Budget.Api.Imports;
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
        exports.MapGet("/projects.xlsx", GetExport.ProjectWorkbook).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("exportProjectsWorkbook").WithSummary("The projects with votes and reasons, as a workbook")
            .Produces<byte[]>(StatusCodes.Status200OK, TableMedia.Workbook);
        exports.MapGet("/result.xlsx", GetExport.ResultAsWorkbook).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("exportResultWorkbook").WithSummary("The result as a workbook: projects, lines, decision")
            .Produces<byte[]>(StatusCodes.Status200OK, TableMedia.Workbook);
        exports.MapGet("/result.json", GetResult.Handle).AllowEverybody().Refuses(ProblemType.ResultNotPublished)
            .WithName("exportResult").WithSummary("The result as a file")
            .Produces<ResultAnswer>();
        exports.MapGet("/result.html", GetExport.Page).AllowEverybody().Refuses(ProblemType.ResultNotPublished)
            .WithName("exportResultPage").WithSummary("The result as a page for the council, whole in one file")
            .Produces<string>(StatusCodes.Status200OK, "text/html");
        exports.MapGet("/bundle.zip", GetExport.Whole).AllowEverybody().Refuses(ProblemType.ResultNotPublished)
            .WithName("exportBundle").WithSummary("Everything that is needed to recompute the result")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/zip");
    }
}
