namespace Budget.Api.Results;

/// <summary>What was counted, and what the council decided.</summary>
internal static class ResultEndpoints
{
    public static void MapResults(this RouteGroupBuilder v1)
    {
    }
}
