using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// A run in ticks alone. It answers what <see cref="ExactRun"/> answers, proven step by step, or gives up: where two
/// projects may be tied, or where supporters own just about what a project costs.
/// </summary>
internal sealed class QuickRun
{
    private readonly Instance _instance;
    private readonly Support _support;
    private readonly TieRanking _ties;
    private readonly TickPurses _purses;
    private readonly Offers _offers;
    private readonly Queue _queue;
    private readonly CancellationToken _cancellation;

    public QuickRun(
        Instance instance, Profile profile, Support support, TieRanking ties, CancellationToken cancellation = default)
    {
        (_instance, _support, _ties, _cancellation) = (instance, support, ties, cancellation);
        _purses = new TickPurses(profile);
        _offers = new Offers(instance, support, _purses);
        _queue = new Queue(instance, support, _offers);
    }

    /// <summary>
    /// Runs the rule with a purse, an amount of the smallest unit, for every voter; null when it gives up.
    /// </summary>
    public Spending? With(Rational purse)
    {
        var spending = new Spending();
        if (!spending.AddGifts(_instance, _support, _ties, trace: null))
        {
            return spending;
        }

        _purses.FillAll(purse);
        _queue.Start(spending.Funded);
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            var decided = true;
            var near = _queue.Nearest(_ => !(decided = false));
            if (!decided || near.Length > 1)
            {
                return null;
            }

            if (near.Length == 0)
            {
                return spending;
            }

            spending.Add(near[0], _instance.Projects[near[0]].Cost);
            _queue.Remove(near[0]);
            _queue.DropBarred(spending.Funded);
            _purses.Pay(_support, near[0], _offers.Of(near[0]));
        }
    }
}
