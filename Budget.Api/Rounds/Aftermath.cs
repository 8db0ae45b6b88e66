using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Security;

namespace Budget.Api.Rounds;

/// <summary>
/// What follows a move once it is stored, since a destroyed key cannot be rolled back: each part may be repeated.
/// </summary>
internal sealed class Aftermath(Erasing erasing, Counting counting)
{
    /// <summary>Finishes a move, and says what became of it: 200 when it is done, 202 while it waits.</summary>
    public async Task<IResult> AnswerAsync(string roundId, Caller caller, Answer<Transition> stored)
    {
        if (stored.Value is not { DoneAt: not null } done)
        {
            return stored.ToAnswer(asked =>
                TypedResults.Accepted($"/v1/rounds/{roundId}/transitions/{asked.Id}", ShownTransition.Of(asked)));
        }

        if (done.Act == Act.Cancel)
        {
            await erasing.FinishAsync();
        }

        var finished = done.Act == Act.Count ? (await counting.FinishAsync(roundId, caller)).Problem : null;
        return finished?.ToAnswer() ?? TypedResults.Ok(ShownTransition.Of(done));
    }
}
