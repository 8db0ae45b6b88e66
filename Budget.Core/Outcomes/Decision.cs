using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes;

/// <summary>
/// One step of a rule. Fractions are in currency units; <see cref="Money"/> and money left count the smallest unit.
/// Projects are places in the instance.
/// </summary>
/// <param name="By">The name of the rule that took the step.</param>
/// <param name="Project">The project it is about.</param>
public abstract record Decision(string By, int Project);

/// <summary>A project was funded.</summary>
/// <param name="By">The rule.</param>
/// <param name="Project">The funded project.</param>
/// <param name="Tied">The equally good projects it was chosen from, itself included, ascending.</param>
/// <param name="TieBrokenBy">The last key that was needed to single it out; null where nothing was tied.</param>
/// <param name="Measure">By what it was best.</param>
/// <param name="MoneyLeft">
/// The budget less the cost of everything funded so far; below zero never in a final outcome.
/// </param>
public sealed record Funded(
    string By, int Project, ImmutableArray<int> Tied, TieKey? TieBrokenBy, Measure Measure, Int128 MoneyLeft)
    : Decision(By, Project)
{
    public bool Equals(Funded? other) => other is not null && base.Equals(other)
        && Tied.AsSpan().SequenceEqual(other.Tied.AsSpan()) && TieBrokenBy == other.TieBrokenBy
        && Measure == other.Measure && MoneyLeft == other.MoneyLeft;

    public override int GetHashCode() => HashCode.Combine(By, Project, Measure, MoneyLeft);
}

/// <summary>A project is out for good: the supporters' purses hold less than it costs.</summary>
/// <param name="By">The rule.</param>
/// <param name="Project">The project.</param>
/// <param name="SupportersOwn">What its supporters own together, in currency units.</param>
/// <param name="Cost">What it costs.</param>
public sealed record Unaffordable(string By, int Project, Rational SupportersOwn, Money Cost) : Decision(By, Project);

/// <summary>A project was the next one, did not fit in what was left, and was passed over.</summary>
/// <param name="By">The rule.</param>
/// <param name="Project">The project.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="MoneyLeft">What was left.</param>
public sealed record Skipped(string By, int Project, Money Cost, Int128 MoneyLeft) : Decision(By, Project);

/// <summary>A project is out for good: the votes behind it are worth too little for what it costs.</summary>
/// <param name="By">The rule.</param>
/// <param name="Project">The project.</param>
/// <param name="Tied">The equally weak projects it was chosen from, itself included, ascending.</param>
/// <param name="TieBrokenBy">The last key that was needed to single it out; null where nothing was tied.</param>
/// <param name="Votes">The votes behind it and what it asks for.</param>
public sealed record Eliminated(
    string By, int Project, ImmutableArray<int> Tied, TieKey? TieBrokenBy, Measure.Votes Votes)
    : Decision(By, Project)
{
    public bool Equals(Eliminated? other) => other is not null && base.Equals(other)
        && Tied.AsSpan().SequenceEqual(other.Tied.AsSpan()) && TieBrokenBy == other.TieBrokenBy
        && Votes == other.Votes;

    public override int GetHashCode() => HashCode.Combine(By, Project, Votes);
}

/// <summary>The rule ended because a next project did not fit.</summary>
/// <param name="By">The rule.</param>
/// <param name="Project">The first of the next projects, in tie order, that does not fit.</param>
/// <param name="Tied">All the next projects, equally good, ascending.</param>
/// <param name="Cost">What the project costs.</param>
/// <param name="MoneyLeft">What was left.</param>
public sealed record Stopped(string By, int Project, ImmutableArray<int> Tied, Money Cost, Int128 MoneyLeft)
    : Decision(By, Project)
{
    public bool Equals(Stopped? other) => other is not null && base.Equals(other)
        && Tied.AsSpan().SequenceEqual(other.Tied.AsSpan()) && Cost == other.Cost && MoneyLeft == other.MoneyLeft;

    public override int GetHashCode() => HashCode.Combine(By, Project, Cost, MoneyLeft);
}

/// <summary>A project is out for good, however much money there is: a constraint of the town bars it.</summary>
/// <param name="By">The rule that funded what made it so, or that did not get to choose it at all.</param>
/// <param name="Project">The project.</param>
/// <param name="Constraint">The first constraint that bars it, by its place in the rule set.</param>
/// <param name="Because">
/// The funded projects it speaks of, ascending; empty where the project was out before the rule ran.
/// </param>
public sealed record Barred(string By, int Project, int Constraint, ImmutableArray<int> Because)
    : Decision(By, Project)
{
    public bool Equals(Barred? other) => other is not null && base.Equals(other)
        && Constraint == other.Constraint && Because.AsSpan().SequenceEqual(other.Because.AsSpan());

    public override int GetHashCode() => HashCode.Combine(By, Project, Constraint);
}
