using System.Collections.Immutable;
using Budget.Core.Canonical;
using Budget.Core.Rules.Constraints;

namespace Budget.Core.Rules;

/// <summary>
/// Everything that decides an outcome apart from the election itself, as data. A town's rulebook is one of these; its
/// canonical form is what gets locked and hashed (<see cref="RuleSetJson"/>).
/// </summary>
public sealed record RuleSet
{
    /// <summary>A name in the <see cref="RuleBook"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>What voters get from a project; null for rules that do not ask.</summary>
    public Satisfaction? Satisfaction { get; init; }

    /// <summary>Applied in order to what the rule leaves.</summary>
    public ImmutableArray<Completion> Completion { get; init; } = [];

    public TieOrder Ties { get; init; } = TieOrder.Default;

    /// <summary>Whether a project nobody gets anything from is never funded.</summary>
    public bool SupportedOnly { get; init; }

    /// <summary>
    /// What the rule does with a project that does not fit; null for what it usually does, and for rules that do not
    /// ask.
    /// </summary>
    public OnMisfit? OnMisfit { get; init; }

    /// <summary>What the town lays around the rule, whatever the rule is.</summary>
    public ImmutableArray<Constraint> Constraints { get; init; } = [];

    public bool Equals(RuleSet? other) => other is not null && RuleSetJson.Of(this) == RuleSetJson.Of(other);
    public override int GetHashCode() => RuleSetJson.Of(this).GetHashCode(StringComparison.Ordinal);
}
