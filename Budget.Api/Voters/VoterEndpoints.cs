namespace Budget.Api.Voters;

/// <summary>Roll, codes and turnout.</summary>
internal static class VoterEndpoints
{
    public static void MapVoters(this RouteGroupBuilder v1)
    {
    }
}
