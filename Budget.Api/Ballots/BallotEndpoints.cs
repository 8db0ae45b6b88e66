namespace Budget.Api.Ballots;

/// <summary>Ballot form, ballots and receipts.</summary>
internal static class BallotEndpoints
{
    public static void MapBallots(this RouteGroupBuilder v1)
    {
    }
}
