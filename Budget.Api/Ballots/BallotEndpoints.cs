using Budget.Api.Hosting;
using Budget.Api.Security;

namespace Budget.Api.Ballots;

/// <summary>Ballot form, ballots, receipts and turnout.</summary>
internal static class BallotEndpoints
{
    public static void MapBallots(this RouteGroupBuilder v1)
    {
        var voting = v1.MapGroup("/rounds/{round}").WithTags("Voting");
        voting.MapGet("/ballot-form", ShowBallotForm.Handle).AllowEverybody()
            .WithName("showBallotForm").WithSummary("What one may vote on and how, in plain words")
            .Produces<ShowBallotForm.Form>();
        voting.MapPost("/ballot-checks", CheckBallot.Handle).Allow(Role.Voter).ComputesOnly()
            .WithName("checkBallot").WithSummary("What casting this ballot would say; nothing is stored")
            .Produces<CheckBallot.Checked>();
        voting.MapGet("/receipts/{receipt}", ShowReceipt.Handle).AllowEverybody().WithMetadata(new KeptNowhere())
            .WithName("showReceipt").WithSummary("Whether the ballot of a receipt is kept")
            .Produces<Receipt>();
        voting.MapGet("/turnout", ShowTurnout.Handle).AllowEverybody()
            .WithName("showTurnout").WithSummary("How many have voted, day by day")
            .Produces<ShowTurnout.Turnout>();

        var mine = voting.MapGroup("/ballots/mine").Allow(Role.Voter);
        mine.MapPut("", CastBallot.Handle)
            .WithName("castBallot").WithSummary("Cast or replace my ballot")
            .Produces<Receipt>(StatusCodes.Status201Created).Produces<Receipt>();
        mine.MapGet("", ShowMyBallot.Handle)
            .WithName("showMyBallot").WithSummary("The receipt of my ballot")
            .Produces<Receipt>();
        mine.MapDelete("", WithdrawBallot.Handle)
            .WithName("withdrawBallot").WithSummary("Take my ballot back")
            .Produces(StatusCodes.Status204NoContent);
    }
}
