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
    internal sealed record Shown(bool IsReady, IReadOnlyList<Said> Findings)
    {
        public static Shown Of(IReadOnlyList<Finding> findings, bool danish) => new(
            !findings.Any(finding => finding.IsBlocking),
            [.. findings.Select(finding => new Said(
                finding.Code, finding.IsBlocking, danish ? finding.Danish : finding.English, finding.Subject))]);
    }

    /// <summary>A finding in the language of the caller.</summary>
    internal sealed record Said(string Code, bool IsBlocking, string Message, string? Subject);
}
