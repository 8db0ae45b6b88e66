using System.Text;
using System.Text.Json;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Budget.Api.Rounds;

/// <summary><c>GET</c> and <c>PUT /rounds/{round}/rule-set</c>: kept in its canonical form.</summary>
internal static class RuleSetOfRound
{
    public static IResult Read(string round, Caller caller, Database database, HttpContext http) =>
        database.Read(session => SetUp.Seen(session, round, caller))
            .Unless(found => found.RuleSet is null
                ? new Problem(ProblemType.NotFound, "The round has no rule set yet.")
                : null)
            .ToAnswer(found => Show(found, http));

    public static async Task<IResult> Write(
        string round, JsonElement request, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var (now, read) = (clock.GetUtcNow(), Read(request));
        var stored = await database.Write<Round>(session => SetUp.Open(session, round, now)
            .Unless(before => IsFirst(before, http.Request) ? null : http.Request.Mismatch(before.Version))
            .Then(before => read.Unless(set => AskedBallots.Refusal(session, round, set))
                .Then<Round>(set => (before with { RuleSet = RuleSetJson.Of(set) }).Update(session)))
            .Then<Round>(after =>
            {
                session.Append(new AuditEntry(
                    round, caller, now, "rule-set-changed", CanonicalJson.ObjectOf(("hash", Hash.Of(after.RuleSet!)))));
                return after;
            }));
        return stored.ToAnswer(after => Show(after, http));
    }

    /// <summary>A rule set that was stored.</summary>
    public static RuleSet? Of(Round round) =>
        round.RuleSet is { } text ? RuleSetReader.Read(Encoding.UTF8.GetBytes(text), []) : null;

    // What is not there yet cannot have been seen.
    private static bool IsFirst(Round round, HttpRequest request) =>
        round.RuleSet is null && request.Headers.IfMatch.Count == 0;

    private static Answer<RuleSet> Read(JsonElement request)
    {
        var errors = new List<JsonError>();
        var set = RuleSetReader.Read(Encoding.UTF8.GetBytes(request.GetRawText()), errors);
        for (var at = 0; at < set?.Constraints.Length; at++)
        {
            if (set.Constraints[at].Names?.By == GroupBy.Proposer)
            {
                errors.Add(new($"/constraints/{at}/proposer", "A round does not know who proposed a project."));
            }
        }

        return set is not null && errors.Count == 0 ? set : Problem.InvalidInput(errors);
    }

    private static ContentHttpResult Show(Round round, HttpContext http)
    {
        http.Response.ShowVersion(round.Version);
        return TypedResults.Text(round.RuleSet, "application/json", Encoding.UTF8);
    }
}
