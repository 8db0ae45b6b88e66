using Budget.Core.Numbers;

namespace Budget.Core.Outcomes;

/// <summary>
/// By what a funded project was best: exact, and enough to check the choice. Money, and satisfaction of the kind
/// <c>cost</c>, are in currency units.
/// </summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>Equal shares: the project whose supporters paid least for what they get.</summary>
    /// <param name="Rho">ρ: money paid per unit of satisfaction by those who pay in full; smallest first.</param>
    /// <param name="LargestPayment">The most any supporter paid.</param>
    /// <param name="Full">How many supporters paid ρ times their satisfaction.</param>
    /// <param name="Exhausted">How many paid less, all they had left.</param>
    /// <param name="Rank">Rank equal shares: the last rank at which voters support it; null elsewhere.</param>
    public sealed record Price(
        Rational Rho, Rational LargestPayment, long Full, long Exhausted, long? Rank = null) : Measure
    {
        /// <summary>
        /// As how many votes the support counts: the cost divided by the largest payment. Purses that are already
        /// spent make it smaller than the number of supporters. With satisfaction <c>cost</c> it is 1/ρ.
        /// </summary>
        /// <exception cref="DivideByZeroException">Nobody paid anything.</exception>
        public Rational EffectiveVotes(Rational cost) => cost / LargestPayment;
    }

    /// <summary>
    /// BOS equal shares: the project whose supporters could pay for a part of it at the least price, for the money and
    /// for what is missing: ρ/α, smallest first.
    /// </summary>
    /// <param name="Rho">ρ: what is charged per unit of satisfaction.</param>
    /// <param name="Alpha">α: the part of the cost that comes together at α · ρ; above 0, at most 1.</param>
    /// <param name="Paid">What all supporters paid together; at most the cost.</param>
    /// <param name="LargestPayment">The most any supporter paid.</param>
    /// <param name="Full">How many supporters paid ρ times their satisfaction.</param>
    /// <param name="Exhausted">How many paid less, all they had left.</param>
    public sealed record Part(
        Rational Rho, Rational Alpha, Rational Paid, Rational LargestPayment, long Full, long Exhausted) : Measure;

    /// <summary>
    /// Greedy: satisfaction per unit of cost, largest first; null stands for infinity (a supported gift).
    /// </summary>
    public sealed record Density(Rational? PerCost) : Measure;

    /// <summary>Greedy by score: satisfaction in all, largest first.</summary>
    public sealed record Score(Rational Total) : Measure;

    /// <summary>
    /// Phragmén: the load each supporter would carry, smallest first; null stands for infinity (no supporter).
    /// </summary>
    public sealed record Load(Rational? PerSupporter) : Measure;

    /// <summary>Ranked pairs: the place in the order that all majorities make.</summary>
    /// <param name="Position">From 1, among the projects that had their turn.</param>
    /// <param name="Wins">Against how many projects it has a majority.</param>
    /// <param name="Losses">How many projects have a majority against it.</param>
    public sealed record Place(int Position, int Wins, int Losses) : Measure;

    /// <summary>
    /// Votes that are used up bit by bit: what those behind the project are still worth over what it asks for, largest
    /// first.
    /// </summary>
    /// <param name="Weight">
    /// The votes behind it, in billionths rounded down. Comparisons are exact; exact fractions would be too long to be
    /// told, since their length may double with every project that is paid for.
    /// </param>
    /// <param name="Quota">
    /// Its share of the budget, in votes: n·cost/budget, exactly; null stands for infinity (there is no money).
    /// </param>
    /// <param name="Rank">The last rank that counts; null where only the first one left does.</param>
    public sealed record Votes(Rational Weight, Rational? Quota, long? Rank) : Measure;

    /// <summary>Maximum welfare: what voters get in all, from this project and from everything funded.</summary>
    public sealed record Welfare(Rational OfProject, Rational OfAll) : Measure;
}
