using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using FluentValidation;

namespace Budget.Api.Rounds;

/// <summary><c>POST /rounds/{round}/transitions</c>.</summary>
internal static class AskTransition
{
    public static async Task<IResult> Handle(
        string round, Request request, Caller caller, Database database, KeyFolder keys, Aftermath aftermath,
        TimeProvider clock)
    {
        var stored = await database.Write<Transition>(session =>
        {
            // What waits in the queue of the writer is decided by the time at which it is done.
            var now = clock.GetUtcNow();
            return RoundClock.At(session, round, now).Then(found =>
                MoveOf(found.State, request) is not { } move ? Wrong(found.State, request.To)
                : move.NeedsReason && string.IsNullOrWhiteSpace(request.Reason)
                    ? Problem.InvalidInput("/reason", "expected a reason, which will be public")
                : new Acting(session, keys, caller, now).Ask(
                    found, move, new(found.LockVersion, request.ClosesAt), request.Reason));
        });
        return await aftermath.AnswerAsync(round, caller, stored);
    }

    internal static Move? MoveOf(RoundState from, Request request) =>
        request.ClosesAt is null ? Moves.Find(from, request.To)
        : request.To == RoundState.Voting ? Moves.FindInPlace(from, Act.Extend)
        : null;

    private static Answer<Transition> Wrong(RoundState from, RoundState to) =>
        Moves.Refusal(from, $"A round that is {WireFormat.Word(from)} does not become {WireFormat.Word(to)} by this.");

    /// <summary>Where a round shall go.</summary>
    /// <param name="To">The next state; <c>voting</c> together with <c>closesAt</c> extends the voting.</param>
    /// <param name="Reason">Why; public.</param>
    /// <param name="ClosesAt">A later closing.</param>
    internal sealed record Request(RoundState To, string? Reason = null, DateTimeOffset? ClosesAt = null)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            public Validator() =>
                RuleFor(request => request.Reason).MaximumLength(2000).WithMessage("expected at most 2000 characters");
        }
    }
}
