using Budget.Api.Hosting;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Security;

namespace Budget.Api.Voters;

/// <summary>The roll and its codes.</summary>
internal static class VoterEndpoints
{
    // Ten thousand references of 64 characters.
    private static readonly BodyLimit References = new(1 << 20);

    public static void MapVoters(this RouteGroupBuilder v1)
    {
        var voters = v1.MapGroup("/rounds/{round}").WithTags("Voters");
        voters.MapPost("/roll-imports", ImportRoll.Handle).Allow(Role.Clerk, Role.Finance)
            .Refuses(ProblemType.WrongState, ProblemType.ImportRowsInvalid, ProblemType.LimitExceeded)
            .Accepts<string>(TableMedia.Csv, TableMedia.Workbook).WithMetadata(new BodyLimit(Server.MaxBodyBytes))
            .WithName("importRoll").WithSummary("Add to the roll from a table, or correct it")
            .WithDescription(
                "Columns: `ref`, an opaque reference; and if wanted `lines`, `area`, `ageBand`. `lines` names ids: "
                + "`lin-a` or `lin-a, lin-b`, or `1 of lin-a|lin-b` for a choice; empty for all lines. `dryRun=true` "
                + "reports and stores nothing.")
            .Produces<ImportRoll.Report>();
        voters.MapGet("/roll-summary", ShowRollSummary.Handle).AllowStaff()
            .WithName("showRollSummary").WithSummary("How many may vote where, without small numbers")
            .Produces<ShowRollSummary.Summary>();
        voters.MapPost("/code-batches", MakeCodeBatch.Handle).Allow(Role.Clerk, Role.Finance)
            .Refuses(ProblemType.WrongState)
            .WithMetadata(References).Validate<MakeCodeBatch.Request, MakeCodeBatch.Request.Validator>()
            .WithName("makeCodeBatch").WithSummary("Say who gets a voting code with the next letter")
            .Produces<CodeBatch>(StatusCodes.Status201Created);
        voters.MapGet("/code-batches", ListCodeBatches.Handle).AllowStaff()
            .WithName("listCodeBatches").WithSummary("Batches of voting codes, without the codes")
            .Produces<Page<CodeBatch>>();
        voters.MapPost("/code-batches/{batch}/exports", ExportCodes.Handle).Allow(Role.Clerk).DeliversOnce()
            .Refuses(ProblemType.WrongState, ProblemType.AlreadyDelivered)
            .WithName("exportCodes").WithSummary("Make the codes of a batch and take them to the printer, once")
            .Produces<ExportCodes.Exported>(StatusCodes.Status200OK, "application/json", "text/csv");
        voters.MapPost("/code-revocations", RevokeCodes.Handle).Allow(Role.Clerk).Refuses(ProblemType.WrongState)
            .WithMetadata(References).Validate<RevokeCodes.Request, RevokeCodes.Request.Validator>()
            .WithName("revokeCodes").WithSummary("End voting codes that were lost")
            .Produces<RevokeCodes.Revoked>();
    }
}
