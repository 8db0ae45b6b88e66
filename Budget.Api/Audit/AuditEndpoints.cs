using Budget.Api.Hosting;
using Budget.Api.Security;

namespace Budget.Api.Audit;

/// <summary>Who changed what.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder v1)
    {
        v1.MapGroup("/rounds/{round}").WithTags("Oversight")
            .MapGet("/audit-events", ListAuditEvents.Handle).AllowEverybody()
            .WithName("listAuditEvents").WithSummary("Who changed what in a round, as a chain of hashes")
            .Produces<Page<ListAuditEvents.Shown>>();
    }
}
