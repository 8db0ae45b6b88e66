using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// What everybody has left, in currency units. A price ρ is not solved for but tried out: the supporters of a project
/// together offer Σ min(b, ρ·u), which meets the cost exactly at the project's own price.
/// </summary>
internal sealed class PursesLeft(Profile profile, Rational purse)
{
    private readonly Levels _levels = new(profile, purse);
    private readonly Dictionary<Supporters, Rational> _counted = [];
    private Rational _spent;

    /// <summary>What the supporters own together.</summary>
    public Rational Own(Supporters supporters) => _levels.Sum(supporters);

    /// <summary>
    /// What each of the supporters who have something owns: whole numbers of the inverse of a denominator.
    /// </summary>
    public (List<(BigInteger Amount, Rational Gain, long Voters)> Owned, BigInteger Denominator) Holdings(
        Supporters supporters, BigInteger divisibleBy)
    {
        _levels.Refine(divisibleBy);
        var owned = new List<(BigInteger Amount, Rational Gain, long Voters)>();
        foreach (var circle in supporters.Circles)
        {
            foreach (var share in _levels.Shares(circle))
            {
                if (share.Amount.Sign > 0)
                {
                    owned.Add((share.Amount, circle.Gain, share.Voters));
                }
            }
        }

        return (owned, _levels.Denominator);
    }

    /// <summary>Whether the supporters own at least an amount.</summary>
    public bool Afford(Supporters supporters, Rational cost)
    {
        // They own no less than when they were last counted, less all that anybody spent since.
        if (_counted.TryGetValue(supporters, out var owned) && owned - _spent >= cost)
        {
            return true;
        }

        var own = Own(supporters);
        _counted[supporters] = _spent + own.Floor();
        return own >= cost;
    }

    /// <summary>
    /// How a project's own price compares with another one, which is tried: negative when it is lower, since more than
    /// the cost comes together, or the cost comes together with nobody left to pay a higher price.
    /// </summary>
    public int ComparePrice(Supporters supporters, Rational cost, Rational price)
    {
        // Not even if all could pay in full would enough come together.
        if (price * supporters.Total < cost)
        {
            return 1;
        }

        var paid = At(supporters, price);
        var order = cost.CompareTo(paid.Sum);
        return order == 0 && paid.Full == 0 ? -1 : order;
    }

    /// <summary>What the supporters offer for a project at a price.</summary>
    public Contribution At(Supporters supporters, Rational price)
    {
        var (all, largest) = (BigInteger.Zero, BigInteger.Zero);
        var paid = default(Contribution);
        foreach (var circle in supporters.Circles)
        {
            var due = price * circle.Gain;
            var enough = -(Rational.Zero - due * _levels.Denominator).Floor();
            var full = 0L;
            foreach (var share in _levels.Shares(circle))
            {
                if (share.Amount >= enough)
                {
                    full += share.Voters;
                }
                else
                {
                    all += share.Amount * share.Voters;
                    largest = BigInteger.Max(largest, share.Amount);
                    paid.Exhausted += share.Voters;
                }
            }

            paid.Full += full;
            paid.Sum += due * full;
            paid.Largest = full > 0 ? Rational.Max(paid.Largest, due) : paid.Largest;
        }

        paid.Sum += new Rational(all, _levels.Denominator);
        paid.Largest = Rational.Max(paid.Largest, new Rational(largest, _levels.Denominator));
        return paid;
    }

    /// <summary>
    /// The project's own price, by filling up: those who own least for what they get give all they have, until the
    /// others can share the rest in full. The supporters own at least the cost.
    /// </summary>
    public Rational PriceOf(Supporters supporters, Rational cost)
    {
        _levels.Refine(cost.Denominator);
        var givers = new List<(Circle Circle, Share Share)>();
        foreach (var circle in supporters.Circles)
        {
            foreach (var share in _levels.Shares(circle))
            {
                givers.Add((circle, share));
            }
        }

        givers.Sort((left, right) => ReferenceEquals(left.Circle, right.Circle)
            ? left.Share.Amount.CompareTo(right.Share.Amount)
            : (left.Share.Amount / left.Circle.Gain).CompareTo(right.Share.Amount / right.Circle.Gain));
        var (missing, sharing) = ((cost * _levels.Denominator).Numerator, supporters.Total);
        foreach (var (circle, share) in givers)
        {
            var parts = sharing / circle.Gain;
            if (missing * parts.Denominator <= share.Amount * parts.Numerator)
            {
                break;
            }

            missing -= share.Amount * share.Voters;
            sharing -= circle.Gain * share.Voters;
        }

        return missing / sharing / _levels.Denominator;
    }

    /// <summary>Takes what each supporter pays at a price, the cost in all.</summary>
    public void Pay(Supporters supporters, Rational cost, Rational price)
    {
        _spent += cost;
        foreach (var circle in supporters.Circles)
        {
            _levels.Refine((price * circle.Gain).Denominator);
        }

        var dues = supporters.Circles.ToDictionary(
            circle => circle, circle => (price * circle.Gain * _levels.Denominator).Numerator);
        _levels.Change(supporters, (circle, amount) => BigInteger.Max(amount - dues[circle], BigInteger.Zero));
    }
}

/// <summary>What the supporters of a project offer at a price.</summary>
internal record struct Contribution
{
    /// <summary>Together, in currency units.</summary>
    public Rational Sum { get; set; }

    /// <summary>The most that any of them pays.</summary>
    public Rational Largest { get; set; }

    /// <summary>How many pay the price in full.</summary>
    public long Full { get; set; }

    /// <summary>How many give all they have, which is less.</summary>
    public long Exhausted { get; set; }
}
