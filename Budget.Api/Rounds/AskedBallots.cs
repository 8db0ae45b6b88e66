using Budget.Api.Hosting;
using Budget.Api.Lines;
using Budget.Api.Problems;
using Budget.Api.Storage;
using Budget.Core.Ballots;
using Budget.Core.Rules;

namespace Budget.Api.Rounds;

/// <summary>Whether the ballots of the lines of a round say what its rule asks.</summary>
internal static class AskedBallots
{
    /// <summary>
    /// What ballots of a kind do not say: a satisfaction, or the rule itself; null when they say all. Ballots of a
    /// round may put several projects in one place, and to find that out when they are counted is too late.
    /// </summary>
    public static string? Unsaid(RuleSet set, BallotKind kind) =>
        RuleBook.Find(set.Rule) is { } rule && (!rule.IsFor(kind) || rule.AsksStrictRankings) ? set.Rule
        : set.Completion.OfType<GreedyCompletion>().Select(greedy => greedy.Satisfaction).Prepend(set.Satisfaction)
            .FirstOrDefault(satisfaction => satisfaction?.IsSaidBy(kind) == false)?.Name;

    /// <summary>Why a rule set cannot be that of a round as its lines are now; null when it can.</summary>
    public static Problem? Refusal(Session session, string roundId, RuleSet set) => session
        .All<LineRow>(
            "SELECT title, limits FROM line WHERE round_id = @roundId ORDER BY title, id", new { roundId })
        .Select(line => (line.Title, WireFormat.Read<LineLimits>(line.Limits).Kind))
        .Select(line => Unsaid(set, line.Kind) is { } unsaid
            ? Problem.RuleUnsupportedBallots(
                $"Ballots for “{line.Title}” are {WireFormat.Word(line.Kind)} and do not say {unsaid}.")
            : null)
        .FirstOrDefault(problem => problem is not null);

    private sealed record LineRow(string Title, string Limits);
}
