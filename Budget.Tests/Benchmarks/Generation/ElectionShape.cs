namespace Budget.Benchmarks.Generation;

/// <summary>What a generated election looks like; the same shape always gives the same election.</summary>
/// <param name="Ballots">How many voters approve projects.</param>
/// <param name="Projects">How many projects they choose from.</param>
/// <param name="Districts">How many parts of town there are; a voter prefers projects of her own.</param>
/// <param name="BudgetLimit">In whole currency units.</param>
/// <param name="CostScale">1 gives costs between 10.000 and 700.000 currency units.</param>
internal sealed record ElectionShape(int Ballots, int Projects, int Districts, int BudgetLimit, int CostScale)
{
    /// <summary>
    /// As many ballots, projects and approvals as Łódź had in 2022, and a budget for which raising the purses by one
    /// currency unit at a time takes about sixty runs.
    /// </summary>
    public static ElectionShape Lodz { get; } = new(90_494, 160, 36, 7_400_000, 1);

    /// <summary>More voters than any town has had.</summary>
    public static ElectionShape Million { get; } = new(1_000_000, 500, 100, 70_000_000, 4);
}
