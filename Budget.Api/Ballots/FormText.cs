using System.Globalization;
using Budget.Api.Imports;
using Budget.Api.Lines;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Core.Rules;
using Budget.Core.Rules.BoundedOverspending;
using Budget.Core.Rules.EqualShares;
using Budget.Core.Rules.Ordinal;

namespace Budget.Api.Ballots;

/// <summary>What a form says about the vote as a whole, in plain words.</summary>
/// <param name="Rule">How ballots become a recommendation.</param>
/// <param name="Ties">What decides between equals.</param>
/// <param name="Changing">That the ballot may be changed, and until when.</param>
/// <param name="Household">Who votes together; null where everybody votes alone.</param>
internal sealed record FormText(string Rule, string Ties, string Changing, string? Household)
{
    public static FormText Of(Manifest manifest, FormLanguage language) => new(
        language.Rule(manifest.RuleSet), language.Ties(manifest.RuleSet.Ties, manifest.LotDrawEvent),
        language.Changing, manifest.Household ? language.Household : null);
}

/// <summary>What a form says, in one language: the same sentences in the same order in both.</summary>
internal sealed class FormLanguage(bool isDanish)
{
    public string Changing => Say(FormWords.Changing);

    public string Household => Say(FormWords.Household);

    /// <summary>How to fill in a line.</summary>
    public string HowTo(LineLimits limits, string currency) => Joined(
        Say(
            FormWords.Ask(limits.Kind),
            Say(FormWords.Number(limits.MinProjects, limits.MaxProjects), limits.MinProjects, limits.MaxProjects),
            limits.MaxPoints, limits.MaxPointsEach is { } each ? Say(FormWords.MostEach, each) : ""),
        limits.MaxCostMinor is { } most ? Say(FormWords.MostCost, Amount(most), Unit(currency)) : null);

    /// <summary>How many lines of a group may be filled in.</summary>
    public string Choose(int atMost, IReadOnlyList<string> lines) =>
        Say(FormWords.Choose, atMost, string.Join(", ", lines));

    /// <summary>The rule, and what it does with money that is left.</summary>
    public string Rule(RuleSet set) => Joined(
        Say(set.Rule switch
        {
            MethodOfEqualShares.Name => FormWords.EqualShares,
            BosEqualShares.Name => FormWords.BosEqualShares,
            Phragmen.Name => FormWords.Phragmen,
            ExpandingApprovals.Name => FormWords.ExpandingApprovals,
            RankEqualShares.Name => FormWords.RankEqualShares,
            SingleTransferableVote.Name => FormWords.SingleTransferableVote,
            RankedPairs.Name => FormWords.RankedPairs,
            MaximumWelfare.Name => FormWords.MostInAll,
            Greedy.ByScoreName => FormWords.HighestScore,
            _ => set.Satisfaction switch
            {
                Satisfaction.CostOf => FormWords.MostVotes,
                { IsTimesCost: true } => FormWords.HighestScore,
                _ => FormWords.ForTheMoney,
            },
        }),
        set.OnMisfit switch
        {
            OnMisfit.Skip => Say(FormWords.Skipped),
            OnMisfit.Stop => Say(FormWords.Stopped),
            _ => null,
        },
        set.Completion.Any(completion => completion is PurseIncrease) ? Say(FormWords.Raised) : null,
        set.Completion.Any(completion => completion is GreedyCompletion) ? Say(FormWords.Completed) : null,
        set.Completion.Any(completion => completion is ComparisonStep) ? Say(FormWords.Compared) : null,
        set.Constraints.IsEmpty ? null : Say(FormWords.Constrained));

    public string Ties(TieOrder ties, string? lotDrawEvent) => Joined(
        ties.Keys.IsEmpty ? null : Say(FormWords.FirstKey, Say(FormWords.Key(ties.Keys[0])))
            + string.Concat(ties.Keys.Skip(1).Select(key => Say(FormWords.NextKey, Say(FormWords.Key(key))))) + ".",
        lotDrawEvent is null ? null : Say(FormWords.LotDrawn, lotDrawEvent));

    private string Amount(long minor) => isDanish ? Amounts.Text(minor) : Amounts.Text(minor).Replace(',', '.');

    private string Unit(string currency) => isDanish && currency == "DKK" ? "kr" : currency;

    private string Say(InBoth words, params object?[] parts) =>
        string.Format(CultureInfo.InvariantCulture, isDanish ? words.Da : words.En, parts);

    private static string Joined(params ReadOnlySpan<string?> sentences)
    {
        var said = new List<string>();
        foreach (var sentence in sentences)
        {
            said.AddRange(sentence is null ? [] : [sentence]);
        }

        return string.Join(' ', said);
    }
}
