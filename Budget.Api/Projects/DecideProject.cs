using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using FluentValidation;

namespace Budget.Api.Projects;

/// <summary><c>POST /rounds/{round}/projects/{project}/transitions</c>.</summary>
internal static class DecideProject
{
    private const string OnlyWithdrawn = "From the lock on a project can only be withdrawn, and only until the count.";

    public static async Task<IResult> Handle(
        string round, string project, Request request, Caller caller, Database database, TimeProvider clock,
        HttpContext http)
    {
        var stored = await database.Write<Project>(session =>
        {
            var now = clock.GetUtcNow();
            return RoundClock.At(session, round, now)
                .Then(found => ProjectStore.Get(session, round, project)
                    .Unless(before => Refusal(found, before.State, request.To))
                    .Then<Project>(before => before with
                    {
                        State = request.To,
                        Reason = request.Reason,
                        NextStep = request.NextStep,
                    }))
                .Then<Project>(after =>
                {
                    session.Append(new AuditEntry(
                        round, caller, now, $"project-{WireFormat.Word(after.State)}", after.ToAudit(),
                        request.Reason));
                    return ProjectStore.Update(session, round, after);
                });
        });
        return stored.ToAnswer(after =>
        {
            http.Response.ShowVersion(after.Version);
            return TypedResults.Ok(after);
        });
    }

    internal static Problem? Refusal(Round round, ProjectState from, ProjectState to) =>
        !to.IsTakenBy(round) ? (round.State > RoundState.Reconciling || round.SealedAt is not null
            ? Moves.Refusal(round.State, OnlyWithdrawn)
            : new Problem(ProblemType.RuleLocked, OnlyWithdrawn))
        : !from.MayBecome(to) ? Moves.Refusal(round.State,
            $"A project that is {WireFormat.Word(from)} does not become {WireFormat.Word(to)}.")
        : null;

    /// <summary>What is decided about a project.</summary>
    /// <param name="To">What is decided.</param>
    /// <param name="Reason">Why; public, and needed for a rejection and a withdrawal.</param>
    /// <param name="NextStep">What those who proposed it can do now.</param>
    internal sealed record Request(ProjectState To, string? Reason = null, string? NextStep = null)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            public Validator()
            {
                RuleFor(request => request.Reason).NotEmpty().When(request => request.To.NeedsReason())
                    .WithMessage("expected a reason, which will be public");
                RuleFor(request => request.Reason).MaximumLength(2000).WithMessage("expected at most 2000 characters");
                RuleFor(request => request.NextStep).MaximumLength(500).WithMessage("expected at most 500 characters");
            }
        }
    }
}
