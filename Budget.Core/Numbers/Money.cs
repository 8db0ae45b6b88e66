namespace Budget.Core.Numbers;

/// <summary>
/// An amount of money, counted in the smallest unit in use: øre, cent or grosz in a round, and in the calculator
/// the unit of an instance's last decimal (<see cref="Elections.Instance.Decimals"/>).
/// </summary>
public readonly record struct Money(long MinorUnits) : IComparable<Money>
{
    public static Money Zero => default;

    public int CompareTo(Money other) => MinorUnits.CompareTo(other.MinorUnits);

    public static bool operator <(Money left, Money right) => left.MinorUnits < right.MinorUnits;
    public static bool operator >(Money left, Money right) => left.MinorUnits > right.MinorUnits;
    public static bool operator <=(Money left, Money right) => left.MinorUnits <= right.MinorUnits;
    public static bool operator >=(Money left, Money right) => left.MinorUnits >= right.MinorUnits;

    /// <exception cref="OverflowException">The sum is beyond a <see cref="long"/>.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.MinorUnits + right.MinorUnits));

    /// <exception cref="OverflowException">The difference is beyond a <see cref="long"/>.</exception>
    public static Money operator -(Money left, Money right) => new(checked(left.MinorUnits - right.MinorUnits));

    public static Money Add(Money left, Money right) => left + right;
    public static Money Subtract(Money left, Money right) => left - right;
}
