using System.Numerics;
using System.Runtime.InteropServices;
using Budget.Core.Elections;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// Finds the exact price of a project where it is known of most supporters whether they can pay it in full.
/// </summary>
internal sealed class Settlement(Instance instance, Support support, ExactPurses purses)
{
    /// <param name="project">A project that its supporters can afford.</param>
    /// <param name="exhausted">Those who surely cannot pay in full; takes in those who turn out not to.</param>
    /// <param name="open">Those who may; loses the same.</param>
    public Price Of(int project, List<Tally> exhausted, List<Tally> open)
    {
        var shares = support.Shares(project);
        var known = 0;
        while (true)
        {
            for (; known < exhausted.Count; known++)
            {
                shares -= exhausted[known].Voters * exhausted[known].Share;
            }

            var owed = Cost(project) - (known == 0 ? 0 : purses.ExactSum(CollectionsMarshal.AsSpan(exhausted)));
            foreach (var tally in open)
            {
                if (purses.ExactAt(tally.Level) * shares < owed * tally.Share)
                {
                    exhausted.Add(tally);
                }
            }

            if (exhausted.Count == known)
            {
                return new Price(project, owed, shares, [.. exhausted]);
            }

            open.RemoveAll(tally => exhausted.IndexOf(tally, known) >= 0);
        }
    }

    /// <summary>The cost of a project as a numerator over the chain's denominator.</summary>
    public BigInteger Cost(int project) => instance.CostMinor(project) * purses.Paid.Denominator;
}
