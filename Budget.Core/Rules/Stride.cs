using Budget.Core.Numbers;
using Budget.Core.Rules.EqualShares;

namespace Budget.Core.Rules;

/// <summary>
/// Finds steps of a purse increase that need not be walked, because it is proven that they change nothing. Asking costs
/// a few runs, so it asks only after the outcome has stayed the same for a while, and less often when it gains little.
/// </summary>
internal sealed class Stride(PurseElection election, Rational step)
{
    // On elections where the increase takes some hundred steps it is hardly ever worth asking.
    private const int Patience = 16;
    private const int Worthwhile = 4;

    private List<int> _last = [];
    private int _same;
    private int _wait = Patience;

    /// <summary>How many steps after this one surely fund the same, in the same order.</summary>
    /// <param name="spending">What this step funded.</param>
    /// <param name="purse">Its purse, in the smallest unit.</param>
    public long Sure(Spending spending, Rational purse)
    {
        if (step.Sign == 0)
        {
            // A percentage of no money: no step ever changes anything.
            return int.MaxValue;
        }

        _same = spending.Funded.SequenceEqual(_last) ? _same + 1 : 0;
        _last = spending.Funded;
        if (_same < _wait)
        {
            return 0;
        }

        var sure = (election.Stability(purse, spending) / step).Floor();
        (_same, _wait) = (0, sure >= Worthwhile ? 0 : Math.Min(2 * _wait + Patience, 64 * Patience));
        return sure > int.MaxValue ? int.MaxValue : (long)sure;
    }
}
