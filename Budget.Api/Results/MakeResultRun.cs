using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using FluentValidation;

namespace Budget.Api.Results;

/// <summary>
/// <c>POST /rounds/{round}/result-runs</c>: counts a published round again, for a result that supersedes the one
/// before.
/// </summary>
internal static class MakeResultRun
{
    public static async Task<IResult> Handle(
        string round, Request request, Caller caller, Database database, Superseding superseding) =>
        (await superseding.AskAsync(database, round, request, caller)).ToAnswer(run =>
            TypedResults.Created($"/v1/rounds/{round}/result?version={run.Version}", run));

    /// <summary><c>POST /rounds/{round}/result-runs/{run}/confirmations</c>: what the second person does.</summary>
    public static async Task<IResult> Confirm(
        string round, string run, Caller caller, Database database, Superseding superseding) =>
        (await superseding.ConfirmAsync(database, round, run, caller)).ToAnswer(done => TypedResults.Ok(done));

    /// <summary>Why a result is counted again, and with what.</summary>
    /// <param name="Reason">Why there has to be another result; public.</param>
    /// <param name="Changes">What will be different, in words for residents; public.</param>
    /// <param name="Withdrawn">Ids of projects that are out from now on; public.</param>
    internal sealed record Request(string Reason, string Changes, IReadOnlyList<string>? Withdrawn = null)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            private const int MostWithdrawn = 1000;

            public Validator()
            {
                RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000)
                    .WithMessage("expected 1 to 2000 characters");
                RuleFor(request => request.Changes).NotEmpty().MaximumLength(2000)
                    .WithMessage("expected 1 to 2000 characters");
                RuleFor(request => request.Withdrawn)
                    .Must(ids => ids is null || (ids.Count <= MostWithdrawn && ids.Distinct().Count() == ids.Count))
                    .WithMessage($"expected at most {MostWithdrawn} ids, each once");
            }
        }
    }
}
