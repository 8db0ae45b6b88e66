using System.Numerics;
using Budget.Core.Numbers;

namespace Budget.Core.Pabulib;

/// <summary>One of the limits of META, and the ballots that break it.</summary>
internal sealed class BallotBound
{
    private readonly Func<BallotMeasures, Int128> _measure;
    private readonly Int128 _least;
    private readonly Int128 _most;
    private readonly int _decimals;

    /// <param name="code">The code of the finding.</param>
    /// <param name="what">What ballots do that break it.</param>
    /// <param name="measure">What is limited.</param>
    /// <param name="least">The least allowed; null does not bind.</param>
    /// <param name="most">The most allowed; null does not bind.</param>
    /// <param name="decimals">The measure counts units of 10^-decimals of what is allowed.</param>
    public BallotBound(
        string code, string what, Func<BallotMeasures, Int128> measure,
        Rational? least = null, Rational? most = null, int decimals = 0)
    {
        (Breaches, _measure, _decimals) = (new Occurrences(code, what), measure, decimals);
        var unit = BigInteger.Pow(10, decimals);
        _least = least is { } atLeast ? Clamp(-(atLeast * -unit).Floor()) : Int128.MinValue;
        _most = most is { } atMost ? Clamp((atMost * unit).Floor()) : Int128.MaxValue;
    }

    public Occurrences Breaches { get; }

    public void Check(BallotMeasures ballot, int line)
    {
        var found = _measure(ballot);
        if (found < _least || found > _most)
        {
            Breaches.Add(line, found, _decimals);
        }
    }

    private static Int128 Clamp(BigInteger bound) =>
        (Int128)BigInteger.Clamp(bound, Int128.MinValue, Int128.MaxValue);
}
