using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using FluentValidation;

namespace Budget.Api.Rounds;

/// <summary><c>PUT /rounds/{round}/lot-draw</c>: what a public draw gave, after the last ballot.</summary>
internal static class DrawLot
{
    public static async Task<IResult> Handle(
        string round, Request request, Caller caller, Database database, KeyFolder keys, Aftermath aftermath,
        TimeProvider clock)
    {
        var stored = await database.Write<Transition>(session =>
        {
            var now = clock.GetUtcNow();
            return RoundClock.At(session, round, now).Then(found =>
                Moves.FindInPlace(found.State, Act.DrawLot) is { } move && found.SealedAt is null
                    ? Ask(session, found, move, request, new(session, keys, caller, now), caller)
                    : Moves.Refusal(found.State, "The lot is drawn after the last ballot and before the count."));
        });
        return await aftermath.AnswerAsync(round, caller, stored);
    }

    // A PUT that comes again, since its answer was lost, asks nothing new.
    private static Answer<Transition> Ask(
        Session session, Round round, Move move, Request request, Acting acting, Caller caller)
    {
        var terms = new MoveTerms(round.LockVersion, Seed: request.Seed, EventReference: request.EventReference);
        return Transition.All(session, round.Id).LastOrDefault(asked =>
                asked.Act == Act.DrawLot && asked.DoneAt is null && asked.AskedBy == caller.Person
                && asked.Terms == terms) is { } before
            ? before
            : acting.Ask(round, move, terms, null);
    }

    /// <summary>What a public draw gave.</summary>
    /// <param name="Seed">What was drawn, as the event published it.</param>
    /// <param name="EventReference">Where everybody can look it up.</param>
    internal sealed record Request(string Seed, string EventReference)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            public Validator()
            {
                RuleFor(draw => draw.Seed).NotEmpty().MaximumLength(200).WithMessage("expected 1 to 200 characters");
                RuleFor(draw => draw.EventReference).NotEmpty().MaximumLength(500)
                    .WithMessage("expected 1 to 500 characters");
            }
        }
    }
}
