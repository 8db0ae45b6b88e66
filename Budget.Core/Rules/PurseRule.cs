using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules;

/// <summary>A rule by which voters spend purses, made ready for one election and run as often as needed.</summary>
internal delegate PurseElection PurseRule(Instance instance, Profile profile);

/// <summary>An election whose columns are built, waiting for a purse. Not for use by several threads at once.</summary>
internal sealed class PurseElection
{
    private PurseElection(Func<int, bool> supported) => Supported = supported;

    /// <summary>Why the election cannot be run; null when it can.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Whether anybody gets anything from the project.</summary>
    public Func<int, bool> Supported { get; }

    /// <summary>
    /// What is funded when every voter has this purse, an amount of the smallest unit, with every decision.
    /// </summary>
    public required Func<Rational, Outcome> Explain { get; init; }

    /// <summary>The same without the decisions.</summary>
    public required Func<Rational, Spending> Spend { get; init; }

    /// <summary>
    /// By how much the purse can surely grow before anything else is funded than what was, or in another order.
    /// </summary>
    public required Func<Rational, Spending, Rational> Stability { get; init; }

    public static PurseElection Ready(
        Support support, Func<Rational, Spending> spend, Func<Rational, Spending, Rational> stability,
        Func<Rational, Outcome> explain) =>
        new(support.Supported) { Spend = spend, Stability = stability, Explain = explain };

    /// <summary>An election that the rule refuses whatever the purse.</summary>
    public static PurseElection Refused(Support support, Refusal refusal) => new(support.Supported)
    {
        Refusal = refusal,
        Spend = _ => new Spending(),
        Stability = (_, _) => Rational.Zero,
        Explain = _ => Outcome.Empty with { Refusal = refusal },
    };
}
