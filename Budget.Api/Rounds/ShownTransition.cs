using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>A move of a round as staff see it.</summary>
/// <param name="IsPending">Whether it waits for a second person.</param>
/// <param name="Act">What it does beside changing the state.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Reason">Why; public.</param>
/// <param name="ClosesAt">With an extension: the later closing.</param>
/// <param name="Seed">With a draw: what it gave.</param>
/// <param name="EventReference">With a draw: where everybody can look it up.</param>
/// <param name="AskedBy">Who asked for it.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ConfirmedBy">The second person; left out where one was enough.</param>
/// <param name="DoneAt">When it was done; left out while it waits.</param>
internal sealed record ShownTransition(
    string Id, Act Act, RoundState From, RoundState To, bool IsPending, string? Reason, DateTimeOffset? ClosesAt,
    string? Seed, string? EventReference, string AskedBy, DateTimeOffset AskedAt, string? ConfirmedBy,
    DateTimeOffset? DoneAt)
{
    public static ShownTransition Of(Transition transition) => new(
        transition.Id, transition.Act, transition.From, transition.To, transition.DoneAt is null, transition.Reason,
        transition.Terms.ClosesAt, transition.Terms.Seed, transition.Terms.EventReference, transition.AskedBy,
        transition.AskedAt, transition.ConfirmedBy, transition.DoneAt);

    /// <summary><c>GET /rounds/{round}/transitions</c>: all of them, the oldest first.</summary>
    public static IResult List(string round, Database database) =>
        database.Read(session => Round.Get(session, round)
            .Then<Page<ShownTransition>>(_ =>
                new Page<ShownTransition>([.. Transition.All(session, round).Select(Of)], null)))
        .ToAnswer(page => TypedResults.Ok(page));

    /// <summary><c>GET /rounds/{round}/transitions/{transition}</c>.</summary>
    public static IResult One(string round, string transition, Database database) =>
        database.Read(session => Transition.Get(session, round, transition))
            .ToAnswer(found => TypedResults.Ok(Of(found)));
}
