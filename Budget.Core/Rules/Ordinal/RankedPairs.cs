using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Ordinal;

/// <summary>
/// Projects are compared two by two on all ballots, the largest majorities make an order, and it is followed as long as
/// there is money; costs do not count in the comparison.
/// (Ranked pairs; Tideman 1987; for budgets: Shapiro, Talmon, arXiv 1709.05839.)
/// </summary>
public static class RankedPairs
{
    public const string Name = "ranked-pairs";

    /// <param name="ties">Who goes first among equals, and which of equal majorities.</param>
    /// <param name="onMisfit">What happens when the next project does not fit.</param>
    /// <param name="supportedOnly">Whether projects that no ballot lists are never funded.</param>
    /// <param name="cancellation">Looked at now and then while ballots are counted.</param>
    public static Rule With(
        TieOrder ties, OnMisfit onMisfit = OnMisfit.Skip, bool supportedOnly = false,
        CancellationToken cancellation = default) => (instance, profile) =>
    {
        cancellation.ThrowIfCancellationRequested();
        var ranking = ties.On(instance, profile);
        var majorities = new Majorities(profile, cancellation);
        var order = LockedPairs.Of(majorities, profile.ProjectCount, ranking, out var unresolved);
        var outcome = Outcome.Empty with { SmithSet = [.. majorities.SmithSet()] };
        if (unresolved is not null)
        {
            return outcome with { Refusal = new Refusal.TieUnresolved([.. unresolved]) };
        }

        var descent = new Descent(instance, profile, ranking, majorities, order);
        var refusal = descent.Fill(onMisfit, supportedOnly);
        return outcome with { Decisions = descent.Decisions.ToImmutableArray(), Refusal = refusal };
    };
}
