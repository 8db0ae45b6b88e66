using System.Text;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Pabulib;

/// <summary>An amount or a number of points in a file, and where it stands.</summary>
internal readonly record struct AmountCell(int At, DecimalLiteral Literal)
{
    /// <summary>Reads what is called <paramref name="name"/> in messages.</summary>
    public static Fault? Read(ReadOnlySpan<byte> cell, int at, string name, out AmountCell amount)
    {
        amount = default;
        const int Longest = DecimalLiteral.MaxDigits + 2;
        var literal = default(DecimalLiteral);
        if (cell.Length > Longest || !DecimalLiteral.TryParse(Encoding.UTF8.GetString(cell), out literal))
        {
            return new Fault(at, $"Found {Fault.Quote(cell)} for {name}; expected a number such as 1500 or 1500.50: "
                + $"at most {DecimalLiteral.MaxDigits} digits and one dot or comma.");
        }

        if (literal.Digits.Sign < 0)
        {
            return new Fault(at, $"Found {Fault.Quote(cell)} for {name}; expected a number that is not negative.");
        }

        amount = new(at, literal);
        return literal.Decimals <= Instance.MaxDecimals ? null
            : new Fault(at, $"Found {literal.Decimals} decimals in {name}; expected at most {Instance.MaxDecimals}.");
    }

    /// <summary>This number in units of 10^-<paramref name="decimals"/>.</summary>
    public Fault? Scale(int decimals, string name, out long count) => Literal.TryScale(decimals, out count) ? null
        : new Fault(At, $"Found {DecimalLiteral.Format(Literal.Digits, Literal.Decimals)} for {name}; expected at most "
            + $"{DecimalLiteral.Format(long.MaxValue, decimals)}, what 64 bits hold with {Decimals(decimals)}.");

    private static string Decimals(int count) => count == 1 ? "1 decimal" : $"{count} decimals";
}
