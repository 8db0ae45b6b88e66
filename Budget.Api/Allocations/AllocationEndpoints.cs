using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;

namespace Budget.Api.Allocations;

/// <summary>The calculator over HTTP.</summary>
internal static class AllocationEndpoints
{
    public static void MapAllocations(this RouteGroupBuilder v1)
    {
        v1.MapPost("/allocations", Allocate.Handle).AllowEverybody().ComputesOnly().WithTags("Calculator")
            .Refuses(ProblemType.TieUnresolved, ProblemType.LimitExceeded, ProblemType.RuleUnsupportedBallots,
                ProblemType.UnknownProject, ProblemType.DuplicateRank, ProblemType.RankGap)
            .Accepts<AllocationRequest>("application/json")
            .WithMetadata(new BodyLimit(Allocate.MaxBytes) { IsFromStrangers = true })
            .WithName("allocate").WithSummary("What a rule recommends for an election, step by step; nothing is stored")
            .Produces<AllocationAnswer>();
    }
}
