using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;

namespace Budget.Api.Results;

/// <summary>What was counted, and what the council decided.</summary>
internal static class ResultEndpoints
{
    public static void MapResults(this RouteGroupBuilder v1)
    {
        var round = v1.MapGroup("/rounds/{round}").WithTags("Results");
        round.MapGet("/result", GetResult.Handle).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("getResult").WithSummary("What the council decided, what is recommended, and why")
            .Produces<ResultAnswer>();
        round.MapGet("/result/record", GetResult.Record).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("getRecord").WithSummary("The signed record")
            .Produces<RecordShape>();
        round.MapGet("/result/projects/{project}/explanation", GetExplanation.Handle).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("getExplanation").WithSummary("Why a project is recommended or not")
            .Produces<GetExplanation.Explanation>();
        round.MapGet("/result/comparisons", GetComparisons.Handle).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("getComparisons").WithSummary("The recommendation beside that of most votes")
            .Produces<GetComparisons.Comparisons>();
        round.MapGet("/result-runs", ListResultRuns.Handle).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("listResultRuns").WithSummary("The versions of the result, and what took the place of what")
            .Produces<Page<ResultVersion>>();
        round.MapPost("/result-runs", MakeResultRun.Handle).Allow(Role.Finance).Refuses(ProblemType.ResultNotPublished)
            .Validate<MakeResultRun.Request, MakeResultRun.Request.Validator>()
            .WithName("makeResultRun").WithSummary("Count again, for a result that supersedes the published one")
            .Produces<ResultRun>(StatusCodes.Status201Created);
        round.MapPost("/result-runs/{run}/confirmations", MakeResultRun.Confirm).Allow(Role.Finance)
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("confirmResultRun").WithSummary("Publish the result that another person had counted")
            .Produces<ResultRun>();
        round.MapGet("/council-decisions", ListDecisions.Handle).AllowEverybody()
            .Refuses(ProblemType.ResultNotPublished)
            .WithName("listCouncilDecisions").WithSummary("What the council decided")
            .Produces<ListDecisions.Decisions>();
        round.MapPost("/council-decisions", RecordDecision.Handle).Allow(Role.Finance)
            .Refuses(ProblemType.ResultNotPublished, ProblemType.WrongState)
            .Validate<RecordDecision.Request, RecordDecision.Request.Validator>()
            .WithName("recordCouncilDecision").WithSummary("Record what the council decided")
            .Produces<CouncilDecision>(StatusCodes.Status201Created);
    }
}
