using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Properties;

/// <summary>One random case: an election and what to do with it.</summary>
internal sealed record Case(TextElection Text, RuleSet Set)
{
    public static Gen<Case> From(Gen<TextElection> elections, Gen<RuleSet> sets) =>
        Gen.Select(elections, sets, (text, set) => new Case(text, set));

    public override string ToString() => $"{Text}\n{RuleSetJson.Of(Set)}";

    /// <summary>Everything an outcome says, as text.</summary>
    public static string Say(Election election, RuleSet set, Outcome outcome) => CanonicalJson.ObjectOf(
    [
        .. OutcomeJson.Members(election, set, outcome),
        ("refusal", outcome.Refusal is Refusal.TieUnresolved tie
            ? CanonicalJson.Of($"tie of {string.Join(' ', ElectionIds(election, tie.Tied))}")
            : outcome.Refusal is { } other ? CanonicalJson.Of($"{other}") : null),
    ]).ToString();

    private static IEnumerable<string> ElectionIds(Election election, IEnumerable<int> projects) =>
        projects.Select(project => election.Instance.Projects[project].Id.Value);
}

/// <summary>Runs a property over random cases; says how many, of what sort, and on what seed it failed.</summary>
internal static class Sampled
{
    /// <param name="cases">Where cases come from.</param>
    /// <param name="count">How many.</param>
    /// <param name="property">Answers of what sort the case was; throws when the property does not hold.</param>
    public static void Over(Gen<Case> cases, int count, Func<Case, string> property)
    {
        var sorts = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        cases.Sample(
            one => sorts.AddOrUpdate(property(one), 1, (_, seen) => seen + 1) > 0, TestContext.Out.WriteLine,
            iter: count, print: one => one.ToString());
        TestContext.Out.WriteLine($"{sorts.Values.Sum()} elections: "
            + string.Join(", ", sorts.OrderByDescending(sort => sort.Value)
                .Select(sort => $"{sort.Value} {sort.Key}")));
    }
}
