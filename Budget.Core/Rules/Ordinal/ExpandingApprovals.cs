namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// Every vote counts for more and more projects, rank by rank: as soon as the votes that count for a project are worth
/// its share of the budget, it is funded, and the votes are worth so much less.
/// (PB-EAR; Aziz, Lee: Proportionally Representative Participatory Budgeting with Ordinal Preferences, AAAI 2021.)
/// </summary>
public static class ExpandingApprovals
{
    public const string Name = "expanding-approvals";

    /// <summary>The rule. A project is never funded that no vote counts for.</summary>
    /// <param name="ties">Who goes first among equals.</param>
    /// <param name="cancellation">Looked at before each project that is funded and each rank.</param>
    public static Rule With(TieOrder ties, CancellationToken cancellation = default) => (instance, profile) =>
    {
        var ranking = ties.On(instance, profile);
        return VoteWeights.Counted(
            profile, weights => new Expansion(instance, profile, ranking, weights, cancellation).Run());
    };
}
