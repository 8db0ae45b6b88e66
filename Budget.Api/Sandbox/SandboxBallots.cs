using Budget.Api.Ballots;
using Budget.Api.Lines;
using Budget.Core.Ballots;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Sandbox;

/// <summary>What ballots ask for in a sandbox, which rule counts them, and how its residents vote.</summary>
internal static class SandboxBallots
{
    private const int MostPoints = 10;
    private const int MostPointsEach = 5;

    private static readonly int[] PointsByPlace = [5, 3, 2];

    private static readonly ScoreVector Scores = new ScoreVector.List([(Rational)3, (Rational)2, Rational.One]);

    public static LineLimits Limits(BallotKind kind, int maxProjects) => new(
        kind, MaxProjects: maxProjects, MaxPoints: kind == BallotKind.Cumulative ? MostPoints : null,
        MaxPointsEach: kind.HasPoints() ? MostPointsEach : null);

    /// <summary>Equal shares, filled up until nothing fits.</summary>
    public static RuleSet RuleSet(BallotKind kind)
    {
        var satisfaction = kind switch
        {
            BallotKind.Approval => Satisfaction.Cost,
            BallotKind.Ranked => Satisfaction.Positional(Scores),
            _ => Satisfaction.Points,
        };
        return new()
        {
            Rule = "equal-shares",
            Satisfaction = satisfaction,
            Completion =
            [
                new AddOne
                {
                    Start = PurseStart.Floor,
                    StopWhenExhaustive = ExhaustiveOver.All,
                    PlainWhenAllAffordable = true,
                },
                new GreedyCompletion(satisfaction),
            ],
            Ties = TieOrder.Default with { LotSeed = "sandbox" },
        };
    }

    /// <summary>What the resident with a number says; the first projects have the most friends.</summary>
    public static Section Section(BallotKind kind, IReadOnlyList<string> projects, int resident)
    {
        int[] liked = [resident % 3, resident * 7 / 3 % projects.Count, resident / 2 % projects.Count];
        string[] chosen = [.. liked.Distinct().Take(2 + resident % 2).Select(at => projects[at])];
        return kind switch
        {
            BallotKind.Approval => new(Approve: chosen),
            BallotKind.Ranked => new(Rank: [.. chosen.Select(project => (string[])[project])]),
            _ => new(Points: chosen.Index().ToDictionary(place => place.Item, place => PointsByPlace[place.Index])),
        };
    }
}
