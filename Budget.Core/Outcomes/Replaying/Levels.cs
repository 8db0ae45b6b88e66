using System.Numerics;
using System.Runtime.InteropServices;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// An exact amount for every group of voters: what a voter has left, or the load she carries. Equal amounts stand
/// once, and all of them are whole numbers over one common denominator.
/// </summary>
internal sealed class Levels
{
    private readonly Profile _profile;
    private readonly int[] _levelOf;
    private readonly List<Share> _shares = [];
    private List<BigInteger> _amounts;
    private int[] _shareAt = [];

    public Levels(Profile profile, Rational amount)
    {
        (_profile, _levelOf) = (profile, new int[profile.GroupCount]);
        (_amounts, Denominator) = ([amount.Numerator], amount.Denominator);
    }

    public BigInteger Denominator { get; private set; }

    /// <summary>The sum over all voters of some groups, exactly.</summary>
    public Rational Sum(Supporters supporters)
    {
        var sum = BigInteger.Zero;
        foreach (var circle in supporters.Circles)
        {
            foreach (var share in Shares(circle))
            {
                sum += share.Amount * share.Voters;
            }
        }

        return new Rational(sum, Denominator);
    }

    /// <summary>The amounts in a circle, each once; valid until the next call.</summary>
    public ReadOnlySpan<Share> Shares(Circle circle)
    {
        if (_shareAt.Length < _amounts.Count)
        {
            _shareAt = new int[2 * _amounts.Count];
        }

        _shares.Clear();
        var weights = _profile.Weights;
        foreach (var group in circle.Groups)
        {
            ref var at = ref _shareAt[_levelOf[group]];
            if (at == 0)
            {
                _shares.Add(new Share(_levelOf[group], _amounts[_levelOf[group]], 0));
                at = _shares.Count;
            }

            CollectionsMarshal.AsSpan(_shares)[at - 1].Voters += weights[group];
        }

        foreach (var share in CollectionsMarshal.AsSpan(_shares))
        {
            _shareAt[share.Level] = 0;
        }

        return CollectionsMarshal.AsSpan(_shares);
    }

    /// <summary>Gives each supporter what becomes of the amount; amounts are in whole denominators.</summary>
    public void Change(Supporters supporters, Func<Circle, BigInteger, BigInteger> become)
    {
        var places = new Dictionary<BigInteger, int>();
        for (var level = 0; level < _amounts.Count; level++)
        {
            places[_amounts[level]] = level;
        }

        foreach (var circle in supporters.Circles)
        {
            Change(circle, become, places);
        }

        Forget();
    }

    /// <summary>Makes the common denominator a multiple of another one.</summary>
    public void Refine(BigInteger denominator)
    {
        var factor = denominator / BigInteger.GreatestCommonDivisor(denominator, Denominator);
        if (!factor.IsOne)
        {
            Denominator *= factor;
            _amounts = _amounts.ConvertAll(amount => amount * factor);
        }
    }

    private void Change(
        Circle circle, Func<Circle, BigInteger, BigInteger> become, Dictionary<BigInteger, int> places)
    {
        var moved = new Dictionary<int, int>();
        foreach (var share in Shares(circle))
        {
            var amount = become(circle, share.Amount);
            if (places.TryAdd(amount, _amounts.Count))
            {
                _amounts.Add(amount);
            }

            moved[share.Level] = places[amount];
        }

        foreach (var group in circle.Groups)
        {
            _levelOf[group] = moved[_levelOf[group]];
        }
    }

    // Amounts that nobody has any more would be carried along for ever.
    private void Forget()
    {
        var places = new int[_amounts.Count];
        var kept = new List<BigInteger>();
        foreach (ref var level in _levelOf.AsSpan())
        {
            if (places[level] == 0)
            {
                kept.Add(_amounts[level]);
                places[level] = kept.Count;
            }

            level = places[level] - 1;
        }

        _amounts = kept;
    }
}

/// <summary>Voters with the same amount.</summary>
/// <param name="Level">The place of the amount.</param>
/// <param name="Amount">In whole denominators.</param>
/// <param name="Voters">How many.</param>
internal record struct Share(int Level, BigInteger Amount, long Voters);
