namespace Budget.Api.Exports;

/// <summary>What leaves the house as files.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this RouteGroupBuilder v1)
    {
    }
}
