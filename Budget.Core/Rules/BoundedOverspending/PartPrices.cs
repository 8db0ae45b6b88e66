using System.Numerics;
using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules.BoundedOverspending;

/// <summary>Works out exactly what near offers ask.</summary>
internal sealed class PartPrices(Instance instance, Support support, ExactPurses purses)
{
    private readonly Settlement _settlement = new(instance, support, purses);
    private readonly List<Tally> _emptied = [];

    public IEnumerable<PartPrice> Of(NearOffers near) => near.Offers
        .Select(offer => offer.IsWhole ? Whole(near) : Part(near, near.Supporters[offer.At])).OfType<PartPrice>();

    // The price at which just the whole cost comes together; null where the supporters own less.
    private PartPrice? Whole(NearOffers near)
    {
        if (purses.ExactSum(near.Supporters) < _settlement.Cost(near.Project))
        {
            return null;
        }

        var last = near.Supporters[near.Last];
        var mayBePoor = near.Supporters[near.FirstWhole..].Where(tally => !SurelyHasNoLess(tally, last)).ToList();
        var price = _settlement.Of(near.Project, [.. near.Supporters[..near.FirstWhole]], mayBePoor);
        return new PartPrice(
            near.Project, new Rational(price.Owed, purses.Paid.Denominator * price.Shares), Rational.One);
    }

    // The price that empties a purse; null where it brings the whole cost together, which a lower price does too.
    private PartPrice? Part(NearOffers near, Tally emptied)
    {
        var purse = purses.ExactAt(emptied.Level);
        var others = BigInteger.Zero;
        _emptied.Clear();
        foreach (var tally in near.Supporters)
        {
            if (tally == emptied || purses.IsEmpty(tally.Level) || HasNoMore(tally, emptied, purse))
            {
                _emptied.Add(tally);
            }
            else
            {
                others += (BigInteger)tally.Share * tally.Voters;
            }
        }

        var together = purses.ExactSum(CollectionsMarshal.AsSpan(_emptied)) * emptied.Share + purse * others;
        var whole = _settlement.Cost(near.Project) * emptied.Share;
        return together >= whole
            ? null
            : new PartPrice(
                near.Project,
                new Rational(purse * instance.CostMinor(near.Project), together),
                new Rational(together, whole));
    }

    // For their shares. Ticks tell, but for a few.
    private bool HasNoMore(Tally tally, Tally than, BigInteger purse) => SurelyHasNoLess(than, tally)
        || (!SurelyHasNoLess(tally, than) && purses.ExactAt(tally.Level) * than.Share <= purse * tally.Share);

    // A purse holds at most so many ticks more than is counted: one for the start and one for each payment.
    private bool SurelyHasNoLess(Tally tally, Tally than) => (Int128)purses.TicksAt(tally.Level) * than.Share
        >= ((Int128)purses.TicksAt(than.Level) + purses.Paid.Count) * tally.Share;
}
