using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Rules;

/// <summary>Rules run, for tests that show their election.</summary>
internal static class Running
{
    public static Outcome Run(RuleSet set, Election election) =>
        RuleBook.Bind(set)(election.Instance, election.Profile);

    /// <summary>What was funded, as decisions.</summary>
    public static Funded[] Purchases(RuleSet set, Election election) =>
        [.. Run(set, election).Decisions.OfType<Funded>()];

    /// <summary>The ids of what is funded, in order; the rule must answer.</summary>
    public static string[] Funded(RuleSet set, Election election)
    {
        var outcome = Run(set, election);
        Assert.That(outcome.Refusal, Is.Null);
        return Ids(election, outcome.Allocation);
    }
}
