using System.Numerics;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// A project's exact price for a share: <see cref="Owed"/> / (chain's denominator · <see cref="Shares"/>).
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Owed">What those who pay in full owe, as a numerator over the chain's denominator.</param>
/// <param name="Shares">The shares of those who pay in full.</param>
/// <param name="Exhausted">Those who have less than their payment.</param>
internal sealed record Price(int Project, BigInteger Owed, long Shares, Tally[] Exhausted)
{
    /// <summary>Compares ρ: the prices divided by the scales.</summary>
    public static int Compare(Price left, Price right, Support support) =>
        (left.Owed * right.Shares * support.Scale(right.Project))
        .CompareTo(right.Owed * left.Shares * support.Scale(left.Project));
}
