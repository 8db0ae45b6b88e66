using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary><c>POST /rounds/{round}/transitions/{transition}/confirmations</c>: what the second person does.</summary>
internal static class ConfirmTransition
{
    public static async Task<IResult> Handle(
        string round, string transition, Caller caller, Database database, KeyFolder keys, Counting counting,
        Aftermath aftermath, TimeProvider clock)
    {
        if (database.Recalled<Transition>() is { } before)
        {
            return await aftermath.AnswerAsync(round, caller, before);
        }

        // The rule may take minutes, and the one writer must not wait for it: it is tried on a snapshot.
        var rehearsed = database.Read(session => Round.Get(session, round)
            .Then(found => Transition.Get(session, round, transition)
                .Unless(asked => new Acting(session, keys, caller, clock.GetUtcNow()).Refusal(found, asked))
                .Then(asked => Rehearse(session, found, asked, counting))));
        if (rehearsed.Problem is { } refusal)
        {
            return refusal.ToAnswer();
        }

        var stored = await database.Write<Transition>(session =>
        {
            var now = clock.GetUtcNow();
            var acting = new Acting(session, keys, caller, now);
            return RoundClock.At(session, round, now).Then(found => Transition.Get(session, round, transition)
                .Unless(asked => acting.Refusal(found, asked) ?? Stale(session, found, rehearsed.Value))
                .Then(asked => acting.Confirm(found, asked)));
        });
        return await aftermath.AnswerAsync(round, caller, stored);
    }

    // Sealing cannot be taken back, so a count has to be sure of its answer before.
    private static Answer<Counted> Rehearse(Session session, Round round, Transition asked, Counting counting) =>
        asked.Act == Act.Count && round.SealedAt is null ? counting.Rehearse(session, round) : default;

    private static Problem? Stale(Session session, Round round, Counted? rehearsed) =>
        rehearsed?.IsStillOf(session, round) == false
            ? new(ProblemType.Unavailable, "The round changed while its count was tried; confirm again.")
            : null;
}
