using System.Text.Json;
using System.Text.Json.Serialization;
using Budget.Core.Numbers;

namespace Budget.Tests.Conformance;

/// <summary>What is known about one election.</summary>
/// <param name="Voters">How many ballots it has.</param>
/// <param name="Projects">How many projects.</param>
/// <param name="Budget">An exact decimal of the currency unit.</param>
/// <param name="Votes">How many ballots list each project.</param>
/// <param name="Runs">The outcomes of rules on it.</param>
internal sealed record ExpectedElection(
    long Voters, int Projects, string Budget, Dictionary<string, long> Votes, ExpectedRun[] Runs)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static ExpectedElection Read(byte[] json) => JsonSerializer.Deserialize<ExpectedElection>(json, Options)!;

    public Rational ExactBudget => Exactly.Read(Budget);

    /// <summary>The runs of rules that the rule book has.</summary>
    public IEnumerable<ExpectedRun> RunsInTheBook => Runs.Where(run => run.Rule is "greedy" or "mes" or "phragmen");
}

/// <summary>The outcome of one rule; what is null was not recorded.</summary>
/// <param name="Selected">The funded projects in order of selection; null where nobody waited for the end.</param>
internal sealed record ExpectedRun(
    string Rule, string Satisfaction, string Completion, string Ties, string Status, string[]? Selected, string? Cost,
    bool? TieOccurred, string[][]? TiedGroups, string?[]? Rho, string?[]? Load, string?[]? Density,
    ExpectedIncrease? Add1)
{
    /// <summary>The cost of what is funded, in currency units.</summary>
    public Rational? ExactCost => Cost is null ? null : Exactly.Read(Cost);

    public override string ToString() => $"{Rule} {Satisfaction} {Completion} {Ties}";
}

/// <summary>How an increase of the purses ended.</summary>
/// <param name="Iterations">How many runs there were, the one that overspent included.</param>
/// <param name="Stop">Why it ended.</param>
/// <param name="FinalPurse">The purse of the run that is answered, in currency units.</param>
internal sealed record ExpectedIncrease(
    int Iterations, string Stop, [property: JsonPropertyName("final_budget_per_voter")] string FinalPurse)
{
    /// <summary>How often the purses of the answered run were raised.</summary>
    public int Steps => Stop == "next_overspends" ? Iterations - 2 : Iterations - 1;

    public Rational Purse => Exactly.Read(FinalPurse);
}

/// <summary>Fractions and decimals as they are recorded.</summary>
internal static class Exactly
{
    public static Rational Read(string text) =>
        Rational.TryParse(text, out var value) ? value : throw new FormatException(text);
}
