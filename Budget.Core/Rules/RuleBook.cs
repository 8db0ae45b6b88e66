using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>The only list of rules: from the name in a rule set to the rule.</summary>
public static class RuleBook
{
    /// <summary>The rule that a rule set describes.</summary>
    /// <param name="set">The rule set.</param>
    /// <param name="onStep">Called once per step of a purse increase with the number of the step.</param>
    /// <param name="cancellation">Ends a purse increase between two steps.</param>
    /// <exception cref="ArgumentException">No rule has that name, or it cannot do what the set asks.</exception>
    public static Rule Bind(RuleSet set, Action<int>? onStep = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();
}
