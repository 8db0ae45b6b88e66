using Budget.Core.Ballots;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>Points or ranks that stand on the ballots and decide nothing: whoever gave them should be told.</summary>
internal static class UnaskedBallots
{
    /// <summary>A sentence without its full stop, or null where a rule asks for all that is on the ballots.</summary>
    public static string? Of(BallotKind kind, IEnumerable<RuleSet> sets)
    {
        var (what, satisfaction) = kind switch
        {
            BallotKind.Approval => (null, ""),
            BallotKind.Ranked => ("ranks", Satisfaction.Positional(ScoreVector.Borda).Name),
            _ => ("points", Satisfaction.Points.Name),
        };
        return what is null || sets.Any(set => IsMadeFor(kind, set)) || sets.SelectMany(Asked).Any(IsOnThem)
            ? null
            : $"the {what} on its ballots decide nothing, since no rule here has the satisfaction {satisfaction}";

        bool IsOnThem(Satisfaction? asked) =>
            kind == BallotKind.Ranked ? asked is Satisfaction.PositionalOf : asked is Satisfaction.PointsOf;
    }

    // A rule that needs more than approvals asks for all that the ballots say.
    private static bool IsMadeFor(BallotKind kind, RuleSet set) =>
        RuleBook.Find(set.Rule) is { } rule && rule.IsFor(kind) && !rule.IsFor(BallotKind.Approval);

    private static IEnumerable<Satisfaction?> Asked(RuleSet set) =>
        set.Completion.OfType<GreedyCompletion>().Select(greedy => greedy.Satisfaction).Prepend(set.Satisfaction!);
}
