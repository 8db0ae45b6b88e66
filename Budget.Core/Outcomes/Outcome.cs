using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes;

/// <summary>
/// What a rule answers: the funded projects in order of selection, and one decision per step, from which anybody can
/// see and check why. Projects are places in <see cref="Elections.Instance.Projects"/>.
/// </summary>
public sealed record Outcome
{
    /// <summary>An outcome that funds nothing and decided nothing.</summary>
    public static Outcome Empty { get; } = new();

    /// <summary>In order.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];

    /// <summary>How raising the purses ended; null where no purse was raised.</summary>
    public IncreaseStop? Increase { get; init; }

    /// <summary>What was done with each earmark, in order; the rest was spent after them.</summary>
    public ImmutableArray<EarmarkSpent> Earmarks { get; init; } = [];

    /// <summary>
    /// For each constraint, in order, what would have been decided without it; empty where there is no final
    /// allocation.
    /// </summary>
    public ImmutableArray<ConstraintEffect> Effects { get; init; } = [];

    /// <summary>
    /// Ranked pairs: the smallest set that is not empty and in which every project has a majority against every one
    /// outside, ascending; null under other rules.
    /// </summary>
    public ImmutableArray<int>? SmithSet { get; init; }

    /// <summary>How a comparison step chose; null where nothing was compared.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>Why there is no final allocation; null when there is one.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The funded projects in order of selection.</summary>
    public IEnumerable<int> Allocation => Decisions.OfType<Funded>().Select(funded => funded.Project);

    /// <summary>Whether any decision, of a compared outcome too, chose among equally good projects.</summary>
    public bool TieOccurred => Decisions.AddRange(Comparison?.Other ?? []).OfType<Funded>()
        .Any(funded => funded.Tied.Length > 1);
}

/// <summary>How a purse increase ended.</summary>
/// <param name="Steps">How often the purses were raised.</param>
/// <param name="Start">The first purse, in currency units.</param>
/// <param name="Raised">What was added to it in all, in currency units.</param>
/// <param name="Because">Why it ended there.</param>
public sealed record IncreaseStop(long Steps, Rational Start, Rational Raised, StopReason Because);

/// <summary>Why a purse increase ended.</summary>
public enum StopReason
{
    /// <summary>One step more would cost more than there is.</summary>
    NextOverspends,

    /// <summary>Nothing more fits.</summary>
    Exhaustive,

    /// <summary>Every supported project is funded.</summary>
    AllFunded,

    /// <summary>The step limit was reached: the allocation is that of the last step, not a final one.</summary>
    StepLimit,

    /// <summary>All projects together fit, so no purse was raised.</summary>
    AllAffordable,
}
