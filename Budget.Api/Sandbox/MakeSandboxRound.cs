using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Security.Keys;
using Budget.Api.Storage;
using Budget.Core.Ballots;
using FluentValidation;

namespace Budget.Api.Sandbox;

/// <summary><c>POST /sandbox/rounds</c>: what a front end needs for its first ballot, in one call.</summary>
internal static class MakeSandboxRound
{
    public static async Task<IResult> Handle(
        Request request, Database database, KeyFolder keys, ApplicationSettings settings, TimeProvider clock,
        HttpContext http)
    {
        if (!(settings.Sandbox ?? Safety.IsForThisMachine(settings)))
        {
            return new Problem(ProblemType.NotFound, "This service offers no sandbox.").ToAnswer();
        }

        var now = clock.GetUtcNow();
        var stored = await database.Write<Made>(session => Sandboxes.Refusal(session, now) is { } refusal
            ? refusal
            : new SandboxSeed(session, keys, request, now).Plant());
        if (stored.Problem?.Type == ProblemType.TooManyRequests)
        {
            http.Response.Headers.RetryAfter = Sandboxes.RetryAfterSeconds;
        }

        return stored.ToAnswer(made => TypedResults.Created($"/v1/rounds/{made.RoundId}", made));
    }

    /// <summary>What a sandbox should be like; every member has a value that is fine for a start.</summary>
    /// <param name="Kind">What a ballot says: approved projects, a ranking, or points.</param>
    /// <param name="Language">Of titles and descriptions; all other texts follow <c>Accept-Language</c>.</param>
    /// <param name="Codes">How many voting codes are wanted.</param>
    /// <param name="Neighbours">How many invented residents have voted already.</param>
    /// <param name="OpenMinutes">How long voting stays open; <c>closeSandboxRound</c> ends it earlier.</param>
    /// <param name="Origins">Where the pages of the front end come from; needed when they call from a browser.</param>
    internal sealed record Request(
        BallotKind Kind = BallotKind.Approval, SandboxLanguage Language = SandboxLanguage.Da, int Codes = 10,
        int Neighbours = 60, int OpenMinutes = 120, IReadOnlyList<string>? Origins = null)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            public Validator()
            {
                RuleFor(wish => wish.Codes).InclusiveBetween(1, 100).WithMessage("expected 1 to 100");
                RuleFor(wish => wish.Neighbours).InclusiveBetween(0, 200).WithMessage("expected 0 to 200");
                RuleFor(wish => wish.OpenMinutes).InclusiveBetween(1, Sandboxes.MostMinutesOpen)
                    .WithMessage($"expected 1 to {Sandboxes.MostMinutesOpen}");
                RuleFor(wish => wish.Origins).Must(OriginRules.AreFew).WithMessage(OriginRules.Few);
                RuleForEach(wish => wish.Origins).Must(Safety.IsOrigin).WithMessage(OriginRules.One);
            }
        }
    }

    /// <summary>A sandbox. Its codes and keys open nothing else, and are shown this once.</summary>
    /// <param name="RoundId">The round, for all other calls.</param>
    /// <param name="IsSandbox">Always true: nothing that is cast here decides anything.</param>
    /// <param name="LockHash">Goes back with each ballot, as the ballot form says.</param>
    /// <param name="ClosesAt">When voting ends.</param>
    /// <param name="RemovedAt">When the round, its codes and its keys are gone.</param>
    /// <param name="Codes">Voting codes; in a real round they come with letters.</param>
    /// <param name="Keys">Keys of people who can do with this round what staff can do with a real one.</param>
    internal sealed record Made(
        string RoundId, bool IsSandbox, string LockHash, DateTimeOffset ClosesAt, DateTimeOffset RemovedAt,
        IReadOnlyList<string> Codes, TestKeys Keys);

    /// <summary>Keys of invented people; what needs two people needs both of the finance office.</summary>
    /// <param name="FrontEnd">Of a front end, which carries voters' calls.</param>
    /// <param name="Finance">Of somebody in the finance office.</param>
    /// <param name="SecondFinance">Of somebody else there, who confirms.</param>
    /// <param name="Clerk">Of a clerk, who keeps the roll.</param>
    internal sealed record TestKeys(string FrontEnd, string Finance, string SecondFinance, string Clerk);
}

/// <summary>A language that a sandbox speaks.</summary>
internal enum SandboxLanguage
{
    /// <summary>Danish.</summary>
    Da,

    /// <summary>English.</summary>
    En,
}
