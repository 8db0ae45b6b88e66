using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>
/// Why a project won or lost: the facts, which <see cref="InEnglish"/> and <see cref="InDanish"/> put into words. All
/// amounts are in currency units.
/// </summary>
/// <param name="IsFinal">Whether that is how it ends.</param>
internal abstract record Reason(bool IsFinal)
{
    /// <param name="IsFinal">Whether that is how it ends.</param>
    /// <param name="Place">The place among the winners, from 1.</param>
    /// <param name="Merit">What put it there.</param>
    /// <param name="Tie">With what it was tied; null where it was not.</param>
    internal sealed record Won(bool IsFinal, int Place, Merit Merit, Tie? Tie) : Reason(IsFinal);

    /// <param name="IsFinal">Whether that is how it ends.</param>
    /// <param name="PassedOver">Whether its turn came, and the rule went on without it.</param>
    /// <param name="FewerVotes">How many winners have fewer votes.</param>
    /// <param name="Obstacle">What kept it out.</param>
    internal sealed record Lost(bool IsFinal, bool PassedOver, int FewerVotes, Obstacle Obstacle) : Reason(IsFinal);
}

/// <summary>What a rule counts.</summary>
internal enum Counted
{
    Votes,
    VotesTimesCost,
    Points,
    PointsTimesCost,
    Score,
    ScoreTimesCost,
}

/// <summary>What put a winner in its place.</summary>
internal abstract record Merit
{
    private Merit()
    {
    }

    /// <summary>Its supporters paid for it.</summary>
    /// <param name="Full">How many paid in full.</param>
    /// <param name="Others">How many gave what they had left, which was less and may have been nothing.</param>
    /// <param name="Payment">The most that anybody paid.</param>
    /// <param name="IsSame">Whether all who paid in full paid that.</param>
    /// <param name="Worth">What the payments say about the support.</param>
    /// <param name="Rank">The last place that makes a supporter; null where there are no places.</param>
    internal sealed record Paid(
        long Full, long Others, Rational Payment, bool IsSame, Worth Worth, long? Rank = null) : Merit;

    /// <summary>Its supporters paid for a part of it, and no other project asked less for as much.</summary>
    /// <param name="Supporters">How many they are.</param>
    /// <param name="Payment">The most that anybody paid.</param>
    /// <param name="Together">What all paid together.</param>
    /// <param name="Cost">What it costs.</param>
    internal sealed record PaidPart(long Supporters, Rational Payment, Rational Together, Rational Cost) : Merit;

    /// <summary>It costs nothing.</summary>
    internal sealed record Gift(long Votes) : Merit;

    /// <summary>Its cost lies as a load on its supporters, the lightest of all.</summary>
    internal sealed record Load(long Votes, Rational Each) : Merit;

    /// <summary>The votes that count for it are worth what it asks for, and no other's are worth more.</summary>
    /// <param name="Rank">The last place that counts; null where only the first one left does.</param>
    /// <param name="Weight">What the votes are still worth, in votes.</param>
    /// <param name="Quota">What its cost asks for, in votes.</param>
    internal sealed record Backed(long? Rank, Rational Weight, Rational Quota) : Merit;

    /// <summary>No project that is left stands above it in the order of all majorities.</summary>
    /// <param name="Position">The place in that order, from 1.</param>
    /// <param name="Wins">Against how many projects it has a majority.</param>
    /// <param name="Losses">How many have a majority against it.</param>
    internal sealed record Preferred(int Position, int Wins, int Losses) : Merit;

    /// <summary>It is one of a selection from which voters get more than from any other.</summary>
    internal sealed record InBest : Merit;

    /// <summary>Nothing speaks for it but that there is money.</summary>
    internal sealed record Fits(bool HasVotes) : Merit;

    /// <summary>No other that still fitted had more.</summary>
    /// <param name="Counted">Of what.</param>
    /// <param name="ForTheMoney">Whether it is compared with the cost.</param>
    /// <param name="Total">How much in all; null where it is compared with the cost.</param>
    /// <param name="FromMoneyLeft">Whether another rule had spent before.</param>
    internal sealed record Most(Counted Counted, bool ForTheMoney, Rational? Total, bool FromMoneyLeft) : Merit;
}

