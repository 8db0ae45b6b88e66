namespace Budget.Api.Allocations;

/// <summary>The calculator over HTTP.</summary>
internal static class AllocationEndpoints
{
    public static void MapAllocations(this RouteGroupBuilder v1)
    {
    }
}
