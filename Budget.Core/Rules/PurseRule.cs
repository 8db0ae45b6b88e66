using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules;

/// <summary>A rule by which voters spend purses, made ready for one election and run as often as needed.</summary>
public delegate PurseElection PurseRule(Instance instance, Profile profile);

/// <summary>An election whose columns are built, waiting for a purse. Not for use by several threads at once.</summary>
public sealed class PurseElection
{
    private readonly Func<int, bool> _supported;
    private readonly Func<Rational, Spending> _spend;
    private readonly Func<Rational, Outcome> _explain;

    internal PurseElection(Func<int, bool> supported, Func<Rational, Spending> spend, Func<Rational, Outcome> explain) =>
        (_supported, _spend, _explain) = (supported, spend, explain);

    /// <summary>An election that the rule refuses whatever the purse.</summary>
    internal PurseElection(Func<int, bool> supported, Refusal refusal)
        : this(supported, _ => new Spending(), _ => Outcome.Empty with { Refusal = refusal }) => Refusal = refusal;

    /// <summary>Why the election cannot be run; null when it can.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether anybody gets anything from the project.</summary>
    public bool Supported(int project) => _supported(project);

    /// <summary>What is funded when every voter has this purse, an amount of the smallest unit.</summary>
    internal Spending Spend(Rational purse) => _spend(purse);

    /// <summary>The same with every decision written down.</summary>
    public Outcome Explain(Rational purse) => _explain(purse);
}
