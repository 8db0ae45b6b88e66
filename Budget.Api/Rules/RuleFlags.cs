using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>A rule set as flags say it: every value as it was typed, null where the flag is not there.</summary>
internal sealed record RuleFlags
{
    public string Rule { get; init; } = "equal-shares";
    public string? Satisfaction { get; init; }
    public string? Scores { get; init; }
    public string? Completion { get; init; }
    public string? Step { get; init; }
    public string? StepLimit { get; init; }
    public string? Ties { get; init; }
    public string? LotSeed { get; init; }
    public bool SupportedOnly { get; init; }
    public string? OnMisfit { get; init; }

    /// <summary>The one word that says rule, satisfaction and completion; null where each has a flag.</summary>
    public string? Word { get; init; }

    /// <summary>These flags with rule, satisfaction and completion as one word says them: <c>greedy:cost</c>.</summary>
    /// <param name="name"><c>RULE[:SATISFACTION][/COMPLETION]</c>.</param>
    public RuleFlags Named(string name)
    {
        var (head, completion) = Split(name, '/');
        var (rule, satisfaction) = Split(head, ':');
        return this with { Rule = rule, Satisfaction = satisfaction, Completion = completion, Word = name };
    }

    /// <summary>The rule set, or null when there is an error.</summary>
    /// <param name="errors">Takes one sentence for each flag that is wrong: its name and what was expected.</param>
    /// <param name="unused">Takes one sentence for each flag that decides nothing here.</param>
    public RuleSet? Read(List<string> errors, List<string> unused)
    {
        var before = errors.Count;
        var set = new RuleFlagsReader(this, errors, unused).Read();
        return errors.Count == before ? set : null;
    }

    internal static (string Head, string? Tail) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
