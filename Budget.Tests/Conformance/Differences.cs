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

        return Facts(expected, election, outcome).Where(fact => fact.Expected is not null && fact.Expected != fact.Actual)
            .Select(fact => $"{expected}: {fact.Name} is {fact.Actual} instead of {fact.Expected}");
    }

    private static IEnumerable<(string Name, string? Expected, string? Actual)> Facts(
        ExpectedRun expected, Election election, Outcome outcome)
    {
        var instance = election.Instance;
        var funded = outcome.Allocation.Select(project => instance.Projects[project].Id.Value).ToArray();
        var cost = outcome.Allocation.Aggregate(Int128.Zero, (sum, project) => sum + instance.Projects[project].Cost.MinorUnits);
        var measures = outcome.Decisions.OfType<Funded>().Select(decision => decision.Measure).ToArray();
        yield return ("the refusal", "none", outcome.Refusal?.ToString() ?? "none");
        yield return ("the set", Set(expected.Selected!), Set(funded));
        yield return ("the order", string.Join(' ', expected.Selected!), string.Join(' ', funded));
        yield return ("the cost", Text(expected.ExactCost), Text(instance.InCurrency((BigInteger)cost)));
        yield return ("a tie", Text(expected.TieOccurred), Text(outcome.TieOccurred));
        yield return ("rho", List(expected.Rho), List(measures.OfType<Measure.Price>().Select(price => Text(price.Rho))));
        yield return ("the load", List(expected.Load), List(measures.OfType<Measure.Load>().Select(load => Text(load.PerSupporter))));
        yield return ("the density", List(expected.Density),
            List(measures.OfType<Measure.Density>().Select(density => Text(density.PerCost))));
        yield return ("the number of steps", Text(expected.Add1?.Steps), Text(outcome.Increase?.Steps));
        yield return ("the last purse", Text(expected.Add1?.Purse), Text(outcome.Increase?.Start + outcome.Increase?.Raised));
        yield return ("the reason to stop", expected.Add1?.Stop, Name(outcome.Increase?.Because));
    }

    private static string? Text(object? value) => value?.ToString();

    private static string Set(IEnumerable<string> ids) => string.Join(' ', ids.Order(StringComparer.Ordinal));

    private static string? List(IEnumerable<string?>? values) =>
        values is null ? null : string.Join(' ', values.Select(value => value ?? "infinity"));

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
