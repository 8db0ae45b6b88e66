using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Tests.Conformance;

/// <summary>In what an outcome differs from the known one: a sentence each, none when it is the same.</summary>
internal static class Differences
{
    public static IEnumerable<string> Between(ExpectedRun expected, Election election, Outcome outcome)
    {
        if (expected.Status == "timeout")
        {
            return outcome is { Refusal: Refusal.StepLimitReached, Increase.Because: StopReason.StepLimit }
                ? []
                : [$"{expected}: ends with {outcome.Refusal} instead of the step limit"];
        }

        return Facts(expected, election, outcome)
            .Where(fact => fact.Expected is not null && fact.Expected != fact.Actual)
            .Select(fact => $"{expected}: {fact.Name} is {fact.Actual} instead of {fact.Expected}");
    }

    private static IEnumerable<(string Name, string? Expected, string? Actual)> Facts(
        ExpectedRun expected, Election election, Outcome outcome)
    {
        var instance = election.Instance;
        var funded = outcome.Allocation.Select(project => instance.Projects[project].Id.Value).ToArray();
        var cost = outcome.Allocation.Aggregate(
            Int128.Zero, (sum, project) => sum + instance.Projects[project].Cost.MinorUnits);
        var measures = outcome.Decisions.OfType<Funded>().Select(decision => decision.Measure).ToArray();
        yield return ("the refusal", "none", outcome.Refusal?.ToString() ?? "none");
        yield return ("the set", Set(expected.Selected!), Set(funded));
        yield return ("the order", string.Join(' ', expected.Selected!), string.Join(' ', funded));
        yield return ("the cost", Text(expected.ExactCost), Text(instance.InCurrency((BigInteger)cost)));
        yield return ("a tie", Text(expected.TieOccurred), Text(outcome.TieOccurred));
        var tied = TiedGroups(expected, election, outcome);
        yield return ("the tied projects", Text(expected.TiedGroups, Set), Text(tied, Set));
        yield return Sequence("rho", expected.Rho, measures.OfType<Measure.Price>().Select(price => Text(price.Rho)));
        yield return Sequence("load", expected.Load, measures.OfType<Measure.Load>().Select(Text));
        yield return Sequence("density", expected.Density, measures.OfType<Measure.Density>().Select(Text));
        yield return ("the number of steps", Text(expected.Add1?.Steps), Text(outcome.Increase?.Steps));
        var purse = outcome.Increase?.Start + outcome.Increase?.Raised;
        yield return ("the last purse", Text(expected.Add1?.Purse), Text(purse));
        yield return ("the reason to stop", expected.Add1?.Stop, Name(outcome.Increase?.Because));
    }

    // With a greedy completion the known ties may be those of the completion alone.
    private static IEnumerable<string[]> TiedGroups(ExpectedRun expected, Election election, Outcome outcome)
    {
        var groups = outcome.Decisions
            .Select(decision => decision switch
            {
                Funded funded => funded.Tied,
                Stopped stopped => stopped.Tied,
                _ => [],
            })
            .Where(tied => tied.Length > 1)
            .Select(tied => tied.Select(project => election.Instance.Projects[project].Id.Value).ToArray());
        return expected.Completion.Contains("greedy_", StringComparison.Ordinal)
            ? groups.TakeLast(expected.TiedGroups?.Length ?? 0)
            : groups;
    }

    private static string? Text(IEnumerable<string[]>? groups, Func<IEnumerable<string>, string> group) =>
        groups is null ? null : string.Join(" | ", groups.Select(group));

    private static string? Text(object? value) => value?.ToString();

    private static string? Text(Measure.Load load) => load.PerSupporter?.ToString();

    private static string? Text(Measure.Density density) => density.PerCost?.ToString();

    private static string Set(IEnumerable<string> ids) => string.Join(' ', ids.Order(StringComparer.Ordinal));

    // Where the known sequence has a gap, the number was infinite or too long to be recorded.
    private static (string Name, string? Expected, string? Actual) Sequence(
        string name, string?[]? expected, IEnumerable<string?> actual)
    {
        var found = actual.ToArray();
        return expected is null ? (name, null, null)
            : expected.Length == found.Length
                ? (name, List(expected), List(found.Zip(expected, (one, known) => known is null ? null : one)))
            : (name, List(expected), List(found));
    }

    private static string List(IEnumerable<string?> values) => string.Join(' ', values.Select(value => value ?? "…"));

    private static string? Name(StopReason? because) => because switch
    {
        null => null,
        StopReason.NextOverspends => "next_overspends",
        StopReason.Exhaustive => "exhaustive",
        StopReason.AllFunded => "all_supported_selected",
        StopReason.AllAffordable => "everything_affordable_plain_mes",
        _ => "step limit",
    };
}
