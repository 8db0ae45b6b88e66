using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary><c>POST /rounds/{round}/transitions/{transition}/confirmations</c>: what the second person does.</summary>
internal static class ConfirmTransition
{
    public static async Task<IResult> Handle(
        string round, string transition, Caller caller, Database database, KeyFolder keys, Aftermath aftermath,
        TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Transition>(session => RoundClock.At(session, round, now)
            .Then(found => Transition.Get(session, round, transition)
                .Then(asked => new Acting(session, keys, caller, now).Confirm(found, asked))));
        return await aftermath.AnswerAsync(round, caller, stored);
    }
}
