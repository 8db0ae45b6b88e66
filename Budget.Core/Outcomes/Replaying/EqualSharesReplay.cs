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
    private readonly string _by = Name;
    private readonly long? _rank;
    private readonly bool _moreSupportersMayCome;

    /// <param name="trail">The way so far.</param>
    /// <param name="supporters">Of every project.</param>
    /// <param name="purse">What every voter has, in currency units.</param>
    public EqualSharesReplay(Trail trail, Supporters[] supporters, Rational purse)
    {
        (_trail, _supporters, _purses) = (trail, supporters, new PursesLeft(trail.Profile, purse));
        _open = [.. Enumerable.Range(0, supporters.Length)
            .Where(project => !supporters[project].IsEmpty && !trail.IsFunded(project)
                && !trail.IsOut(project))];
    }

    /// <summary>One rank of a rule that lets supporters come rank by rank.</summary>
    /// <param name="trail">The way so far.</param>
    /// <param name="supporters">Of every project, at this rank.</param>
    /// <param name="purses">What earlier ranks left.</param>
    /// <param name="by">The rule.</param>
    /// <param name="rank">The rank.</param>
    public EqualSharesReplay(Trail trail, Supporters[] supporters, PursesLeft purses, string by, int rank)
        : this(trail, supporters, Rational.Zero)
    {
        (_purses, _by, _rank) = (purses, by, rank);
        _moreSupportersMayCome = rank < supporters.Length;
    }

    public ReplayFault? Check()
    {
        var fault = Unaffordable();
        while (fault is null && _trail.Refusal is null && _open.Count > 0)
        {
            fault = _trail.Next is Funded { Measure: Measure.Price { Rho: var price } }
                ? Fund(price) ?? Unaffordable()
                : NobodyCanSayWhich();
        }

        return fault;
    }

    // Whatever the supporters' purses no longer hold is out before anything else happens.
    private ReplayFault? Unaffordable()
    {
        foreach (var project in _open.ToArray())
        {
            if (!_purses.Afford(_supporters[project], _trail.Costs[project]))
            {
                _open.Remove(project);
                var own = _purses.Own(_supporters[project]);
                if (!_moreSupportersMayCome
                    && _trail.Expect(new Unaffordable(_by, project, own, _trail.CostOf(project))) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private ReplayFault? Fund(Rational price)
    {
        var tied = ImmutableArray.CreateBuilder<int>();
        foreach (var project in _open)
        {
            var order = _purses.ComparePrice(_supporters[project], _trail.Costs[project], price);
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

        var fault = _trail.ExpectFunded(_by, tied.ToImmutable(), project => Paid(project, price), out var funded);
        if (fault is null && funded is { } paid)
        {
            _open.RemoveAll(project => project == paid || _trail.IsOut(project));
            _purses.Pay(_supporters[paid], _trail.Costs[paid], price);
        }

        return fault;
    }

    private Measure.Price Paid(int project, Rational price)
    {
        var paid = _purses.At(_supporters[project], price);
        return new Measure.Price(price, paid.Largest, paid.Full, paid.Exhausted, _rank);
    }

    // Where the trace funds nothing although something is affordable, there must be a tie that no key resolves.
    private ReplayFault? NobodyCanSayWhich()
    {
        var (price, tied) = Bargain.Among(_open, _supporters, _trail.Costs, _purses);
        if (_trail.Precedence.FirstOf(tied) is { Project: var next })
        {
            return _trail.Fault($"The replay finds Funded '{_trail.IdOf(next)}' at {price}; the trace does not.");
        }

        _trail.Refuse(new Refusal.TieUnresolved(tied));
        return null;
    }
}
