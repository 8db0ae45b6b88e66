using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules.BoundedOverspending;

/// <summary>
/// One run of the rule, from equal purses to the last project that fits and somebody can pay a part of.
/// </summary>
internal sealed class BosRun
{
    private readonly Instance _instance;
    private readonly Support _support;
    private readonly TieRanking _ties;
    private readonly CancellationToken _cancellation;
    private readonly Room _room;
    private readonly ExactPurses _purses;
    private readonly PartOffers _offers;
    private readonly PartPrices _prices;
    private readonly Till _till;
    private readonly List<int> _waiting;
    private readonly Bounds[] _merits;
    private readonly ImmutableArray<Decision>.Builder _decisions = ImmutableArray.CreateBuilder<Decision>();

    public BosRun(
        Instance instance, Profile profile, Support support, TieRanking ties, CancellationToken cancellation)
    {
        (_instance, _support, _ties, _cancellation) = (instance, support, ties, cancellation);
        _room = new Room(instance, Outcome.Empty);
        _purses = new ExactPurses(profile, support);
        _purses.FillAll(new Rational(instance.BudgetLimit.MinorUnits, profile.VoterCount));
        _offers = new PartOffers(instance, support, _purses);
        _prices = new PartPrices(instance, support, _purses);
        _till = new Till(instance, support, _purses);
        _waiting = [.. Enumerable.Range(0, support.ProjectCount).Where(support.Supported)];
        _merits = new Bounds[support.ProjectCount];
        Array.Fill(_merits, Bounds.Unknown);
    }

    public Outcome Run()
    {
        while (Next() is { Length: > 0 } best)
        {
            var tied = Array.ConvertAll(best, price => price.Project);
            if (!_ties.TryChoose(tied, out var choice))
            {
                return new Outcome
                {
                    Decisions = _decisions.ToImmutable(),
                    Refusal = new Refusal.TieUnresolved([.. tied]),
                };
            }

            var measure = _till.Pay(best.First(price => price.Project == choice.Project));
            _room.Take(choice.Project);
            _waiting.Remove(choice.Project);
            _decisions.Add(new Funded(
                BosEqualShares.Name, choice.Project, [.. tied], choice.By, measure, _room.Left));
        }

        return new Outcome { Decisions = _decisions.ToImmutable() };
    }

    // The best projects, ascending: gifts first, since nobody has to pay for them.
    private PartPrice[] Next()
    {
        var gifts = _waiting.Where(project => _instance.CostMinor(project) == 0 && _room.Fits(project)).Order()
            .ToArray();
        if (gifts.Length > 0)
        {
            return Array.ConvertAll(gifts, PartPrice.OfGift);
        }

        DropHopeless();
        var prices = Near().SelectMany(near => _prices.Of(near)).ToArray();
        if (prices.Length == 0)
        {
            return [];
        }

        var least = prices.Min(price => price.Merit(_support));
        return
        [
            .. prices.Where(price => price.Merit(_support) == least).GroupBy(price => price.Project)
                .Select(equal => equal.MaxBy(price => price.Alpha)!).OrderBy(price => price.Project),
        ];
    }

    // Money and purses only shrink: what does not fit, and what nobody can pay anything for, is out for good.
    private void DropHopeless()
    {
        foreach (var project in _waiting.Order().ToArray())
        {
            var cost = _instance.Projects[project].Cost;
            Decision? hopeless = !_room.Fits(project) ? new Skipped(BosEqualShares.Name, project, cost, _room.Left)
                : IsPenniless(project) ? new Unaffordable(BosEqualShares.Name, project, Rational.Zero, cost)
                : null;
            if (hopeless is not null)
            {
                _decisions.Add(hopeless);
                _waiting.Remove(project);
            }
        }
    }

    private bool IsPenniless(int project)
    {
        foreach (var run in _support.RunsOf(project))
        {
            foreach (var group in _support.Groups.AsSpan(run.Start..run.End))
            {
                if (!_purses.IsEmpty(_purses.LevelOf(group)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// The offers among which the best are. What a project asks never falls, since purses only shrink, so its last
    /// bounds hold from below, and projects are weighed anew only as long as they may reach the best found.
    /// </summary>
    private NearOffers[] Near()
    {
        var best = Bounds.Unknown;
        _waiting.Sort((left, right) => Bounds.CompareLows(_merits[left], _merits[right]));
        foreach (var project in _waiting)
        {
            if (!_merits[project].MayReach(best))
            {
                break;
            }

            _cancellation.ThrowIfCancellationRequested();
            _merits[project] = _offers.Merit(project);
            best = Bounds.Nearer(best, _merits[project]);
        }

        return [.. _waiting.Where(project => _merits[project].MayReach(best))
            .Select(project => _offers.Near(project, best))];
    }
}
