using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// A run in which every purse is known exactly; ticks only save asking for it. Writes a trace when it is given one.
/// </summary>
internal sealed class ExactRun
{
    private readonly Instance _instance;
    private readonly Support _support;
    private readonly TieRanking _ties;
    private readonly ExactPurses _purses;
    private readonly Offers _offers;
    private readonly Queue _queue;
    private readonly ExactPrices _prices;
    private readonly List<Tally> _stepped = [];
    private readonly CancellationToken _cancellation;

    public ExactRun(
        Instance instance, Profile profile, Support support, TieRanking ties, CancellationToken cancellation = default)
    {
        (_instance, _support, _ties, _cancellation) = (instance, support, ties, cancellation);
        _purses = new ExactPurses(profile, support);
        _offers = new Offers(instance, support, _purses.Ticks);
        _queue = new Queue(instance, support, _offers);
        _prices = new ExactPrices(instance, support, _purses, _offers);
    }

    /// <summary>Runs the rule with a purse, an amount of the smallest unit, for every voter.</summary>
    public Spending With(Rational purse, Trace? trace = null)
    {
        var spending = new Spending();
        Fill(purse, trace);
        Spend(spending, trace);
        return spending;
    }

    /// <summary>Gives everybody the same purse.</summary>
    public void Fill(Rational purse, Trace? trace)
    {
        _purses.FillAll(purse);
        trace?.Start(_purses, _prices);
    }

    /// <summary>Goes on with what is in the purses, until supporters can pay for nothing more.</summary>
    public void Spend(Spending spending, Trace? trace)
    {
        _queue.Start(spending.Funded);
        trace?.DropUnaffordable(_queue.Waiting);
        if (!spending.AddGifts(_instance, _support, _ties, trace))
        {
            return;
        }

        _queue.DropBarred(spending.Funded);
        while (NextTied() is { Length: > 0 } tied)
        {
            if (!_ties.TryChoose(tied, out var choice))
            {
                spending.UnresolvedTie = tied;
                break;
            }

            Fund(choice, tied, trace);
            spending.Add(choice.Project, _instance.Projects[choice.Project].Cost);
            _queue.Remove(choice.Project);
            _queue.DropBarred(spending.Funded);
            trace?.DropUnaffordable(_queue.Waiting);
        }
    }

    /// <summary>The projects with the smallest ρ, ascending; none when nothing affordable is left.</summary>
    private int[] NextTied()
    {
        _cancellation.ThrowIfCancellationRequested();
        var near = _queue.Nearest(project => _prices.Owned(project) >= _prices.Cost(project));
        if (near.Length <= 1)
        {
            return near;
        }

        var prices = Array.ConvertAll(near, _prices.Of);
        var least = prices.Aggregate((left, right) => Price.Compare(left, right, _support) <= 0 ? left : right);
        var best = prices.Where(price => Price.Compare(price, least, _support) == 0);
        return [.. best.Select(price => price.Project).Order()];
    }

    private void Fund(TieChoice choice, int[] tied, Trace? trace)
    {
        _purses.Step(choice.Project, _stepped);
        var price = _prices.Of(choice.Project, _stepped);
        trace?.Fund(price, [.. tied], choice.By);
        _purses.Paid.Add(price.Owed, price.Shares);
        _purses.Charge(choice.Project, CollectionsMarshal.AsSpan(_stepped), price.Exhausted);
    }
}
