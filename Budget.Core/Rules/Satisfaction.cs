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
    public static Satisfaction Points { get; } = new PointsOf(TimesCost: false);

    /// <summary>The points the voter gives to the project, times its cost.</summary>
    public static Satisfaction PointsCost { get; } = new PointsOf(TimesCost: true);

    /// <summary>The score of the place at which the voter ranks the project.</summary>
    public static Satisfaction Positional(ScoreVector scores) => new PositionalOf(scores, TimesCost: false);

    /// <summary>The score of the place at which the voter ranks the project, times the project's cost.</summary>
    public static Satisfaction PositionalCost(ScoreVector scores) => new PositionalOf(scores, TimesCost: true);

    /// <summary>The name in rule sets.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether it is money: a project that costs more gives more, and one that costs nothing gives nothing.
    /// </summary>
    public abstract bool IsTimesCost { get; }

    /// <summary>Whether voters can say this much on ballots of a kind.</summary>
    public abstract bool IsSaidBy(BallotKind kind);

    public sealed record CostOf : Satisfaction
    {
        public override string Name => "cost";
        public override bool IsTimesCost => true;
        public override bool IsSaidBy(BallotKind kind) => true;
    }

    public sealed record CardinalityOf : Satisfaction
    {
        public override string Name => "cardinality";
        public override bool IsTimesCost => false;
        public override bool IsSaidBy(BallotKind kind) => true;
    }

    /// <param name="TimesCost">Whether a point counts for each unit of the project's cost.</param>
    public sealed record PointsOf(bool TimesCost) : Satisfaction
    {
        public override string Name => TimesCost ? "points-cost" : "points";
        public override bool IsTimesCost => TimesCost;
        public override bool IsSaidBy(BallotKind kind) => kind.HasPoints();
    }

    /// <param name="Scores">What each place is worth.</param>
    /// <param name="TimesCost">Whether a score counts for each unit of the project's cost.</param>
    public sealed record PositionalOf(ScoreVector Scores, bool TimesCost) : Satisfaction
    {
        public override string Name => TimesCost ? "positional-cost" : "positional";
        public override bool IsTimesCost => TimesCost;
        public override bool IsSaidBy(BallotKind kind) => kind == BallotKind.Ranked;
    }
}
