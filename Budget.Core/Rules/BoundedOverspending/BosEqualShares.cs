using Budget.Core.Outcomes;

namespace Budget.Core.Rules.BoundedOverspending;

/// <summary>
/// Equal shares in which a project may be bought although its supporters can pay only a part of it: the one whose part
/// costs them least for what they get, and for how much of it is missing, comes first.
/// (BOS equal shares: Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs: Method of Equal Shares with Bounded
/// Overspending, EC 2025, arXiv 2409.15005.)
/// </summary>
public static class BosEqualShares
{
    public const string Name = "bos-equal-shares";

    /// <param name="satisfaction">What voters get from a project.</param>
    /// <param name="ties">Who goes first among equals.</param>
    /// <param name="cancellation">Looked at before each project that is weighed.</param>
    public static Rule With(
        Satisfaction satisfaction, TieOrder ties, CancellationToken cancellation = default) => (instance, profile) =>
    {
        cancellation.ThrowIfCancellationRequested();
        var support = SupportColumns.Of(instance, profile, satisfaction);
        if (support.TooLarge is { } project)
        {
            return Outcome.Empty with { Refusal = new Refusal.TooLarge(project) };
        }

        return profile.VoterCount == 0
            ? Outcome.Empty
            : new BosRun(instance, profile, support, ties.On(instance, profile), cancellation).Run();
    };
}
