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
        var now = clock.GetUtcNow();
        var stored = await database.Write<Transition>(session => RoundClock.At(session, round, now).Then(found =>
            Moves.FindInPlace(found.State, Act.DrawLot) is { } move && found.SealedAt is null
                ? new Acting(session, keys, caller, now).Ask(
                    found, move,
                    new(found.LockVersion, Seed: request.Seed, EventReference: request.EventReference), null)
                : new Problem(ProblemType.WrongState, "The lot is drawn after the last ballot and before the count.")));
        return await aftermath.AnswerAsync(round, caller, stored);
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
