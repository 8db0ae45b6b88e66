namespace Budget.Core.Numbers;

/// <summary>A number of at least 0, known from above: every operation rounds up.</summary>
public readonly struct UpperBound
{
    private readonly double _value;

    private UpperBound(double value) => _value = value;

    public static UpperBound Zero => default;
    public static UpperBound One => new(1);

    public bool IsZero => _value == 0;

    public static UpperBound operator +(UpperBound left, UpperBound right) =>
        right._value == 0 ? left : new(Math.BitIncrement(left._value + right._value));

    /// <summary>The product with a number of at least 0.</summary>
    public static UpperBound operator *(UpperBound left, long right) =>
        new(Math.BitIncrement(left._value * Math.BitIncrement((double)right)));

    /// <summary>The quotient by a positive number.</summary>
    public static UpperBound operator /(UpperBound left, Int128 right) =>
        new(Math.BitIncrement(left._value / Math.BitDecrement((double)right)));

    public static UpperBound Add(UpperBound left, UpperBound right) => left + right;
    public static UpperBound Multiply(UpperBound left, long right) => left * right;
    public static UpperBound Divide(UpperBound left, Int128 right) => left / right;

    internal double Value => _value;
}
