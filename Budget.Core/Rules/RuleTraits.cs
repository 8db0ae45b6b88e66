using Budget.Core.Ballots;

namespace Budget.Core.Rules;

/// <summary>
/// What a rule has to be told and what may follow it. A rule set that says anything else has a fault
/// (<see cref="RuleSetFault"/>).
/// </summary>
/// <param name="Name">Its name in the rule book.</param>
public sealed record RuleTraits(string Name)
{
    /// <summary>Whether it asks what voters get from a project.</summary>
    public bool AsksSatisfaction { get; init; }

    /// <summary>Whether what voters get has no usual answer here: none would surprise nobody.</summary>
    public bool NeedsSatisfaction { get; init; }

    /// <summary>Whether it asks what to do with a project that does not fit.</summary>
    public bool AsksMisfit { get; init; }

    /// <summary>
    /// What it does with such a project when it is not told. A rule that usually stops says in its canonical form only
    /// that it does not.
    /// </summary>
    public OnMisfit UsualMisfit { get; init; } = OnMisfit.Skip;

    /// <summary>Whether its purses can be raised.</summary>
    public bool RaisesPurses { get; init; }

    /// <summary>Whether other rules may go on with the money it leaves.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>Whether it asks for rankings that put no two projects in one place.</summary>
    public bool AsksStrictRankings { get; init; }

    /// <summary>Whether it lets go of what a town's constraints bar, and is shown to.</summary>
    public bool TakesConstraints { get; init; }

    /// <summary>Whether it can be run on ballots of a kind.</summary>
    public Func<BallotKind, bool> IsFor { get; init; } = _ => true;
}
