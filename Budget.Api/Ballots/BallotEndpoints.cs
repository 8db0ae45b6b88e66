using Budget.Api.Hosting;
using Budget.Api.Hosting.Telemetry;
using Budget.Api.Problems;
using Budget.Api.Security;

namespace Budget.Api.Ballots;

/// <summary>Ballot form, ballots, receipts and turnout.</summary>
internal static class BallotEndpoints
{
    private static readonly ProblemType[] OfBallots =
    [
        ProblemType.VotingClosed, ProblemType.FormOutdated, ProblemType.NotEligible, ProblemType.OverBudget,
        ProblemType.TooManyProjects, ProblemType.TooFewProjects, ProblemType.UnknownProject,
        ProblemType.ProjectWithdrawn, ProblemType.DuplicateProject, ProblemType.DuplicateRank, ProblemType.RankGap,
        ProblemType.PointsExceeded,
    ];

    public static void MapBallots(this RouteGroupBuilder v1)
    {
        var voting = v1.MapGroup("/rounds/{round}").WithTags("Voting").WithMetadata(new LeavesNoTrace());
        voting.MapGet("/ballot-form", ShowBallotForm.Handle).AllowEverybody()
            .Refuses(ProblemType.WrongState, ProblemType.CodeUnknown)
            .WithName("showBallotForm").WithSummary("What one may vote on and how, in plain words")
            .Produces<ShowBallotForm.Form>();
        voting.MapPost("/ballot-checks", CheckBallot.Handle).Allow(Role.Voter).ComputesOnly()
            .Refuses([.. OfBallots, ProblemType.WrongState])
            .WithName("checkBallot").WithSummary("What casting this ballot would say; nothing is stored")
            .Produces<CheckBallot.Checked>();
        voting.MapGet("/receipts/{receipt}", ShowReceipt.Handle).AllowEverybody().WithMetadata(new KeptNowhere())
            .WithName("showReceipt").WithSummary("Whether the ballot of a receipt is kept")
            .Produces<Receipt>();
        voting.MapGet("/turnout", ShowTurnout.Handle).AllowEverybody().Refuses(ProblemType.WrongState)
            .WithName("showTurnout").WithSummary("How many have voted, day by day")
            .Produces<ShowTurnout.Turnout>();

        var mine = voting.MapGroup("/ballots/mine").Allow(Role.Voter);
        mine.MapPut("", CastBallot.Handle).Refuses(OfBallots)
            .WithName("castBallot").WithSummary("Cast or replace my ballot")
            .Produces<Receipt>(StatusCodes.Status201Created).Produces<Receipt>();
        mine.MapGet("", ShowMyBallot.Handle).Refuses(ProblemType.WrongState)
            .WithName("showMyBallot").WithSummary("The receipt of my ballot")
            .Produces<Receipt>();
        mine.MapDelete("", WithdrawBallot.Handle).Refuses(ProblemType.VotingClosed)
            .WithName("withdrawBallot").WithSummary("Take my ballot back")
            .Produces(StatusCodes.Status204NoContent);
    }
}
