using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// Every vote rests on one project at a time, the best of those that are left: when the votes on a project are worth
/// its share of the budget it is funded, and what they are worth beyond that goes on to the next; when no project has
/// as much, the weakest leaves, and its votes go on.
/// (The single transferable vote with fractional transfers, Tideman: The Single Transferable Vote, 1995; for budgets as
/// a special case of Aziz, Lee, AAAI 2021. No share of the money is promised to anybody.)
/// </summary>
public static class SingleTransferableVote
{
    public const string Name = "stv";

    /// <summary>The rule, for ballots that put no two projects in one place.</summary>
    /// <param name="ties">Who goes first among equals; of equally weak ones the last leaves.</param>
    /// <param name="cancellation">Looked at before each project that is funded or leaves.</param>
    public static Rule With(TieOrder ties, CancellationToken cancellation = default) => (instance, profile) =>
    {
        if (SharedPlace(profile) is { } shared)
        {
            return Outcome.Empty with { Refusal = shared };
        }

        var ranking = ties.On(instance, profile);
        return VoteWeights.Counted(
            profile, weights => new Transfers(instance, profile, ranking, weights, cancellation).Run());
    };

    // The first two projects that any ballot puts in one place, whatever the order of ballots.
    private static Refusal.SharedPlace? SharedPlace(Profile profile)
    {
        Refusal.SharedPlace? first = null;
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var listed = profile.Listed(group);
            var ranks = profile.Values(group);
            for (var at = 1; at < listed.Length; at++)
            {
                if (ranks[at] == ranks[at - 1]
                    && (first is null || (listed[at - 1], listed[at]).CompareTo((first.First, first.Second)) < 0))
                {
                    first = new Refusal.SharedPlace(listed[at - 1], listed[at]);
                }
            }
        }

        return first;
    }
}
