using Budget.Core.Numbers;

namespace Budget.Core.Rules;

/// <summary>What is done with the money a proportional rule leaves.</summary>
public abstract record Completion
{
    private protected Completion()
    {
    }

    /// <summary>The name in rule sets.</summary>
    public abstract string Kind { get; }
}

/// <summary>
/// Raises every purse and runs the rule again, until the outcome would cost more than there is; the steps are walked
/// one by one, since the cost may fall again when purses grow.
/// </summary>
public abstract record PurseIncrease : Completion
{
    /// <summary>When an outcome into which nothing more fits ends the increase.</summary>
    public ExhaustiveOver StopWhenExhaustive { get; init; } = ExhaustiveOver.All;

    /// <summary>At most so many steps; reaching it is an outcome of its own.</summary>
    public int StepLimit { get; init; } = DefaultStepLimit;

    public const int DefaultStepLimit = 10_000_000;
}

/// <summary>Every purse grows by the same amount at each step.</summary>
public sealed record AddOne : PurseIncrease
{
    public override string Kind => "add-one";

    /// <summary>The amount, in currency units; positive.</summary>
    public Rational Step { get; init; } = Rational.One;

    /// <summary>What the first purse is.</summary>
    public PurseStart Start { get; init; }

    /// <summary>
    /// Whether, when all projects together fit, the rule runs once with exact purses and nothing is raised.
    /// </summary>
    public bool PlainWhenAllAffordable { get; init; }
}

/// <summary>The money shared out grows by a percentage of the budget at each step.</summary>
public sealed record PercentIncrease : PurseIncrease
{
    public override string Kind => "percent-increase";

    /// <summary>The percentage; positive.</summary>
    public Rational Percent { get; init; } = Rational.One;
}

/// <summary>Funds what still fits, by votes or points, most first.</summary>
/// <param name="Satisfaction">What voters get from a project.</param>
public sealed record GreedyCompletion(Satisfaction Satisfaction) : Completion
{
    public override string Kind => "greedy";

    /// <summary>What happens when the next project does not fit.</summary>
    public OnMisfit OnMisfit { get; init; }
}

/// <summary>
/// Puts most votes in the place of the completed outcome when more voters have more of it than have less. After it
/// nothing is promised to minorities.
/// </summary>
/// <param name="Measure">Of what voters may have more.</param>
public sealed record ComparisonStep(ComparisonMeasure Measure) : Completion
{
    public override string Kind => "comparison";
}

/// <summary>What a comparison step counts for every voter.</summary>
public enum ComparisonMeasure
{
    /// <summary>The funded projects that the ballot lists.</summary>
    FundedCount,

    /// <summary>1 if any project that the ballot lists is funded.</summary>
    Represented,

    /// <summary>
    /// The funded projects that the ballot lists, without the voters who have none in one of the outcomes: as the tool
    /// of equalshares.net counts, for comparison only.
    /// </summary>
    FundedCountTool,
}

/// <summary>The projects among which one that still fits keeps an increase going.</summary>
public enum ExhaustiveOver
{
    /// <summary>All projects.</summary>
    All,

    /// <summary>Projects that somebody gets something from.</summary>
    Supported,

    /// <summary>Not tested: only overspending ends the increase.</summary>
    Never,
}

/// <summary>The purse before the first increase.</summary>
public enum PurseStart
{
    /// <summary>B/n, exactly.</summary>
    Exact,

    /// <summary>B/n rounded down to whole currency units.</summary>
    Floor,
}

/// <summary>What greedy does with a project that does not fit.</summary>
public enum OnMisfit
{
    /// <summary>Passes it over and goes on.</summary>
    Skip,

    /// <summary>Ends.</summary>
    Stop,
}