/// <summary>What payments say about the support of a project.</summary>
internal abstract record Worth
{
    private Worth()
    {
    }

    /// <summary>As how many votes it counts: the cost in payments.</summary>
    internal sealed record EffectiveVotes(Rational Votes) : Worth;

    /// <summary>What a point costs those who paid in full; no other project asked less.</summary>
    /// <param name="Price">For one point.</param>
    /// <param name="IsRanked">Whether the points come from places in rankings.</param>
    internal sealed record PerPoint(Rational Price, bool IsRanked) : Worth;

    /// <summary>As how many points it counts: the cost in payments for a point.</summary>
    /// <param name="Points">How many.</param>
    /// <param name="IsRanked">Whether the points come from places in rankings.</param>
    internal sealed record EffectivePoints(Rational Points, bool IsRanked) : Worth;
}

/// <summary>Equally good projects, and what separated them.</summary>
/// <param name="With">The names of the first few others.</param>
/// <param name="More">How many others there are beside them.</param>
/// <param name="BrokenBy">The last key that was needed.</param>
internal sealed record Tie(ImmutableArray<string> With, int More, TieKey? BrokenBy);

/// <summary>What kept a project out.</summary>
internal abstract record Obstacle
{
    private Obstacle()
    {
    }

    /// <summary>Its supporters have too little money.</summary>
    /// <param name="After">After how many winners.</param>
    /// <param name="Own">What they have together.</param>
    /// <param name="Cost">What the project costs.</param>
    /// <param name="Unspent">What nobody spent and was too little too; null where that was not tried.</param>
    internal sealed record TooLittleOwned(int After, Rational Own, Rational Cost, Rational? Unspent) : Obstacle;

    /// <summary>The votes that count for it are worth too little.</summary>
    /// <param name="Weight">What they are still worth, in votes.</param>
    /// <param name="Quota">What its cost asks for, in votes; null where there is no money.</param>
    internal sealed record TooFewVotes(Rational Weight, Rational? Quota) : Obstacle;

    /// <summary>It costs more than there is.</summary>
    internal sealed record OverBudget(Rational Cost, Rational Budget) : Obstacle;

    /// <summary>It was its turn, and it costs more than was left.</summary>
    /// <param name="Cost">What the project costs.</param>
    /// <param name="Left">What was left.</param>
    /// <param name="EndsRule">Whether the rule ends there.</param>
    internal sealed record TooLittleLeft(Rational Cost, Rational Left, bool EndsRule) : Obstacle;

    /// <summary>The rule ended before, at a project that did not fit.</summary>
    internal sealed record EndedBefore(string At) : Obstacle;

    /// <summary>It has fewer votes than the town asks for.</summary>
    internal sealed record BelowThreshold(long Votes, BigInteger Enough) : Obstacle;

    /// <summary>It was taken back.</summary>
    internal sealed record TakenBack : Obstacle;

    /// <summary>Of a group only one can be had, and that is another one.</summary>
    internal sealed record Excluded(string By) : Obstacle;

    /// <summary>Some projects get at most an amount, and with this one they would get more.</summary>
    /// <param name="Cost">What the project costs.</param>
    /// <param name="Left">What was left of the amount.</param>
    /// <param name="Amount">The amount.</param>
    internal sealed record OverCap(Rational Cost, Rational Left, Rational Amount) : Obstacle;

    /// <summary>Voters do not get more from any selection that it is in.</summary>
    internal sealed record NotInBest : Obstacle;

    /// <summary>Nobody voted for it.</summary>
    internal sealed record NoVotes : Obstacle;

    /// <summary>It costs nothing, under a rule that gives voters what a project costs.</summary>
    internal sealed record WorthNothing : Obstacle;

    /// <summary>Its votes give it nothing.</summary>
    internal sealed record NoVoteCounts : Obstacle;
}
