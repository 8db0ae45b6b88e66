using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Projects;
using Budget.Api.Results;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using FluentValidation;

namespace Budget.Api.Rounds;

/// <summary>
/// <c>POST /rounds/{round}/copies</c>: next year's draft from this year's round, whatever its state.
/// </summary>
internal static class CopyRound
{
    public static async Task<IResult> Handle(
        string round, Request request, Caller caller, Database database, Manifests manifests, TimeProvider clock,
        HttpContext http)
    {
        // A key for one round makes no other.
        if (caller.RoundId is not null)
        {
            return new Problem(ProblemType.Forbidden, "Your key is for one round only.").ToAnswer();
        }

        var now = clock.GetUtcNow();
        var stored = await database.Write<Round>(session => RoundClock.At(session, round, now)
            .Unless(source => Refusal(source, request.Projects))
            .Then<Round>(source =>
            {
                var copy = Draft(source, request);
                if (Validation.Fault(new RoundSettings.Validator(), copy.Settings) is { } fault)
                {
                    return fault;
                }

                copy.Insert(session);
                var left = request.Projects == ProjectsOfCopy.None ? null
                    : FundedOf(session, manifests, source, caller);
                RoundParts.Copy(session, source.Id, copy.Id, project => left?.Contains(project) == false);
                session.Append(new AuditEntry(copy.Id, caller, now, "round-created", CanonicalJson.ObjectOf(
                    ("title", copy.Settings.Title), ("copyOf", source.Id))));
                return copy;
            }));
        return stored.ToAnswer(made =>
        {
            http.Response.ShowVersion(made.Version);
            return TypedResults.Created($"/v1/rounds/{made.Id}", ShownRound.Of(made, now));
        });
    }

    /// <summary>
    /// Why projects cannot come along; null when they can. Which ones got no money is what a result says, and a draft
    /// is read by more people than a result that is not published.
    /// </summary>
    internal static Problem? Refusal(Round source, ProjectsOfCopy projects) =>
        projects == ProjectsOfCopy.NotFunded && source.State.IsCounted() && !source.State.IsPublished()
            ? new Problem(ProblemType.ResultNotPublished, "Which projects got no money is told once it is published.")
            : null;

    /// <summary>
    /// Rule and habits of the source under other dates. What names a decision, an event or a key of the old round is
    /// not copied: it would vouch for something that nobody has decided.
    /// </summary>
    internal static Round Draft(Round source, Request request) => new(
        Ids.New("rnd"), RoundState.Draft,
        source.Settings with
        {
            Title = request.Title,
            OpensAt = request.OpensAt,
            ClosesAt = request.ClosesAt,
            CouncilReference = null,
            LotDrawEvent = null,
            VoterIssuer = null,
        },
        source.RuleSet, null, 0, null, null, null, null, Version: 1);

    // What the council funded, and before it has decided what is recommended; nothing where nothing is counted.
    private static HashSet<string> FundedOf(Session session, Manifests manifests, Round source, Caller caller) =>
        PublicationGate.Open(session, manifests, source.Id, caller).Value is not { } gate ? []
        : [.. ResultAnswer.Of(gate).Lines.SelectMany(line => line.Recommended.Concat(line.NotRecommended))
            .Where(project => project.IsFunded ?? project.Place is not null)
            .Select(project => project.Project)];

    /// <summary>What is different in the copy of a round.</summary>
    /// <param name="Title">As residents read it.</param>
    /// <param name="OpensAt">From then on ballots are accepted.</param>
    /// <param name="ClosesAt">From then on none is.</param>
    /// <param name="Projects">Whether projects come along, as proposals.</param>
    internal sealed record Request(
        string Title, DateTimeOffset? OpensAt = null, DateTimeOffset? ClosesAt = null,
        ProjectsOfCopy Projects = ProjectsOfCopy.None)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            public Validator()
            {
                RuleFor(copy => copy.Title).NotEmpty().MaximumLength(200).WithMessage("expected 1 to 200 characters");
                RuleFor(copy => copy.ClosesAt).Must((copy, closes) => closes is null || closes > copy.OpensAt)
                    .WithMessage("expected a time after opensAt");
            }
        }
    }
}

/// <summary>Which projects a copy of a round takes over.</summary>
internal enum ProjectsOfCopy
{
    None,

    /// <summary>Those proposed or approved that got no money.</summary>
    NotFunded,
}
