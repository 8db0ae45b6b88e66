namespace Budget.Core.Numbers;

/// <summary>
/// How far something can move before the first of several distances closes, each at a rate of its own: proven, so it
/// may be less than the truth and is never more.
/// </summary>
public sealed class Headroom
{
    private double _least = double.PositiveInfinity;

    /// <summary>Whether nothing is left.</summary>
    public bool IsGone => _least <= 0;

    /// <summary>A whole distance closes at a rate.</summary>
    public void Limit(Int128 distance, UpperBound rate) => Limit(Math.BitDecrement((double)distance), rate);

    /// <summary>Two numbers approach each other at a rate; nothing is left when they may be equal already.</summary>
    public void Limit(Bounds nearer, Bounds farther, UpperBound rate) =>
        Limit(Math.BitDecrement(farther.Low - nearer.High), rate);

    /// <summary>The whole steps that surely fit, at most 2^62.</summary>
    public long Floor() => _least <= 0 ? 0 : (long)Math.Min(Math.Floor(_least), 1L << 62);

    private void Limit(double distance, UpperBound rate)
    {
        if (!(distance > 0))
        {
            _least = 0;
        }
        else if (!rate.IsZero)
        {
            _least = Math.Min(_least, Math.BitDecrement(distance / rate.Value));
        }
    }
}
