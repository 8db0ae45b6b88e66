using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// One run of the method of equal shares, as often as needed with another purse. Each round takes the projects in the
/// order of the least ρ they can have (ρ never falls during a run), prices them anew, and stops at the first that is
/// proven to be dearer than the best found; stopping at an equal one would lose ties.
/// </summary>
internal sealed class Run
{
    private readonly Instance _instance;
    private readonly Support _support;
    private readonly TieRanking _ties;
    private readonly Purses _purses;
    private readonly Offers _offers;
    private readonly ExactPrices _exact;
    private readonly int[] _candidates;
    private readonly List<Tally> _stepped = [];
    private int _left;

    public Run(Instance instance, Profile profile, Support support, TieRanking ties)
    {
        (_instance, _support, _ties) = (instance, support, ties);
        _purses = new Purses(profile, support);
        _offers = new Offers(instance, support, _purses);
        _exact = new ExactPrices(instance, support, _purses, _offers);
        _candidates = new int[support.ProjectCount];
    }

    /// <summary>Runs the rule with a purse, an amount of the smallest unit, for every voter.</summary>
    public Spending With(Rational purse, Trace? trace = null)
    {
        var spending = new Spending();
        _purses.FillAll(purse);
        trace?.Start(_purses, _exact);
        Line();
        trace?.DropUnaffordable(_candidates.AsSpan(0, _left));
        if (!FundGifts(spending, trace))
        {
            return spending;
        }

        while (NextTied() is { Length: > 0 } tied)
        {
            if (!_ties.TryChoose(tied, out var choice))
            {
                spending.UnresolvedTie = tied;
                break;
            }

            Fund(choice, tied, spending, trace);
            trace?.DropUnaffordable(_candidates.AsSpan(0, _left));
        }

        return spending;
    }

    private void Fund(TieChoice choice, int[] tied, Spending spending, Trace? trace)
    {
        _purses.Step(choice.Project, _stepped);
        var price = _exact.Of(choice.Project, _stepped);
        trace?.Fund(price, [.. tied], choice.By);
        _purses.Paid.Add(price.Owed, price.Shares);
        _purses.Charge(choice.Project, CollectionsMarshal.AsSpan(_stepped), price.Exhausted);
        spending.Add(choice.Project, _instance.Projects[choice.Project].Cost);
        Remove(choice.Project);
    }

    // Supported projects that cost nothing come first.
    private bool FundGifts(Spending spending, Trace? trace)
    {
        var gifts = Enumerable.Range(0, _support.ProjectCount)
            .Where(project => _instance.Projects[project].Cost == Money.Zero && _support.Supported(project)).ToList();
        while (gifts.Count > 0)
        {
            if (!_ties.TryChoose([.. gifts], out var choice))
            {
                spending.UnresolvedTie = [.. gifts];
                return false;
            }

            spending.Add(choice.Project, Money.Zero);
            trace?.FundGift([.. gifts], choice);
            gifts.Remove(choice.Project);
        }

        return true;
    }

    // All candidates in the order of their least ρ.
    private void Line()
    {
        _left = 0;
        for (var project = 0; project < _support.ProjectCount; project++)
        {
            if (_support.Supported(project) && _instance.Projects[project].Cost > Money.Zero)
            {
                _offers.Reset(project);
                _candidates[_left++] = project;
            }
        }

        Reorder(_left);
    }

    /// <summary>The projects with the smallest ρ, ascending; none when nothing affordable is left.</summary>
    private int[] NextTied()
    {
        var priced = 0;
        var best = double.PositiveInfinity;
        while (priced < _left && _offers[_candidates[priced]].Low <= best)
        {
            var project = _candidates[priced];
            var affordable = _offers.Update(project, best);
            if (affordable == Affordability.TooDear
                || (affordable == Affordability.Unknown && _exact.Owned(project) < _exact.Cost(project)))
            {
                Remove(project);
                continue;
            }

            best = Math.Min(best, _offers[project].High);
            priced++;
        }

        var near = Array.FindAll(_candidates[..priced], project => _offers[project].Low <= best);
        Reorder(priced);
        return near.Length > 1 ? Cheapest(near) : near;
    }

    // Bounds overlap, so the exact prices decide.
    private int[] Cheapest(int[] near)
    {
        var prices = Array.ConvertAll(near, _exact.Of);
        var least = prices.Aggregate((left, right) => Price.Compare(left, right, _support) <= 0 ? left : right);
        return [.. prices.Where(price => Price.Compare(price, least, _support) == 0).Select(price => price.Project).Order()];
    }

    private void Remove(int project)
    {
        var at = Array.IndexOf(_candidates, project, 0, _left);
        _left--;
        Array.Copy(_candidates, at + 1, _candidates, at, _left - at);
    }

    // Puts the first few, priced anew, back into line; the others stand in order already.
    private void Reorder(int few)
    {
        for (var from = few - 1; from >= 0; from--)
        {
            var project = _candidates[from];
            var low = _offers[project].Low;
            var at = from;
            for (; at + 1 < _left && _offers[_candidates[at + 1]].Low < low; at++)
            {
                _candidates[at] = _candidates[at + 1];
            }

            _candidates[at] = project;
        }
    }
}

/// <summary>What one run funds.</summary>
internal sealed class Spending
{
    /// <summary>The funded projects in order of selection.</summary>
    public List<int> Funded { get; } = [];

    /// <summary>What they cost together; may be beyond the budget when purses were raised, and beyond a long.</summary>
    public Int128 Cost { get; private set; }

    /// <summary>The projects among which no key of the tie order chooses; null where every tie was resolved.</summary>
    public int[]? UnresolvedTie { get; set; }

    public void Add(int project, Money cost)
    {
        Funded.Add(project);
        Cost += cost.MinorUnits;
    }
}
