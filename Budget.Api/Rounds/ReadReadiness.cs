using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary><c>GET /rounds/{round}/readiness</c>.</summary>
internal static class ReadReadiness
{
    public static IResult Handle(
        string round, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var danish = http.AnswersInDanish();
        return database.Read(session => SetUp.Seen(session, round, caller)
                .Then<RoundPlan>(found => RoundPlan.Read(session, found)))
            .ToAnswer(plan => TypedResults.Ok(Shown.Of(Readiness.Of(plan, clock.GetUtcNow()), danish)));
    }

    /// <summary>Whether a round can be locked, and what should be known before.</summary>
    /// <param name="IsReady">Whether nothing stands against it.</param>
    /// <param name="Findings">What was found.</param>
    internal sealed record Shown(bool IsReady, IReadOnlyList<Said> Findings)
    {
        public static Shown Of(IReadOnlyList<Finding> findings, bool danish) => new(
            !findings.Any(finding => finding.IsBlocking),
            [.. findings.Select(finding => new Said(
                finding.Code, finding.IsBlocking, danish ? finding.Danish : finding.English, finding.Subject))]);
    }

    /// <summary>A finding in the language of the caller.</summary>
    /// <param name="Code">A stable word.</param>
    /// <param name="IsBlocking">Whether the round cannot be locked with it.</param>
    /// <param name="Message">A sentence.</param>
    /// <param name="Subject">The id of the line or project it is about; left out for the round.</param>
    internal sealed record Said(string Code, bool IsBlocking, string Message, string? Subject);
}
