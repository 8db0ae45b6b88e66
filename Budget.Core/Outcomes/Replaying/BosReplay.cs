using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// BOS equal shares: of what still fits and somebody can pay a part of, the project with the smallest ρ/α is next, and
/// is charged at ρ.
/// </summary>
internal sealed class BosReplay
{
    public const string Name = "bos-equal-shares";

    private readonly Trail _trail;
    private readonly Supporters[] _supporters;
    private readonly PursesLeft _purses;
    private readonly List<int> _open;

    /// <param name="trail">The way so far: its beginning.</param>
    /// <param name="supporters">Of every project.</param>
    /// <param name="purse">What every voter has, in currency units.</param>
    public BosReplay(Trail trail, Supporters[] supporters, Rational purse)
    {
        (_trail, _supporters, _purses) = (trail, supporters, new PursesLeft(trail.Profile, purse));
        _open = [.. Enumerable.Range(0, supporters.Length).Where(project => !supporters[project].IsEmpty)];
    }

    public ReplayFault? Check()
    {
        ReplayFault? fault = null;
        while (fault is null && _trail.Refusal is null && _open.Count > 0)
        {
            ImmutableArray<int> gifts = [.. _open.Where(project => _trail.Costs[project].Sign == 0)];
            fault = gifts.Length > 0 ? Fund(gifts, Rational.Zero, _ => Rational.One) : Hopeless() ?? Best();
        }

        return fault;
    }

    private ReplayFault? Hopeless()
    {
        foreach (var project in _open.ToArray())
        {
            var cost = _trail.CostOf(project);
            Decision? found = !_trail.Fits(project) ? new Skipped(Name, project, cost, _trail.MoneyLeft)
                : _purses.Own(_supporters[project]).Sign == 0
                    ? new Unaffordable(Name, project, Rational.Zero, cost)
                : null;
            if (found is not null)
            {
                _open.Remove(project);
                if (_trail.Expect(found) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private ReplayFault? Best()
    {
        if (_open.Count == 0)
        {
            return null;
        }

        var bargains = _open.ToDictionary(
            project => project,
            project => PartBargain.Of(_supporters[project], _trail.Costs[project], _purses));
        var best = bargains.Values.Aggregate((left, right) => left.CompareTo(right) <= 0 ? left : right);
        ImmutableArray<int> tied = [.. _open.Where(project => bargains[project].CompareTo(best) == 0)];
        return Fund(tied, new Rational(best.Over, best.Under), project => bargains[project].Alpha);
    }

    // ρ is α times what a project asks, ρ/α.
    private ReplayFault? Fund(ImmutableArray<int> tied, Rational asked, Func<int, Rational> alpha)
    {
        var fault = _trail.ExpectFunded(Name, tied, project => Paid(project, asked * alpha(project), alpha(project)),
            out var funded);
        if (fault is null && funded is { } paid)
        {
            _open.Remove(paid);
            _purses.Pay(_supporters[paid], _trail.Costs[paid], asked * alpha(paid));
        }

        return fault;
    }

    private Measure.Part Paid(int project, Rational rho, Rational alpha)
    {
        var paid = _purses.At(_supporters[project], rho);
        return new Measure.Part(rho, alpha, paid.Sum, paid.Largest, paid.Full, paid.Exhausted);
    }
}
