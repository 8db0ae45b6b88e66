using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Audit;

/// <summary>What somebody changed.</summary>
/// <param name="Chain">The id of the round, or <see cref="AuditTrail.OfTheService"/>.</param>
/// <param name="Action">A stable word, such as <c>round-locked</c>.</param>
/// <param name="Details">Ids and amounts only: no names, references, codes or choices.</param>
internal sealed record AuditEntry(
    string Chain, Caller Caller, DateTimeOffset At, string Action, CanonicalJson Details, string? Reason = null);

/// <summary>An event as it is kept.</summary>
/// <param name="Salt">
/// Keeps anybody from guessing, by trying, what stands behind the hashes of actor, reason and details.
/// </param>
internal sealed record AuditEvent(
    string Chain, long Number, string At, string Actor, string Role, string Action, string? Reason, string Details,
    string Salt, string Previous, string Hash)
{
    /// <summary>What the public may see of it and still check: hashes stand for who, why and what.</summary>
    public AuditLink Link => new(
        Chain, Number, At, Role, Action, AuditLink.HashOf(Salt, Actor),
        Reason is null ? null : AuditLink.HashOf(Salt, Reason), AuditLink.HashOf(Salt, Details), Previous, Hash);

    /// <summary>The hash that belongs to the other members.</summary>
    public string Recompute() => Link.Recompute();
}

/// <summary>
/// The one way into the audit chains: an event is appended in the transaction of the change it tells about.
/// </summary>
internal static class AuditTrail
{
    /// <summary>The chain for what concerns no round.</summary>
    public const string OfTheService = "service";

    private const string Columns = "chain, number, at, actor, role, action, reason, details, salt, previous, hash";

    public static void Append(this Session session, AuditEntry entry)
    {
        var last = session.One<AuditEvent>(
            $"SELECT {Columns} FROM audit_event WHERE chain = @chain ORDER BY number DESC LIMIT 1",
            new { chain = entry.Chain });
        var next = new AuditEvent(
            entry.Chain, (last?.Number ?? 0) + 1, entry.At.ToStored(), entry.Caller.Person,
            entry.Caller.Role is { } role ? WireFormat.Word(role) : "service", entry.Action, entry.Reason,
            entry.Details.ToString(), Ids.New("slt"), last?.Hash ?? "", "");
        session.Run(
            $"""
            INSERT INTO audit_event ({Columns})
            VALUES (@Chain, @Number, @At, @Actor, @Role, @Action, @Reason, @Details, @Salt, @Previous, @Hash)
            """,
            next with { Hash = next.Recompute() });
    }

    /// <summary>How many events a chain has.</summary>
    public static long CountOf(Session session, string chain) =>
        session.One<long>("SELECT COUNT(*) FROM audit_event WHERE chain = @chain", new { chain });

    /// <summary>The events of a chain after a number, in order.</summary>
    public static IReadOnlyList<AuditEvent> After(Session session, string chain, long number, int limit) =>
        session.All<AuditEvent>(
            $"SELECT {Columns} FROM audit_event WHERE chain = @chain AND number > @number ORDER BY number LIMIT @limit",
            new { chain, number, limit });
}
