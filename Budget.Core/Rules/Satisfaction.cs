using Budget.Core.Ballots;

namespace Budget.Core.Rules;

/// <summary>u_i(p): what a voter gets from a funded project.</summary>
public abstract record Satisfaction
{
    private Satisfaction()
    {
    }

    /// <summary>The cost of the project, if the voter lists it.</summary>
    public static Satisfaction Cost { get; } = new CostOf();

    /// <summary>1, if the voter lists the project.</summary>
    public static Satisfaction Cardinality { get; } = new CardinalityOf();

    /// <summary>The points the voter gives to the project.</summary>
    public static Satisfaction Points { get; } = new PointsOf();

    /// <summary>The score of the place at which the voter ranks the project.</summary>
    public static Satisfaction Positional(ScoreVector scores) => new PositionalOf(scores);

    /// <summary>The name in rule sets.</summary>
    public abstract string Name { get; }

    /// <summary>Whether voters can say this much on ballots of a kind.</summary>
    public abstract bool IsSaidBy(BallotKind kind);

    public sealed record CostOf : Satisfaction
    {
        public override string Name => "cost";
        public override bool IsSaidBy(BallotKind kind) => true;
    }

    public sealed record CardinalityOf : Satisfaction
    {
        public override string Name => "cardinality";
        public override bool IsSaidBy(BallotKind kind) => true;
    }

    public sealed record PointsOf : Satisfaction
    {
        public override string Name => "points";
        public override bool IsSaidBy(BallotKind kind) => kind.HasPoints();
    }

    public sealed record PositionalOf(ScoreVector Scores) : Satisfaction
    {
        public override string Name => "positional";
        public override bool IsSaidBy(BallotKind kind) => kind == BallotKind.Ranked;
    }
}
