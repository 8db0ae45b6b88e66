using Budget.Api.Problems;
using Budget.Api.Rules.Book;

namespace Budget.Api.Rules;

/// <summary>A rule as people meet it: one sentence for a council member, and where it comes from.</summary>
/// <param name="Id">Its name in rule sets.</param>
internal sealed record RuleText(string Id, InBoth Name, InBoth Sentence, string Source)
{
    /// <summary>What exactly it does, for whoever wants to recompute it.</summary>
    public required InBoth Definition { get; init; }

    /// <summary>What it promises to voters; none where it promises nothing.</summary>
    public required IReadOnlyList<Guarantee> Guarantees { get; init; }

    /// <summary>How its work grows.</summary>
    public required InBoth Complexity { get; init; }

    /// <summary>Who uses it.</summary>
    public required InBoth Cities { get; init; }

    /// <summary>Every rule of the rule book, the usual ones first.</summary>
    public static IReadOnlyList<RuleText> All { get; } =
    [
        EqualSharesText.EqualShares, BosEqualSharesText.BosEqualShares, GreedyText.Greedy, GreedyText.ByScore,
        MaximumWelfareText.MaximumWelfare, PhragmenText.Phragmen, ExpandingApprovalsText.ExpandingApprovals,
        RankEqualSharesText.RankEqualShares, SingleTransferableVoteText.SingleTransferableVote,
        RankedPairsText.RankedPairs,
    ];
}

/// <summary>A promise of a rule.</summary>
/// <param name="Text">What is promised, and when.</param>
/// <param name="Test">The test that holds the program to it.</param>
internal sealed record Guarantee(InBoth Text, string Test);
