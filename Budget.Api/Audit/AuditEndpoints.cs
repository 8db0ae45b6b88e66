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
        v1.MapGroup("/audit-events").WithTags("Oversight")
            .MapGet("", ListAuditEvents.OfTheService).Allow(Role.Auditor, Role.Administrator)
            .WithName("listServiceAuditEvents")
            .WithSummary("Who changed what that concerns no round, such as keys, as a chain of hashes")
            .Produces<Page<ListAuditEvents.Shown>>();
    }
}
