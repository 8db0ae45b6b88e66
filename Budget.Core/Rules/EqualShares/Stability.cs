using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// By how much all purses can grow before a run could fund anything else, or in another order. While every voter pays
/// in full, or gives all, for the same projects as now, purses grow at rates that follow from one purchase to the next
/// (1 at the start; who pays in full gains what those who give all take over from the price), and prices only fall. So
/// a run stays as it is until somebody who gave all could pay in full, a project that was dearer could come as cheap as
/// the one that was funded, or supporters who could not pay for a project could. The price of a project is a convex
/// function of the purses: the line through its value now bounds it from below.
/// </summary>
internal sealed class Stability
{
    private readonly Instance _instance;
    private readonly Support _support;
    private readonly TickPurses _purses;
    private readonly Offers _offers;
    private readonly UpperBound[] _growth;
    private Headroom _headroom = new();

    public Stability(Instance instance, Profile profile, Support support)
    {
        (_instance, _support) = (instance, support);
        _purses = new TickPurses(profile);
        _offers = new Offers(instance, support, _purses);
        _growth = new UpperBound[profile.GroupCount];
    }

    /// <summary>How much more than <paramref name="purse"/> everybody may surely have, in the smallest unit.</summary>
    /// <param name="purse">The purse of a run, in the smallest unit.</param>
    /// <param name="funded">What that run funded, in order.</param>
    public Rational Of(Rational purse, IEnumerable<int> funded)
    {
        _headroom = new Headroom();
        _purses.FillAll(purse);
        // What is out by a limit is not looked at here, so that there every step is walked.
        if (_purses.Scale.Shift < 0 || !_instance.Limits.All.IsEmpty)
        {
            return Rational.Zero;
        }

        Array.Fill(_growth, UpperBound.One);
        var waiting = Enumerable.Range(0, _support.ProjectCount)
            .Where(project => _support.Supported(project) && _instance.Projects[project].Cost > Money.Zero).ToList();
        waiting.ForEach(_offers.Reset);
        foreach (var winner in funded.Where(project => _instance.Projects[project].Cost > Money.Zero))
        {
            waiting.RemoveAll(IsTooDear);
            if (!waiting.Remove(winner))
            {
                // Its supporters own just about what it costs: ticks cannot tell who pays in full.
                return Rational.Zero;
            }

            waiting.ForEach(project => StayBehind(winner, project));
            Pay(winner);
            if (_headroom.IsGone)
            {
                return Rational.Zero;
            }
        }

        return waiting.TrueForAll(IsTooDear) ? _purses.Scale.Amount(_headroom.Floor()) : Rational.Zero;
    }

    // Supporters who cannot pay now must not be able to later; nothing is left where ticks cannot tell.
    private bool IsTooDear(int project)
    {
        var affordability = _offers.Update(project, Bounds.Unknown);
        if (affordability != Affordability.Affordable)
        {
            var offer = _offers.Of(project);
            _headroom.Limit(offer.Owed - offer.Error(_purses.Shortfall), Poor(project, _offers.Of(project)));
        }

        return affordability != Affordability.Affordable;
    }

    // The winner's price can only fall. Where all supporters of both pay in full, prices stay what they are, ties too.
    private void StayBehind(int winner, int project)
    {
        var (first, second) = (_offers.Of(winner), _offers.Of(project));
        if (first.PoorVoters > 0 || second.PoorVoters > 0 || Price.Compare(Full(winner), Full(project), _support) > 0)
        {
            var fall = Poor(project, second) / ((Int128)second.Shares * _support.Scale(project));
            _headroom.Limit(_offers[winner], _offers[project], fall);
        }
    }

    private Price Full(int project) =>
        new(project, _instance.CostMinor(project), _support.Shares(project), []);

    private void Pay(int winner)
    {
        var (offer, shortfall) = (_offers.Of(winner), _purses.Shortfall);
        var fall = Poor(winner, offer) / offer.Shares;
        foreach (var run in _support.RunsOf(winner))
        {
            var (payment, gain) = (offer.Payment(run.Share), fall * run.Share);
            var least = offer.LeastPayment(run.Share, shortfall);
            foreach (var group in _support.Groups.AsSpan(run.Start..run.End))
            {
                var growth = _growth[group] + gain;
                if (_purses.Of[group] < payment)
                {
                    // Whoever has nothing any more gains nothing either; the payment only comes to her.
                    _headroom.Limit(least - _purses.Of[group] - shortfall, growth);
                    growth = UpperBound.Zero;
                }

                _growth[group] = growth;
            }
        }

        _purses.Pay(_support, winner, offer);
    }

    // How fast the money of those supporters grows who cannot pay in full.
    private UpperBound Poor(int project, Offer offer)
    {
        var sum = UpperBound.Zero;
        if (offer.PoorVoters > 0)
        {
            foreach (var run in _support.RunsOf(project))
            {
                var payment = offer.Payment(run.Share);
                for (var at = run.Start; at < run.End; at++)
                {
                    var group = _support.Groups[at];
                    if (_purses.Of[group] < payment)
                    {
                        sum += _growth[group] * _support.Weights[at];
                    }
                }
            }
        }

        return sum;
    }
}
