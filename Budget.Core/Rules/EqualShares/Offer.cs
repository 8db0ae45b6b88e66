using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>A project's price as last found, in ticks: <see cref="Owed"/> / <see cref="Shares"/> for a share.</summary>
internal record struct Offer
{
    /// <summary>What the project costs, rounded up.</summary>
    public Int128 Cost { get; set; }

    /// <summary>What is left to pay for those who can pay in full.</summary>
    public Int128 Owed { get; set; }

    /// <summary>The shares of those who can pay in full.</summary>
    public long Shares { get; set; }

    /// <summary>How many supporters cannot.</summary>
    public long PoorVoters { get; set; }

    /// <summary>Bounds of ρ.</summary>
    public Bounds Rho { get; set; }

    /// <summary>
    /// By how much too much the others may be asked for, when all voters own up to a shortfall more than is counted.
    /// </summary>
    public readonly Int128 Error(Int128 shortfall) => PoorVoters == 0 ? 1 : shortfall + 1;

    /// <summary>The least that the payment for a share can be, rounded down.</summary>
    public readonly Int128 LeastPayment(long share, Int128 shortfall) =>
        Int128.Max(0, Owed - Error(shortfall)) * share / Shares;

    /// <summary>The payment for a share, rounded up; more than anybody has when nobody can pay in full.</summary>
    public readonly long Payment(long share)
    {
        // All purses together make less than 2^62 ticks.
        if (Shares == 0 || Owed >= 1L << 62)
        {
            return long.MaxValue;
        }

        if (share == 1)
        {
            return ((long)Owed + Shares - 1) / Shares;
        }

        return (long)Int128.Min(long.MaxValue, (Owed * share + Shares - 1) / Shares);
    }
}
