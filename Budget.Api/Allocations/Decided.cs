using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>An election and what was decided of it: all that reasons are written from.</summary>
/// <param name="Election">The projects, the money and the ballots.</param>
/// <param name="Names">What each project is called, by its place in the instance.</param>
/// <param name="RuleSet">What decided.</param>
/// <param name="Outcome">What was decided.</param>
internal sealed record Decided(Election Election, ImmutableArray<string> Names, RuleSet RuleSet, Outcome Outcome)
{
    /// <summary>Whether the outcome is a final one.</summary>
    public bool IsFinal => Outcome.Refusal is null;

    /// <summary>The name of a project, fit to be shown.</summary>
    public string NameOf(int project) => ForPeople.Name(Names[project]);

    public long VotesFor(int project) => Election.Profile.Votes(project);

    /// <summary>The cost of a project, in currency units.</summary>
    public Rational CostOf(int project) => InCurrency(Election.Instance.CostMinor(project));

    /// <summary>An amount of the smallest unit, in currency units.</summary>
    public Rational InCurrency(Int128 minorUnits) => Election.Instance.InCurrency((BigInteger)minorUnits);

    /// <summary>
    /// What a winner was compared by: a greedy completion may ask for something else than the rule before it. Null
    /// where the rule asks nothing.
    /// </summary>
    public Satisfaction? AskedFor(Funded won) => IsMostVotes ? Satisfaction.Cost
        : won.By == RuleSet.Rule ? RuleSet.Satisfaction
        : RuleSet.Completion.OfType<GreedyCompletion>().First().Satisfaction;

    /// <summary>Whether another rule had spent money before this one was asked.</summary>
    public bool IsFromMoneyLeft(Funded won) => !IsMostVotes && won.By != RuleSet.Rule;

    // A comparison step may put most votes in the place of all that the rule and its completions decided.
    private bool IsMostVotes => Outcome.Comparison is { ChoosesMostVotes: true };
}
