using Budget.Api.Audit;
using Budget.Api.Ballots;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using FluentValidation;

namespace Budget.Api.Results;

/// <summary><c>POST /rounds/{round}/council-decisions</c>.</summary>
internal static class RecordDecision
{
    public static async Task<IResult> Handle(
        string round, Request request, Caller caller, Database database, Manifests manifests, TimeProvider clock)
    {
        var (now, id) = (clock.GetUtcNow(), Ids.New("dec"));
        var stored = await database.Write<CouncilDecision>(session => RoundClock.At(session, round, now)
            .Then(_ => PublicationGate.Open(session, manifests, round, caller, request.ResultVersion))
            .Then<CouncilDecision>(gate => Refusal(gate, request, LocalDay.Of(now)) is { } refusal
                ? refusal
                : Store(session, round, request.ToDecision(id, now) with { ResultVersion = gate.Version }, caller)));
        return stored.ToAnswer(made => TypedResults.Created($"/v1/rounds/{round}/council-decisions", made));
    }

    /// <summary>Why such a decision cannot be recorded; null when it can.</summary>
    internal static Problem? Refusal(PublicationGate gate, Request request, DateOnly today) =>
        !gate.Round.State.IsPublished() || gate.PublishedAt is not { } published
            ? new Problem(ProblemType.ResultNotPublished, "A council decides on a published result.")
        : request.ResultVersion is null && gate.Versions.Count(version => version.PublishedAt is not null) > 1
            ? Problem.InvalidInput("/resultVersion", "expected the version on which the council decided")
        : gate.Decisions is [{ IsAdoption: true }, ..]
            ? new Problem(ProblemType.WrongState, "The council has adopted this result already.")
        : request.DecidedOn > today
            ? Problem.InvalidInput("/decidedOn", "expected a day that has come")
        : request.DecidedOn < LocalDay.Of(published)
            ? Problem.InvalidInput("/decidedOn", "expected a day on which the version was published")
        : Misplaced(gate.Report, request.Deviations ?? []);

    private static Problem? Misplaced(ResultReport report, IReadOnlyList<Deviation> deviations)
    {
        var projects = report.Lines.SelectMany(line => line.Projects)
            .ToDictionary(project => project.Project, project => project.Place is not null);
        var errors = deviations.Index().Select(one => new JsonError(
            $"/deviations/{one.Index}/project",
            !projects.TryGetValue(one.Item.Project, out var isRecommended) ? "expected a project of the result"
            : isRecommended == one.Item.IsFunded ? "expected a project for which the council decided otherwise"
            : deviations.Take(one.Index).Any(before => before.Project == one.Item.Project)
                ? "expected each project once"
            : "")).Where(error => error.Message.Length > 0).ToArray();
        return errors.Length == 0 ? null : Problem.InvalidInput(errors);
    }

    private static CouncilDecision Store(Session session, string round, CouncilDecision decision, Caller caller)
    {
        decision.Insert(session, round);
        session.Append(new AuditEntry(
            round, caller, decision.RecordedAt, "council-decision-recorded",
            CanonicalJson.ObjectOf(("decision", decision.Id), ("legalStatus", decision.LegalStatus),
                ("resultVersion", decision.ResultVersion)),
            decision.Reasons));
        return decision;
    }

    /// <summary>A decision of the council that is recorded.</summary>
    /// <param name="LegalStatus">adopted, adopted-with-deviation or returned.</param>
    /// <param name="CaseNumber">Of the council's case.</param>
    /// <param name="DecidedOn">The day of the meeting, not before the day on which the version was published.</param>
    /// <param name="MinutesUrl">Where its minutes are, with https.</param>
    /// <param name="Reasons">Why, in the council's words.</param>
    /// <param name="Deviations">Only, and always, when it is adopted with deviation.</param>
    /// <param name="ResultVersion">
    /// On which version of the result the council decided; needed once more than one is published.
    /// </param>
    internal sealed record Request(
        string LegalStatus, string CaseNumber, DateOnly DecidedOn, string MinutesUrl, string Reasons,
        IReadOnlyList<Deviation>? Deviations = null, long? ResultVersion = null)
    {
        public CouncilDecision ToDecision(string id, DateTimeOffset now) => new(
            id, LegalStatus, CaseNumber, DecidedOn, MinutesUrl, Reasons, Deviations ?? [], now);

        internal sealed class Validator : AbstractValidator<Request>
        {
            private static readonly string[] Statuses =
                [CouncilDecision.Adopted, CouncilDecision.AdoptedWithDeviation, CouncilDecision.Returned];

            public Validator()
            {
                RuleFor(request => request.LegalStatus).Must(status => Statuses.Contains(status))
                    .WithMessage($"expected {string.Join(", ", Statuses)}");
                RuleFor(request => request.CaseNumber).NotEmpty().MaximumLength(100)
                    .WithMessage("expected 1 to 100 characters");
                RuleFor(request => request.Reasons).NotEmpty().MaximumLength(5000)
                    .WithMessage("expected 1 to 5000 characters");
                RuleFor(request => request.MinutesUrl).MaximumLength(2000).Must(IsSecure)
                    .WithMessage("expected an address that begins with https://");
                RuleFor(request => request.ResultVersion).GreaterThanOrEqualTo(1).WithMessage("expected 1 or more");
                RuleFor(request => request.Deviations).Must((request, deviations) =>
                        (deviations ?? []).Count > 0 == (request.LegalStatus == CouncilDecision.AdoptedWithDeviation))
                    .WithMessage($"expected deviations with {CouncilDecision.AdoptedWithDeviation}, and only there");
                RuleForEach(request => request.Deviations).ChildRules(deviation =>
                    deviation.RuleFor(one => one.Reason).NotEmpty().MaximumLength(1000)
                        .WithMessage("expected 1 to 1000 characters"));
            }

            private static bool IsSecure(string url) =>
                Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
        }
    }
}
