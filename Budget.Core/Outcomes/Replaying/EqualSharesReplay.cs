using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Equal shares from one purse: the price that the trace claims is tried on every project that is left, so that a
/// cheaper one shows, and so does every equally cheap one.
/// </summary>
internal sealed class EqualSharesReplay
{
    public const string Name = "equal-shares";

    private readonly Trail _trail;
    private readonly Supporters[] _supporters;
    private readonly PursesLeft _purses;
    private readonly List<int> _open;

    /// <param name="trail">The way so far.</param>
    /// <param name="supporters">Of every project.</param>
    /// <param name="purse">What every voter has, in currency units.</param>
    public EqualSharesReplay(Trail trail, Supporters[] supporters, Rational purse)
    {
        (_trail, _supporters, _purses) = (trail, supporters, new PursesLeft(trail.Profile, purse));
        _open = [.. Enumerable.Range(0, supporters.Length).Where(project => !supporters[project].IsEmpty)];
    }

    public ReplayFault? Check()
    {
        var gifts = _open.FindAll(project => _trail.Costs[project].Sign == 0);
        _open.RemoveAll(gifts.Contains);
        return Fund(gifts) ?? Unaffordable() ?? Fund(_open);
    }

    private ReplayFault? Fund(List<int> projects)
    {
        ReplayFault? fault = null;
        while (fault is null && _trail.Refusal is null && projects.Count > 0)
        {
            fault = _trail.Next is Funded { Measure: Measure.Price { Rho: var price } }
                ? Fund(projects, price)
                : NobodyCanSayWhich(projects);
        }

        return fault;
    }

    private ReplayFault? Fund(List<int> projects, Rational price)
    {
        var tied = ImmutableArray.CreateBuilder<int>();
        foreach (var project in projects)
        {
            var order = _purses.At(price, _supporters[project]).PriceAgainst(_trail.Costs[project]);
            if (order < 0)
            {
                return _trail.Fault($"'{_trail.IdOf(project)}' has a lower price than the {price} of the trace.");
            }

            if (order == 0)
            {
                tied.Add(project);
            }
        }

        if (tied.Count == 0)
        {
            return _trail.Fault($"No project that is left has the price {price} of the trace.");
        }

        var fault = _trail.ExpectFunded(Name, tied.ToImmutable(), project => Paid(project, price), out var funded);
        if (fault is not null || funded is not { } paid)
        {
            return fault;
        }

        projects.Remove(paid);
        _purses.Pay(price, _supporters[paid]);
        return ReferenceEquals(projects, _open) ? Unaffordable() : null;
    }

    private Measure.Price Paid(int project, Rational price)
    {
        var paid = _purses.At(price, _supporters[project]);
        return new Measure.Price(price, paid.Largest, (long)paid.Full, (long)paid.Exhausted);
    }

    // What became unaffordable by the last payment comes before the next one.
    private ReplayFault? Unaffordable()
    {
        ReplayFault? fault = null;
        _open.RemoveAll(project =>
        {
            var own = _purses.Own(_supporters[project]);
            var isOut = own < _trail.Costs[project];
            fault ??= isOut && _trail.Refusal is null
                ? _trail.Expect(new Unaffordable(Name, project, own, _trail.CostOf(project)))
                : null;
            return isOut;
        });
        return fault;
    }

    // Where the trace funds nothing although something is affordable, there must be a tie that no key resolves.
    private ReplayFault? NobodyCanSayWhich(List<int> projects)
    {
        var (price, tied) = Bargain.Among(projects, _supporters, _trail.Costs, _purses);
        if (_trail.Precedence.FirstOf(tied) is { Project: var next })
        {
            return _trail.Fault($"The replay finds Funded '{_trail.IdOf(next)}' at {price}; the trace does not.");
        }

        _trail.Refuse(new Refusal.TieUnresolved(tied));
        return null;
    }
}
