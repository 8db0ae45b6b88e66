using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>What a rule lets a rule set say.</summary>
internal sealed record RuleTraits
{
    public required string Name { get; init; }

    /// <summary>Whether it has to know what voters get from a project.</summary>
    public bool AsksSatisfaction { get; init; }

    /// <summary>Whether it has to know what to do with a project that does not fit.</summary>
    public bool AsksMisfit { get; init; }

    /// <summary>Whether voters have purses that can be raised.</summary>
    public bool HasPurses { get; init; }

    /// <summary>Whether it may leave money on which something still fits.</summary>
    public bool LeavesMoney { get; init; }

    /// <summary>Why a completion cannot follow this rule and the completions before it; null when it can.</summary>
    public string? Refusal(IReadOnlyList<Completion> before, Completion next) => next switch
    {
        PurseIncrease when !HasPurses => $"no {next.Kind}: {Name} gives voters no purses to raise",
        PurseIncrease when before.Count > 0 => $"no {next.Kind} here: purses are raised once, before anything else",
        GreedyCompletion when !LeavesMoney => $"no greedy completion: {Name} already takes what fits",
        _ => null,
    };
}
