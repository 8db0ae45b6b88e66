using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules.BoundedOverspending;

/// <summary>
/// Bounds of what projects ask. Where each supporter pays x for a share or all she has, Σ min(purse, x · share) comes
/// together, the part α of the cost, and x/α² is asked. Between two prices at which somebody's purse runs empty x/α² is
/// largest somewhere inside and smallest at an end; so only those prices have to be tried, and the one at which just
/// the whole cost comes together.
/// </summary>
internal sealed class PartOffers(Instance instance, Support support, ExactPurses purses)
{
    private readonly Headcount _headcount = new(support, purses);
    private readonly List<(PartOffer Offer, Bounds Merit)> _offers = [];

    /// <summary>Bounds of the least ρ/α of a project, up to a factor that is the same for all projects.</summary>
    public Bounds Merit(int project)
    {
        Weigh(project, Sorted(project));
        return _offers.Aggregate(Bounds.Infinity, (least, offer) => Bounds.Min(least, offer.Merit));
    }

    /// <summary>The offers of a project that may reach the best.</summary>
    public NearOffers Near(int project, Bounds best)
    {
        var supporters = Sorted(project);
        Weigh(project, supporters);
        return new(project, supporters, [.. _offers.Where(one => one.Merit.MayReach(best)).Select(one => one.Offer)])
        {
            FirstWhole = _offers.Where(one => one.Offer.IsWhole).Select(one => one.Offer.At).FirstOrDefault(),
            Last = _offers[^1].Offer.At,
        };
    }

    // From the poorest for her share to the richest; those who have nothing stand first.
    private Tally[] Sorted(int project)
    {
        var supporters = _headcount.Of(project).ToArray();
        Array.Sort(supporters, (left, right) => purses.IsEmpty(left.Level) || purses.IsEmpty(right.Level)
            ? purses.IsEmpty(right.Level).CompareTo(purses.IsEmpty(left.Level))
            : ((Int128)purses.TicksAt(left.Level) * right.Share).CompareTo(
                (Int128)purses.TicksAt(right.Level) * left.Share));
        return supporters;
    }

    private void Weigh(int project, Tally[] supporters)
    {
        _offers.Clear();
        // A purse holds at most so many ticks more than is counted: one for the start and one for each payment.
        var slack = purses.Paid.Count;
        var cost = purses.Ticks.Scale.Ceiling(instance.Projects[project].Cost);
        var (poor, poorVoters, before) = (Int128.Zero, Int128.Zero, Bounds.Quotient(0, 0, 1));
        var first = Array.FindIndex(supporters, tally => !purses.IsEmpty(tally.Level));
        var shares = supporters.Skip(first)
            .Aggregate(Int128.Zero, (sum, tally) => sum + (Int128)tally.Share * tally.Voters);
        var scale = Bounds.Quotient(support.Scale(project), support.Scale(project), 1);
        for (var at = first; at < supporters.Length; at++)
        {
            var (share, voters) = (supporters[at].Share, supporters[at].Voters);
            var ticks = purses.TicksAt(supporters[at].Level);
            var price = Bounds.Quotient(ticks, (Int128)ticks + slack, share);
            var together = Bounds.Quotient(poor, poor + slack * poorVoters, 1)
                + price * Bounds.Quotient(shares, shares, 1);
            var missing = Bounds.Quotient(cost - 1, cost, 1) / together;
            var isSurelyWhole = missing.High <= 1;
            if (missing.Low <= 1)
            {
                var owed = Bounds.Quotient(
                    Int128.Max(0, cost - 1 - poor - slack * poorVoters), Int128.Max(0, cost - poor), shares)
                    .UpTo(before);
                _offers.Add((new PartOffer(at, IsWhole: true), (isSurelyWhole ? owed : owed.FromBelow) / scale));
            }

            if (isSurelyWhole)
            {
                return;
            }

            var part = missing.AtLeastOne;
            _offers.Add((new PartOffer(at, IsWhole: false), price * part * part / scale));
            poor += (Int128)ticks * voters;
            poorVoters += voters;
            shares -= (Int128)share * voters;
            before = price;
        }
    }
}

/// <summary>A price that has to be tried.</summary>
/// <param name="At">Whose purse runs empty: a place among the supporters.</param>
/// <param name="IsWhole">Whether it is the price up to that one at which just the whole cost comes together.</param>
internal readonly record struct PartOffer(int At, bool IsWhole);

/// <summary>The offers of a project that are near the best.</summary>
/// <param name="Project">The project.</param>
/// <param name="Supporters">From the poorest for her share to the richest; those who have nothing stand first.</param>
/// <param name="Offers">Any number.</param>
internal sealed record NearOffers(int Project, Tally[] Supporters, PartOffer[] Offers)
{
    /// <summary>
    /// Supporters before this place surely give all they have where the whole cost comes together.
    /// </summary>
    public int FirstWhole { get; init; }

    /// <summary>Where the whole cost comes together, nobody pays more for a share than this supporter has.</summary>
    public int Last { get; init; }
}
