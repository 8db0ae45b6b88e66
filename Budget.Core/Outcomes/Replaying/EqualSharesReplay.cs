using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Equal shares from one purse: the price that the trace claims is tried on every project that is left, so that a
/// cheaper one and every equally cheap one shows.
/// </summary>
internal sealed class EqualSharesReplay(Trail trail, Support[] supports, Rational purse)
{
    private const string By = "equal-shares";

    private readonly Purses _purses = new(trail.Profile, purse);
    private readonly List<int> _open = [.. Enumerable.Range(0, supports.Length).Where(at => !supports[at].IsEmpty)];

    public ReplayFault? Check()
    {
        while (trail.Refusal is null)
        {
            if (Unaffordable() is { } fault)
            {
                return fault;
            }

            if (_open.Count == 0)
            {
                break;
            }

            if (Fund() is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private ReplayFault? Unaffordable()
    {
        foreach (var project in _open.ToArray())
        {
            var own = _purses.Own(supports[project]);
            if (own >= trail.Costs[project])
            {
                continue;
            }

            if (trail.Expect(new Unaffordable(By, project, own, trail.CostOf(project))) is { } fault)
            {
                return fault;
            }

            _open.Remove(project);
        }

        return null;
    }

    private ReplayFault? Fund()
    {
        if (trail.Next is not Funded { Measure: Measure.Price { Rho: var price } })
        {
            return Cheapest();
        }

        var tied = ImmutableArray.CreateBuilder<int>();
        foreach (var project in _open)
        {
            switch (_purses.At(price, supports[project]).PriceAgainst(trail.Costs[project]))
            {
                case < 0:
                    return trail.Fault($"'{trail.IdOf(project)}' has a lower price than the {price} of the trace.");
                case 0:
                    tied.Add(project);
                    break;
            }
        }

        return tied.Count == 0
            ? trail.Fault($"No project that is left has the price {price} of the trace.")
            : Fund(tied.ToImmutable(), price);
    }

    private ReplayFault? Fund(ImmutableArray<int> tied, Rational price)
    {
        if (trail.First(tied) is not { } winner)
        {
            return null;
        }

        var support = supports[winner.Project];
        var offer = _purses.At(price, support);
        var measure = new Measure.Price(price, offer.Largest, offer.Full, offer.Exhausted);
        if (trail.ExpectFunded(By, tied, winner, measure) is { } fault)
        {
            return fault;
        }

        _open.Remove(winner.Project);
        _purses.Pay(price, support);
        return null;
    }

    // The trace names no price here, which is right only where nobody could say who goes first.
    private ReplayFault? Cheapest()
    {
        var cheapest = new Bargain(trail, supports, _purses).Among(_open);
        return trail.First(cheapest.Tied) is { } winner
            ? trail.Fault($"Something is affordable still, at {cheapest.Price}: '{trail.IdOf(winner.Project)}' is next.")
            : null;
    }
}
