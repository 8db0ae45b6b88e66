using System.Globalization;
using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Audit;

/// <summary><c>GET /rounds/{round}/audit-events</c>.</summary>
internal static class ListAuditEvents
{
    // What is done before everybody's eyes has its reason there too.
    private static readonly HashSet<string> PublicActs =
    [
        "round-moved", "round-sealed", "round-counted", "project-withdrawn", "lot-drawn", "council-decision-recorded",
        "result-superseded",
    ];

    public static IResult Handle(
        string round, [AsParameters] PageQuery query, Caller caller, Database database, HttpContext http) =>
        PartOf(query).ToAnswer(part => database.Read(session => SetUp.Seen(session, round, caller))
            .ToAnswer(found => Show(part, found.Id, IsStaff(caller, round), database, http)));

    /// <summary><c>GET /audit-events</c>: what concerns no round, such as keys that were made.</summary>
    public static IResult OfTheService([AsParameters] PageQuery query, Database database, HttpContext http) =>
        PartOf(query).ToAnswer(part => Show(part, AuditTrail.OfTheService, isStaff: true, database, http));

    private static Answer<Part> PartOf(PageQuery query) => query.Read().Then<Part>(page =>
        After(page) is { } number ? new Part(page, number)
        : Problem.InvalidInput("/cursor", "expected the nextCursor of the page before"));

    private static IResult Show(Part part, string chain, bool isStaff, Database database, HttpContext http)
    {
        var (events, total) = database.Read(session => (
            AuditTrail.After(session, chain, part.After, part.Page.Limit + 1),
            part.Page.WithTotal ? AuditTrail.CountOf(session, chain) : (long?)null));
        return part.Page.Answer(
            http, [.. events.Select(one => Shown.Of(one, isStaff))],
            one => one.Number.ToString(CultureInfo.InvariantCulture), total);
    }

    private static bool IsStaff(Caller caller, string round) =>
        caller.IsStaff && (caller.RoundId is null || caller.RoundId == round);

    private static long? After(PageRequest page) =>
        page.After.Length == 0 ? 0
        : long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private sealed record Part(PageRequest Page, long After);

    /// <summary>An event; what is not for the caller stands there as its hash alone.</summary>
    /// <param name="Chain">The round, or the service.</param>
    /// <param name="Number">Its place in the chain, from 1.</param>
    /// <param name="At">When.</param>
    /// <param name="Role">In which role; <c>service</c> where no person acted.</param>
    /// <param name="Action">A stable word, such as <c>round-locked</c>.</param>
    /// <param name="ActorHash">Stands for who did it.</param>
    /// <param name="ReasonHash">Stands for why.</param>
    /// <param name="DetailsHash">Stands for what it was about.</param>
    /// <param name="Previous">The hash of the event before; empty at the first.</param>
    /// <param name="Hash">Covers all of the hashes and the members before.</param>
    internal sealed record Shown(
        string Chain, long Number, string At, string Role, string Action, string ActorHash, string? ReasonHash,
        string DetailsHash, string Previous, string Hash)
    {
        /// <summary>Who did it; only for staff.</summary>
        public string? Actor { get; init; }

        /// <summary>Why; for everybody where the act is a public one.</summary>
        public string? Reason { get; init; }

        /// <summary>Ids and amounts; only for staff.</summary>
        public JsonElement? Details { get; init; }

        /// <summary>With it the hashes of actor, reason and details can be recomputed; only for staff.</summary>
        public string? Salt { get; init; }

        public static Shown Of(AuditEvent kept, bool isStaff)
        {
            var link = kept.Link;
            return new(
                link.Chain, link.Number, link.At, link.Role, link.Action, link.ActorHash, link.ReasonHash,
                link.DetailsHash, link.Previous, link.Hash)
            {
                Actor = isStaff ? kept.Actor : null,
                Reason = isStaff || PublicActs.Contains(kept.Action) ? kept.Reason : null,
                Details = isStaff ? JsonElement.Parse(kept.Details) : null,
                Salt = isStaff ? kept.Salt : null,
            };
        }
    }
}
