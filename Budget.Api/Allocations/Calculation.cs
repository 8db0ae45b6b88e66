using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>One election under one rule set.</summary>
/// <param name="Subject">The election.</param>
/// <param name="RuleSet">What decided.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="RuleTime">How long the rule took.</param>
internal sealed record Calculation(NamedElection Subject, RuleSet RuleSet, Outcome Outcome, TimeSpan RuleTime)
{
    /// <summary>What the rule set is called where there are several.</summary>
    public string Name { get; init; } = RuleName.Of(RuleSet);

    /// <summary>Runs the rule.</summary>
    /// <param name="subject">The election.</param>
    /// <param name="set">A rule set without faults.</param>
    /// <param name="clock">Times the rule.</param>
    /// <param name="onStep">Called with the number of each step of a purse increase.</param>
    /// <param name="cancellation">Ends it between two purchases of the rule.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static Calculation Of(
        NamedElection subject, RuleSet set, TimeProvider clock, Action<int>? onStep, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var rule = RuleBook.Bind(set, onStep, cancellation);
        var start = clock.GetTimestamp();
        var outcome = rule(subject.Election.Instance, subject.Election.Profile);
        return new(subject, set, outcome, clock.GetElapsedTime(start));
    }

    /// <summary>What was decided, without the file it came from.</summary>
    public Decided Decided => new(Subject.Election, Subject.Names, RuleSet, Outcome);

    /// <summary>Why the outcome is not a final one; null when it is.</summary>
    public Problem? Problem => Outcome.Refusal switch
    {
        null => null,
        Refusal.TieUnresolved tie => Problem.TieUnresolved(
            $"Nothing in the tie order separates {string.Join(", ", tie.Tied.Select(Subject.IdOf))}: "
            + "a further key or a seed for the lot is needed.",
            [.. tie.Tied.Select(Subject.IdOf)]),
        Refusal.StepLimitReached limit => Problem.LimitExceeded(
            $"The purses were raised {limit.Steps} times and that was not the end: a larger step or limit is needed.",
            limit.Steps),
        Refusal.SearchLimitReached limit => Problem.LimitExceeded(
            $"{limit.Nodes} selections of projects were looked at, and there are more that may be the best.",
            limit.Nodes),
        Refusal.UnsupportedBallots ballots => Problem.RuleUnsupportedBallots(
            $"Ballots of the kind {ballots.Kind.ToString().ToLowerInvariant()} do not say {ballots.Asked}."),
        Refusal.SharedPlace shared => Problem.RuleUnsupportedBallots(
            $"A ballot puts {Subject.IdOf(shared.First)} and {Subject.IdOf(shared.Second)} in one place: the rule asks "
            + "which comes first."),
        Refusal.TooLarge large => Problem.InvalidInput(
            $"What voters get from '{Subject.IdOf(large.Project)}' adds up to more than can be counted exactly."),
        Refusal.EarmarkedTooMuch beyond => Problem.InvalidInput(
            $"{Subject.Election.Instance.InCurrency(beyond.EarmarkedMinor)} is earmarked, and the budget is "
            + $"{Subject.Election.Instance.Format(Subject.Election.Instance.BudgetLimit.MinorUnits)}."),
        _ => throw new InvalidOperationException("A refusal without a problem."),
    };
}
